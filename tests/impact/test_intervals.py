"""Intervals of rates and of their ratios are the published ones, and hold where counts are 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from answer_eval.impact.intervals import Count, koopman, wilson

COUNTS = st.integers(1, 60).flatmap(lambda n: st.builds(Count, st.integers(0, n), st.just(n)))


@given(COUNTS)
def test_wilson_is_scipys(count: Count) -> None:
    """The interval of a rate equals SciPy's Wilson interval to 1e-12."""
    peer = binomtest(count.hits, count.of).proportion_ci(method="wilson")
    assert (wilson(count).low, wilson(count).high) == pytest.approx(
        (peer.low, peer.high), abs=1e-12
    )


def test_koopmans_own_example() -> None:
    """36 of 40 against 16 of 80 gives 2.94 to 7.15: Koopman (1984), his worked example."""
    found = koopman(Count(36, 40), Count(16, 80))
    assert (found.low, found.high) == pytest.approx((2.94, 7.15), abs=0.005)


def test_no_hits_still_have_an_upper_end() -> None:
    """0 of 20 against 7 of 30 is 0 to .7275 (statsmodels' score interval), where logs have none."""
    found = koopman(Count(0, 20), Count(7, 30))
    assert (found.low, found.high) == pytest.approx((0, 0.7275328), abs=1e-7)


@given(COUNTS, COUNTS.filter(lambda count: count.hits > 0))
def test_the_interval_holds_the_ratio(group: Count, reference: Count) -> None:
    """The observed ratio lies between the ends, and 0 below them all."""
    found, ratio = koopman(group, reference), group.rate / reference.rate
    assert 0 <= found.low <= ratio * (1 + 1e-9)
    assert ratio <= found.high * (1 + 1e-9)


@given(COUNTS.filter(lambda count: count.hits > 0), COUNTS.filter(lambda count: count.hits > 0))
def test_turning_the_ratio_round_turns_the_interval_round(first: Count, second: Count) -> None:
    """The ends of b / a are one over the ends of a / b."""
    there, back = koopman(first, second), koopman(second, first)
    assert there.low == pytest.approx(1 / back.high, rel=1e-6)
