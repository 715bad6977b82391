"""Fisher's exact p equals SciPy's, ties and all."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from answer_eval.impact.fisher import fisher
from answer_eval.impact.intervals import Count

COUNTS = st.integers(1, 40).flatmap(lambda n: st.builds(Count, st.integers(0, n), st.just(n)))


@given(COUNTS, COUNTS)
def test_is_scipys(first: Count, second: Count) -> None:
    """Two-sided p equals SciPy's to 1e-9 on any table."""
    table = [[each.hits, each.of - each.hits] for each in (first, second)]
    assert fisher(first, second) == pytest.approx(fisher_exact(table)[1], abs=1e-9)


def test_the_lady_tasting_tea() -> None:
    """Three of four cups right on each side: p = (16 + 1 + 16 + 1) / 70 = 34 / 70 (Fisher 1935)."""
    assert comb(8, 4) == 70
    assert fisher(Count(3, 4), Count(1, 4)) == pytest.approx(float(Fraction(34, 70)), abs=1e-15)


def test_large_groups_neither_overflow_nor_wait() -> None:
    """30 % against 33 % of ten thousand each has p = 5.31e-6, as SciPy finds."""
    assert fisher(Count(3000, 10_000), Count(3300, 10_000)) == pytest.approx(5.310729e-6, rel=1e-6)
