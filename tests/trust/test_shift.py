"""What a check comes to: the shift, what must fall, and when there is too little to tell."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.verdict import Outcome
from answer_eval.rating import NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.rubric import Scale
from answer_eval.trust.checks import CHECKS
from answer_eval.trust.shift import Compared, Finding, Told, counted, finding

STAYS, FALLS = CHECKS["flattery"], CHECKS["less_evidence"]
NONE = Reason.NO_EVIDENCE


def compared(candidate: int, before: Told, *after: Told) -> Compared:
    """Compare one indicator of one candidate's answer on a scale from 1 to 5."""
    return Compared(Unit(f"i{candidate}", f"c{candidate}", "q", "asks"), before, after, 3.0)


def stay(pairs: Sequence[tuple[Told, Told]]) -> Finding:
    """Sum up ratings that must stay, one candidate each."""
    return finding(STAYS, (compared(i, *pair) for i, pair in enumerate(pairs)))


def test_ratings_that_stay_pass_from_twenty_candidates_on() -> None:
    """With nineteen the same zeros are too few to tell."""
    assert stay([(4.0, 4.0)] * 20).verdict.outcome is Outcome.PASS
    assert stay([(4.0, 4.0)] * 19).verdict.outcome is Outcome.NOT_ENOUGH_DATA


def test_the_shift_is_the_mean_difference_with_its_interval() -> None:
    """Golden: half of forty move by 1; the mean's SD is 0.5 / √40, so ±0.155 holds 95 %."""
    found = stay([(3.0, 4.0), (3.0, 3.0)] * 20)
    assert found.shift.value == pytest.approx(0.5)
    assert isinstance(found.shift.interval, Bounds)
    assert found.shift.interval.low == pytest.approx(0.345, abs=0.03)
    assert found.verdict.outcome is Outcome.FAIL


@settings(max_examples=20, deadline=None)
@given(st.floats(-0.24, 0.24))
def test_a_shift_within_a_quarter_of_a_point_passes(step: float) -> None:
    """Whichever way it goes."""
    assert stay([(3.0, 3.0 + step)] * 20).verdict.outcome is Outcome.PASS


@settings(max_examples=20, deadline=None)
@given(st.floats(0.26, 2), st.sampled_from([-1, 1]))
def test_a_larger_one_fails(step: float, way: int) -> None:
    """Whichever way it goes."""
    assert stay([(3.0, 3.0 + way * step)] * 20).verdict.outcome is Outcome.FAIL


def test_ratings_that_come_and_go_fail_though_no_number_moves() -> None:
    """Three of twenty are gone or there where nothing was: more than one in ten."""
    found = stay([(4.0, 4.0)] * 17 + [(4.0, NONE), (NONE, 5.0), (NONE, 5.0)])
    assert (found.lost, found.gained, found.units) == (1, 2, 20)
    assert found.shift.value == pytest.approx(0.0)
    assert found.verdict.outcome is Outcome.FAIL
    assert "3 of 20 ratings come or go" in found.verdict.why
    assert stay([(4.0, 4.0)] * 36 + [(4.0, NONE)] * 4).verdict.outcome is Outcome.PASS


def test_where_nothing_is_rated_there_is_no_shift() -> None:
    """No number, and the reason in its place."""
    found = stay([(NONE, NONE)] * 20)
    assert isinstance(found.shift.value, Undefined)
    assert found.verdict.outcome is Outcome.NOT_ENOUGH_DATA
    assert finding(STAYS, ()).answers == 0


@pytest.mark.parametrize(
    ("before", "after", "fall"),
    [
        (5.0, (4.0, 3.0), 1.0),
        (5.0, (5.0, 4.0), 2 / 3),
        (4.0, (4.0, NONE), 2 / 3),
        (4.0, (NONE, NONE), 2 / 3),
        (4.0, (4.0, 4.0), 0.0),
        (4.0, (5.0,), -1.0),
        (4.0, (3.0, 5.0), -1 / 3),
    ],
)
def test_fall_is_the_share_of_steps_in_order(
    before: Told, after: tuple[Told, ...], fall: float
) -> None:
    """Golden: pairs in order less pairs the wrong way round; no evidence lies below any rating."""
    assert compared(1, before, *after).fall == pytest.approx(fall)


def test_only_the_better_half_of_the_scale_can_fall() -> None:
    """Ratings of 3 and less, and answers without a rating, are left out where they must fall."""
    rows = [compared(1, 3.0, 3.0), compared(2, NONE, NONE), compared(3, 4.0, 2.0)]
    found = finding(FALLS, rows)
    assert (found.units, found.falls.value) == (1, 1.0)
    assert isinstance(finding(FALLS, rows[:2]).falls.value, Undefined)


def test_what_must_fall_and_stays_fails() -> None:
    """Twenty that stay fail; twenty that fall pass, gone or lower."""
    stayed = finding(FALLS, [compared(i, 4.0, 4.0) for i in range(20)])
    fell = finding(FALLS, [compared(i, 4.0, NONE if i % 2 else 3.0) for i in range(20)])
    assert stayed.verdict.outcome is Outcome.FAIL
    assert fell.verdict.outcome is Outcome.PASS
    assert fell.lost == 10


def test_more_is_better_whichever_end_is_best() -> None:
    """A 2 counts as 2 where 5 is best, and as 4 where 1 is."""
    rater, unit = Rater("told", RaterKind.LLM), Unit("i", "c", "q", "asks")
    rating = Rating(unit=unit, rater=rater, value=2)
    assert counted(rating, Scale(min=1, max=5)) == 2
    assert counted(rating, Scale(min=1, max=5, best=1)) == 4
    assert counted(NotRated(unit=unit, rater=rater, reason=NONE), Scale(min=1, max=5)) is NONE
