"""Each machine is held against every person, their mean and median, and the adjudicated rating."""

import pytest

from answer_eval.agreement.compared import MEAN, MEDIAN, Comparison, PairKind, TwoByTwo
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.report import AgreementReport
from answer_eval.rating import Reason
from judging import ANNA, BEN, CLEO, JUDITH, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def pair(report: AgreementReport, first: str, second: str) -> Comparison:
    """Return the comparison of two raters over all units."""
    return next(each for each in report.pooled() if (each.first, each.second) == (first, second))


def test_every_reference() -> None:
    """Two kinds of people, two ways to combine three of them, and one machine."""
    judged = [each for rater in (ANNA, BEN, CLEO, JUDITH, LLM) for each in said(rater, [1, 2, 4])]
    kinds = {(each.first, each.second): each.kind for each in compare(judged).pooled()}
    assert kinds[ANNA.id, BEN.id] is PairKind.HUMAN_HUMAN
    assert kinds[ANNA.id, JUDITH.id] is PairKind.HUMAN_ADJUDICATED
    assert kinds[CLEO.id, LLM.id] is PairKind.HUMAN_MACHINE
    assert kinds[JUDITH.id, LLM.id] is PairKind.ADJUDICATED_MACHINE
    assert kinds[MEAN, LLM.id] is PairKind.MEAN_MACHINE
    assert kinds[MEDIAN, LLM.id] is PairKind.MEDIAN_MACHINE


def test_the_median_of_people() -> None:
    """Of 1 2 5 it is 2, of the two 2 and 4 it is 3; a single rating has none.

    The machine's 3 and 3 are 1 and 0 above it: bias 0.5.
    """
    judged = (
        said(ANNA, [1, 2, 5])
        + said(BEN, [2, 4, None])
        + said(CLEO, [5, None, None])
        + said(LLM, [3, 3, 3])
    )
    found = pair(compare(judged), MEDIAN, LLM.id)
    assert (found.rated, found.of) == (2, 2)
    assert found.coefficients["bias"].value == pytest.approx(0.5)
    assert isinstance(found.ceiling, Undefined)


def test_two_people_have_no_median_of_their_own() -> None:
    """The median of two is their mean: it isn't told twice."""
    judged = said(ANNA, [1, 2]) + said(BEN, [2, 4]) + said(LLM, [3, 3])
    assert MEDIAN not in {each.first for each in compare(judged).pooled()}


def test_an_adjudicator_sets_no_ceiling() -> None:
    """Nor counts among the people: their mean and baseline are without the adjudicated rating."""
    judged = said(ANNA, [1, 2, 3]) + said(JUDITH, [1, 2, 4]) + said(LLM, [1, 2, 4])
    report = compare(judged)
    found = pair(report, JUDITH.id, LLM.id)
    assert found.coefficients["exact"].value == 1
    assert isinstance(found.ceiling, Undefined)
    assert report.standings[0].against == ANNA.id


def test_no_evidence_has_its_own_table() -> None:
    """A question that wasn't asked says nothing of evidence; a quote not found is none.

    Of the six units that are about evidence 4 agree; by chance 4/6 · 2/6 + 2/6 · 4/6 = 4/9:
    κ = (6/9 − 4/9) / (5/9) = 2/5.
    """
    none, lost = Reason.NO_EVIDENCE, Reason.EVIDENCE_NOT_FOUND
    unasked, failed = Reason.NOT_ASKED, Reason.FAILED
    people: list[float | Reason | None] = [1, 2, 3, none, 4, none, unasked, unasked, 3]
    machine: list[float | Reason | None] = [1, 2, none, none, lost, lost, unasked, none, failed]
    found = pair(compare(said(ANNA, people) + said(LLM, machine)), ANNA.id, LLM.id)
    table = found.no_evidence
    assert isinstance(table, TwoByTwo)
    counts = (table.both_rated, table.first_only, table.second_only, table.neither)
    assert counts == (2, 2, 0, 2)
    assert table.kappa.value == pytest.approx(0.4)
    assert isinstance(found.not_rated, TwoByTwo)
    assert found.not_rated.neither == 4


def test_coverage_in_json() -> None:
    """Every coefficient says which share of the units that both took up it rests on."""
    judged = said(ANNA, [1, 2, Reason.NO_EVIDENCE, 4]) + said(LLM, [1, 3, 3, Reason.FAILED])
    shown = compare(judged).to_json()
    (comparison,) = (each for each in shown["comparisons"] if each["group"] == "all")
    assert {each["coverage"] for each in comparison["coefficients"].values()} == {0.5}
    assert shown["together"][0]["of"] == 4
    assert shown["standings"][0]["of"] == 4
