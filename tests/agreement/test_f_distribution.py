"""Quantiles of the F distribution are those of SciPy and of the tables in every textbook."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from answer_eval.agreement.f_distribution import beta_share, f_quantile

degrees = st.floats(1, 20_000)


@pytest.mark.parametrize(
    ("share", "above", "below", "printed"),
    [(0.975, 5, 18, 3.38), (0.975, 18, 5, 6.36), (0.95, 1, 10, 4.96), (0.95, 10, 10, 2.98)],
)
def test_textbook(share: float, above: float, below: float, printed: float) -> None:
    """Printed tables have these, to two digits."""
    assert f_quantile(share, above, below) == pytest.approx(printed, abs=0.005)


@given(share=st.sampled_from([0.025, 0.05, 0.5, 0.95, 0.975]), above=degrees, below=degrees)
def test_as_in_scipy(share: float, above: float, below: float) -> None:
    """Any degrees of freedom, whole or not, agree with SciPy to nine digits."""
    assert f_quantile(share, above, below) == pytest.approx(
        stats.f.ppf(share, above, below), rel=1e-9
    )


@given(above=degrees, below=degrees)
def test_turned_round(above: float, below: float) -> None:
    """The lower end for one order of degrees is one over the upper end for the other."""
    assert f_quantile(0.025, above, below) == pytest.approx(
        1 / f_quantile(0.975, below, above), rel=1e-9
    )


@given(odds=st.floats(-20, 20), a=st.floats(0.5, 500), b=st.floats(0.5, 500))
def test_a_share(odds: float, a: float, b: float) -> None:
    """The incomplete beta function lies between 0 and 1, both sides making up the whole."""
    share = beta_share(odds, a, b)
    assert -1e-12 <= share <= 1 + 1e-12
    assert share + beta_share(-odds, b, a) == pytest.approx(1, abs=1e-9)
    assert not np.isnan(share)
