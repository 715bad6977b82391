"""How severely and how widely each rater rated, beside the others on the units they share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.grid import grid_of
from answer_eval.agreement.summary import RaterSummary, summaries
from answer_eval.rating import Judged, Rater, Reason
from judging import ANNA, BASELINE, BEN, CLEO, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def summary(judged: list[Judged], rater: Rater) -> RaterSummary:
    """Return a rater's summary."""
    return next(each for each in compare(judged).raters if each.rater == rater.id)


def value(estimate: Estimate) -> float:
    """Return an estimate's value, which must be one."""
    assert isinstance(estimate.value, float)
    return estimate.value


def test_counts() -> None:
    """Not rated holds no evidence and questions not asked; a failed reply is neither."""
    no, unasked, failed = Reason.NO_EVIDENCE, Reason.NOT_ASKED, Reason.FAILED
    found = summary(said(LLM, [1, 2.5, no, unasked, failed]), LLM)
    assert (found.rated, found.not_rated, found.no_evidence, found.failed) == (2, 2, 1, 1)
    assert found.points == {1: 1, 2: 0, 3: 1}


def test_severity_is_the_deviation_from_the_others() -> None:
    """Anna is held against the mean of Ben and Cleo, Ben alone where Cleo rated nothing.

    1 − (2+3)/2, 2 − 3, and 5 is hers alone: the mean of −1.5 and −1 is −1.25.
    """
    judged = said(ANNA, [1, 2, 5]) + said(BEN, [2, 3, None]) + said(CLEO, [3, None, None])
    found = summary(judged, ANNA).severity
    assert value(found) == pytest.approx(-1.25)
    assert found.units == 2


def test_a_machine_is_held_against_people() -> None:
    """Other machines don't count where there are people; without people they do."""
    judged = said(LLM, [3, 4]) + said(BASELINE, [1, 1])
    assert value(summary(judged, LLM).severity) == pytest.approx(2.5)
    assert value(summary(judged + said(ANNA, [2, 3]), LLM).severity) == pytest.approx(1)


def test_range_use_is_the_ratio_of_spreads() -> None:
    """A machine that stays within 2 and 4 uses half the range of one who goes from 1 to 5.

    Of Anna's spread it is 1/2, of Ben's (2 and 4) the whole: 3/4 in the mean.
    """
    judged = said(LLM, [2, 4, 2, 4]) + said(ANNA, [1, 5, 1, 5]) + said(BEN, [2, 4, 2, 4])
    assert value(summary(judged, LLM).range_use) == pytest.approx(0.75)


def test_central_tendency_is_a_share_of_middling_ratings() -> None:
    """Three of four ratings in the middle beside one of four of the other: half more."""
    judged = said(LLM, [3, 3, 3, 5]) + said(ANNA, [1, 3, 5, 5])
    assert value(summary(judged, LLM).central) == pytest.approx(0.5)


def test_alone_there_is_nobody_to_deviate_from() -> None:
    """A rater without others, or others without spread, has no such figures, and says so."""
    alone = summary(said(ANNA, [1, 2, 5]), ANNA)
    assert isinstance(alone.severity.value, Undefined)
    assert isinstance(alone.range_use.value, Undefined)
    flat = summary(said(ANNA, [1, 2, 5]) + said(BEN, [3, 3, 3]), ANNA)
    assert isinstance(flat.range_use.value, Undefined)
    assert value(flat.severity) == pytest.approx(-1 / 3)


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=2, max_size=20))
@settings(deadline=None, max_examples=10)
def test_severities_cancel_where_all_rated_all(rows: list[tuple[int, int, int]]) -> None:
    """Each person's deviation is from the others, so the deviations of a full table sum to 0."""
    columns = zip((ANNA, BEN, CLEO), zip(*rows, strict=True), strict=True)
    grid = grid_of([each for rater, column in columns for each in said(rater, column)])
    assert sum(value(each.severity) for each in summaries(grid)) == pytest.approx(0, abs=1e-9)
