"""Scores are compared over the indicators that both raters rated, by the guide's own rule."""

import pytest

import agreeing
from answer_eval.agreement.compared import Comparison, PairKind
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.report import AgreementReport
from answer_eval.guide import parse_guide
from answer_eval.rating import Judged, Rater, RaterKind, Rating, Unit

ANNA = Rater("human:anna", RaterKind.HUMAN)
BEN = Rater("human:ben", RaterKind.HUMAN)
LLM = Rater("openai/some-model", RaterKind.LLM)
GUIDE = parse_guide(agreeing.GUIDE + "scoring: {minimum_rated: 1}\n", "small.yaml")


pytestmark = pytest.mark.usefixtures("few_resamples")


def said(rater: Rater, ratings: list[tuple[float | None, float | None]]) -> list[Judged]:
    """Return a rater's ratings of two indicators, interview by interview; None is none."""
    return [
        Rating(unit=Unit(f"i{number}", f"i{number}", "hard", indicator), rater=rater, value=value)
        for number, pair in enumerate(ratings)
        for indicator, value in zip(("asks", "checks"), pair, strict=True)
        if value is not None
    ]


OF_ANNA = said(ANNA, [(1, 2), (3, 3), (5, 4), (2, 5)])
OF_BEN = said(BEN, [(1, 4), (3, 1), (5, None), (4, 3)])
OF_LLM = said(LLM, [(2, 2), (2, 3), (4, 4), (3, 3)])


def scores(report: AgreementReport, kind: str, first: str, second: str) -> Comparison:
    """Return one comparison of scores."""
    return next(
        each
        for each in report.comparisons
        if (each.group.kind, each.first, each.second) == (kind, first, second)
    )


def test_scores_are_over_jointly_rated_indicators() -> None:
    """Ben left out one of i2's indicators, so Anna's 5 alone counts there.

    Anna 1.5 3 5 3.5, Ben 2.5 2 5 3.5: they differ by 1, -1, 0, 0.
    """
    found = scores(compare(OF_ANNA + OF_BEN, None, [GUIDE]), "competency score", ANNA.id, BEN.id)
    assert found.coefficients["mae"].value == pytest.approx(0.5)
    assert found.coefficients["bias"].value == pytest.approx(0)
    assert (found.rated, found.group.id) == (4, "care")


def test_one_competency_is_the_overall_score() -> None:
    """With a single competency both levels agree to the last digit, and both are named."""
    report = compare(OF_ANNA + OF_BEN, None, [GUIDE])
    competency = scores(report, "competency score", ANNA.id, BEN.id)
    overall = scores(report, "overall score", ANNA.id, BEN.id)
    assert overall.coefficients["qwk"] == competency.coefficients["qwk"]


def test_pooled_ratings_stay_what_they_are() -> None:
    """A guide adds scores and changes nothing of the ratings' comparisons."""
    with_guide, without = (compare(OF_ANNA + OF_BEN, None, guides) for guides in ([GUIDE], []))
    assert with_guide.pooled() == without.pooled()
    assert not [each for each in without.comparisons if each.group.kind.endswith("score")]


def test_machine_beside_people() -> None:
    """A machine's scores are held against the people's mean, on units that all of them rated."""
    report = compare(OF_ANNA + OF_BEN + OF_LLM, None, [GUIDE])
    means = [
        each
        for each in report.comparisons
        if (each.kind, each.group.kind) == (PairKind.MEAN_MACHINE, "overall score")
    ]
    # means of people 2 2.5 5 3.5, the machine 2 2.5 4 3: they differ by 0 0 -1 -.5
    assert [each.coefficients["mae"].value for each in means] == [pytest.approx(0.375)]
    standing = next(each for each in report.standings if each.group.kind == "overall score")
    assert standing.machine == LLM.id
    assert isinstance(standing.coefficients["prmse"].value, float)


def test_scores_of_questions() -> None:
    """A question's score is the mean of the indicators that both rated in its answer."""
    found = scores(compare(OF_ANNA + OF_BEN, None, [GUIDE]), "question score", ANNA.id, BEN.id)
    assert found.group.id == "hard"
    assert found.coefficients["mae"].value == pytest.approx(0.5)


def test_a_machines_scores_stand_in() -> None:
    """Whether a machine stands in for a person is asked of scores too, at every level."""
    found = compare(OF_ANNA + OF_BEN + OF_LLM, None, [GUIDE]).stand_ins
    levels = {each.group.kind for each in found if each.person == ANNA.id}
    assert {"competency score", "question score", "overall score"} <= levels


def test_all_together() -> None:
    """People's scores, and all raters', are taken together over what all of them rated."""
    report = compare(OF_ANNA + OF_BEN + OF_LLM, None, [GUIDE])
    overall = [each for each in report.together if each.group.kind == "overall score"]
    assert [(each.who, len(each.raters)) for each in overall] == [("humans", 2), ("all raters", 3)]
    assert all(each.coefficients["icc_2_1"].units == 4 for each in overall)


def test_nothing_rated_by_everybody() -> None:
    """Where no unit was rated by all, the machine doesn't stand beside people in scores."""
    report = compare(OF_ANNA[:2] + OF_BEN[2:] + OF_LLM, None, [GUIDE])
    assert not [each for each in report.standings if each.group.kind.endswith("score")]
