"""Good against weak: who wins a pair, by how much, and which indicator is to blame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.answers import Kind
from answer_eval.rating import Reason
from answer_eval.score import NoScore
from answer_eval.trial.cases import Unlabelled
from answer_eval.trial.pairs import NoMargin, Outcome, Pair, pairs_of, unpaired
from trying import Q1, Q2, rated, small_guide

SILENT = Reason.NO_EVIDENCE
points = st.floats(1, 5, allow_nan=False).map(lambda value: round(value, 1))


def pair(
    good: tuple[float | Reason, float | Reason],
    weak: tuple[float | Reason, float | Reason],
    best: int = 5,
) -> Pair:
    """Set one good answer against one weak one, each with its ratings of `asks` and `checks`."""
    cases = [
        rated(kind, dict(zip(("asks", "checks"), ratings, strict=True)))
        for kind, ratings in ((Kind.GOOD, good), (Kind.WEAK, weak))
    ]
    (found,) = pairs_of(cases, small_guide(best=best))
    return found


@pytest.mark.parametrize(
    ("good", "weak", "outcome", "margin"),
    [
        ((5.0, 4.0), (2.0, 1.0), Outcome.WON, 3.0),
        ((3.0, SILENT), (2.0, 3.0), Outcome.WON, 0.5),
        ((2.0, 3.0), (3.0, 2.0), Outcome.TIED, 0.0),
        ((2.0, 2.0), (3.0, 4.0), Outcome.LOST, -1.5),
    ],
)
def test_a_pair_with_two_scores_is_won_by_numbers(
    good: tuple[float | Reason, float | Reason],
    weak: tuple[float | Reason, float | Reason],
    outcome: Outcome,
    margin: float,
) -> None:
    """The score is the mean of what is rated; silence is in no mean."""
    found = pair(good, weak)
    assert found.outcome is outcome
    assert found.margin == pytest.approx(margin)


@pytest.mark.parametrize(
    ("good", "weak", "outcome"),
    [
        ((4.0, SILENT), (SILENT, SILENT), Outcome.WON_BY_NO_EVIDENCE),
        ((SILENT, SILENT), (1.0, SILENT), Outcome.LOST),
        ((SILENT, SILENT), (SILENT, SILENT), Outcome.TIED),
    ],
)
def test_silence_never_becomes_a_number(
    good: tuple[float | Reason, float | Reason],
    weak: tuple[float | Reason, float | Reason],
    outcome: Outcome,
) -> None:
    """A pair in which one side has nothing to rate has an outcome of its own and no margin."""
    found = pair(good, weak)
    assert found.outcome is outcome
    assert isinstance(found.margin, NoMargin)


def test_a_failed_reply_decides_nothing() -> None:
    """Even where the other indicators would give a winner, the pair stays undecided."""
    found = pair((5.0, Reason.FAILED), (1.0, 1.0))
    assert found.outcome is Outcome.UNDECIDED
    assert isinstance(found.margin, NoMargin)
    assert not found.blamed


@given(points, points, points, points)
def test_a_scale_that_is_best_at_its_lowest_point_mirrors_the_pair(
    a: float, b: float, c: float, d: float
) -> None:
    """Turning the scale round turns won into lost and the margin's sign; swapping the answers too.

    Fails where "higher" is taken for "better".
    """
    up, down, swapped = (
        pair((a, b), (c, d)),
        pair((a, b), (c, d), best=1),
        pair((c, d), (a, b), best=1),
    )
    opposite = {Outcome.WON: Outcome.LOST, Outcome.LOST: Outcome.WON, Outcome.TIED: Outcome.TIED}
    assert down.outcome is opposite[up.outcome]
    assert swapped.outcome is up.outcome
    assert isinstance(up.margin, float)
    assert down.margin == pytest.approx(-up.margin)


@pytest.mark.parametrize(
    ("good", "weak", "blamed"),
    [
        ((5.0, 5.0), (1.0, 1.0), ()),  # won well: nothing to look into
        ((2.0, 1.0), (3.0, 4.0), ("checks", "asks")),  # the worst first
        ((3.0, 3.0), (3.5, 2.2), ("asks",)),  # won by 0.15, and one pulls the wrong way
        ((3.2, 3.1), (3.0, 3.0), ("checks",)),  # won by 0.15, the least lead
        ((SILENT, 2.0), (4.0, 1.5), ("asks",)),  # the good one doesn't show it at all
        ((SILENT, SILENT), (SILENT, SILENT), ("asks", "checks")),
    ],
)
def test_a_lost_or_narrow_pair_names_what_holds_it_back(
    good: tuple[float | Reason, float | Reason],
    weak: tuple[float | Reason, float | Reason],
    blamed: tuple[str, ...],
) -> None:
    """An indicator is to blame where the good answer gains nothing on the weak one by it."""
    assert tuple(side.indicator for side in pair(good, weak).blamed) == blamed


def test_each_good_answer_meets_each_weak_one_to_its_question() -> None:
    """Two good and two weak ones make four pairs; answers to another question stay among theirs."""
    ratings = {"asks": 3.0, "checks": 3.0}
    cases = [
        rated(Kind.WEAK, ratings, Q2, name="lone"),
        *(rated(Kind.GOOD, ratings, name=f"g{i}") for i in range(2)),
        *(rated(Kind.WEAK, ratings, name=f"w{i}") for i in range(2)),
        rated(Unlabelled(), ratings, name="neither"),
    ]
    found = {(each.good, each.weak) for each in pairs_of(cases, small_guide())}
    assert found == {("g0", "w0"), ("g0", "w1"), ("g1", "w0"), ("g1", "w1")}
    assert unpaired(cases) == (Q2,)


def test_samples_count_as_their_mean() -> None:
    """A sample without a rating takes no part: (4 + 5) / 2 against 3."""
    cases = [
        rated(Kind.GOOD, {"asks": (4.0, SILENT, 5.0)}),
        rated(Kind.WEAK, {"asks": (3.0, 3.0, 3.0)}),
    ]
    (found,) = pairs_of(cases, small_guide())
    assert found.margin == pytest.approx(1.5)
    assert not isinstance(found.good_score, NoScore)
    assert found.question == Q1
