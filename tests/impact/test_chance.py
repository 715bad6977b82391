"""How often a ratio falls below four fifths by chance is a binomial sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from answer_eval.impact.chance import chance_below
from answer_eval.impact.intervals import Count

COUNTS = st.integers(1, 25).flatmap(lambda n: st.builds(Count, st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("hits", "chance"), [(10, 0.56), (25, 0.26), (17, 0.42)])
def test_two_groups_of_fifty(hits: int, chance: float) -> None:
    """Alike at a rate of .2 they look unlike in 56 % of samples, at .5 in 26 %."""
    assert chance_below(Count(hits, 50), Count(hits, 50)) == pytest.approx(chance, abs=0.01)


@given(COUNTS, COUNTS)
def test_is_the_sum_over_all_pairs(first: Count, second: Count) -> None:
    """It equals adding up every pair of counts whose lower rate is below 4/5 of the higher."""
    rate = (first.hits + second.hits) / (first.of + second.of)
    here, there = (binom.pmf(range(each.of + 1), each.of, rate) for each in (first, second))
    expected = sum(
        here[a] * there[b]
        for a in range(first.of + 1)
        for b in range(second.of + 1)
        if 5 * min(a * second.of, b * first.of) < 4 * max(a * second.of, b * first.of)
    )
    assert chance_below(first, second) == pytest.approx(expected, abs=1e-9)
