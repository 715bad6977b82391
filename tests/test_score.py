"""Scores are the rubric's arithmetic over ratings, and a competency half seen has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.guide import Guide
from answer_eval.rating import (
    Flag,
    Judged,
    NotRated,
    Rater,
    RaterKind,
    Rating,
    Reason,
    Unit,
)
from answer_eval.score import NoScore, Score, score

RATER = Rater("human:a", RaterKind.HUMAN)


def make_guide(**changes: object) -> Guide:
    """Build a guide of two primary competencies, with four and two indicators, and a secondary."""

    def competency(name: str, count: int, **more: object) -> dict[str, object]:
        indicators = [
            {"id": f"{name}{i}", "positive": "does", "negative": "does not"} for i in range(count)
        ]
        return {"id": name, "name": name, "tier": "primary", "indicators": indicators, **more}

    return Guide.model_validate(
        {
            "id": "g",
            "version": "1",
            "title": "G",
            "scale": {"min": 1, "max": 5},
            "competencies": [
                competency("a", 4, weight=3),
                competency("b", 2),
                competency("c", 2, tier="secondary"),
            ],
            "questions": [
                {"id": "q1", "text": "One?", "competencies": ["a", "b"]},
                {"id": "q2", "text": "Two?", "competencies": ["a", "c"]},
            ],
            **changes,
        }
    )


def rated(question: str, indicator: str, value: float, **more: object) -> Rating:
    """Make a rating."""
    unit = Unit("i", "i", question, indicator)
    return Rating(unit=unit, rater=RATER, value=value, **more)  # type: ignore[arg-type]


def silent(question: str, indicator: str) -> NotRated:
    """Make a judgement that there is nothing to rate."""
    unit = Unit("i", "i", question, indicator)
    return NotRated(unit=unit, rater=RATER, reason=Reason.NO_EVIDENCE)


def by_id(judged: list[Judged], guide: Guide | None = None) -> dict[str, Score]:
    """Score and look up by id."""
    return {each.id: each for each in score(judged, guide or make_guide()).scores}


def test_competency_is_the_mean_of_its_rated_indicators() -> None:
    """(5 + 2) / 2 = 3.5 with two of four rated: half, and two, are enough."""
    scores = by_id([rated("q1", "a0", 5), rated("q1", "a1", 2), silent("q1", "a2")])
    assert scores["a"] == Score(scores["a"].level, "a", 3.5, 2, 4)


def test_too_few_rated_indicators_give_no_score() -> None:
    """One of four rated is neither two nor half: no number, a reason and a flag."""
    scores = by_id([rated("q1", "a0", 5)])
    assert isinstance(scores["a"].value, NoScore)
    assert "1 of 4" in scores["a"].value.why
    assert scores["a"].flags == (Flag.LOW_COVERAGE,)


def test_one_of_two_is_half_but_not_two() -> None:
    """Both bounds must hold unless the guide says otherwise, and it may."""
    judged: list[Judged] = [rated("q1", "b0", 4)]
    assert isinstance(by_id(judged)["b"].value, NoScore)
    assert by_id(judged, make_guide(scoring={"minimum_rated": 1}))["b"].value == 4


def test_an_indicator_rated_in_two_questions_counts_once() -> None:
    """a0: (5 + 1) / 2 = 3, a1: 4; the competency is (3 + 4) / 2 = 3.5, not (5 + 1 + 4) / 3."""
    scores = by_id([rated("q1", "a0", 5), rated("q2", "a0", 1), rated("q1", "a1", 4)])
    assert scores["a"].value == 3.5
    assert scores["a"].rated == 2


def test_overall_weighs_primary_competencies_only() -> None:
    """(3 x 4 + 1 x 2) / 4 = 3.5; the secondary 5 does not count."""
    judged: list[Judged] = [
        *(rated("q1", f"a{i}", 4) for i in range(4)),
        *(rated("q1", f"b{i}", 2) for i in range(2)),
        *(rated("q2", f"c{i}", 5) for i in range(2)),
    ]
    overall = by_id(judged)["overall"]
    assert (overall.value, overall.rated, overall.of, overall.flags) == (3.5, 6, 6, ())


def test_overall_over_a_gap_is_flagged() -> None:
    """A competency without a score drops out of the overall score, visibly."""
    overall = by_id([rated("q1", f"a{i}", 4) for i in range(4)])["overall"]
    assert (overall.value, overall.rated, overall.of) == (4, 4, 6)
    assert overall.flags == (Flag.LOW_COVERAGE,)


def test_nothing_rated_is_no_score_anywhere() -> None:
    """Silence never becomes a number."""
    scores = score([silent("q1", "a0"), silent("q1", "b0")], make_guide()).scores
    assert all(isinstance(each.value, NoScore) for each in scores)


def test_unevidenced_ratings_stay_out() -> None:
    """A rating without quotes counts in agreement, not in a scorecard."""
    judged = [rated("q1", f"a{i}", 5, flags=(Flag.UNEVIDENCED,)) for i in range(4)]
    assert isinstance(by_id(list(judged))["a"].value, NoScore)


def test_a_competency_without_indicators_is_not_scored() -> None:
    """What the guide doesn't assess has no row."""
    guide = make_guide()
    bare = guide.competencies[1].model_copy(update={"id": "d", "indicators": ()})
    guide = guide.model_copy(update={"competencies": (*guide.competencies, bare)})
    assert "d" not in by_id([], guide)


@given(st.lists(st.integers(1, 5), min_size=4, max_size=4), st.permutations(range(4)))
def test_order_does_not_matter_and_means_stay_within(values: list[int], order: list[int]) -> None:
    """A competency's score lies between its lowest and highest rating, in any order of rows."""
    judged: list[Judged] = [rated("q1", f"a{i}", values[i]) for i in order]
    value = by_id(judged)["a"].value
    assert value == pytest.approx(sum(values) / 4)
    assert isinstance(value, float)
    assert min(values) <= value <= max(values)
