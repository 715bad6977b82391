"""What every coefficient owes its readers, whatever it measures."""

from collections.abc import Iterator
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from answer_eval.agreement import bootstrap
from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS, Coefficient, Takes
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.ratings import Array, ratings_of


@pytest.fixture(autouse=True, scope="module")
def few_resamples() -> Iterator[None]:
    """Draw 100 resamples instead of 2,000: this is about values."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "RESAMPLES", 100)
        bootstrap.resamples_of.cache_clear()
        yield
    bootstrap.resamples_of.cache_clear()


each_coefficient = pytest.mark.parametrize(
    "coefficient", list(COEFFICIENTS), ids=lambda each: each.name
)
WITHOUT_CHANCE = {
    "exact": 1,
    "adjacent": 1,
    "mae": 0,
    "rmse": 0,
    "bias": 0,
    "loa_low": 0,
    "loa_high": 0,
}

integer_pairs = arrays(
    float,
    st.tuples(st.integers(2, 30), st.just(2)),
    elements=st.integers(1, 5).map(float),
)


def value(coefficient: Coefficient, values: Array) -> float | Undefined:
    """Return its value when every unit is of another candidate."""
    return measure(coefficient, ratings_of(values, np.arange(len(values)), len(values))).value


@each_coefficient
def test_docstring_defines_it(coefficient: Coefficient) -> None:
    """Its docstring gives the formula and says when there is no value; its file has its name."""
    text = type(coefficient).__doc__ or ""
    assert "=" in text or "/" in text
    assert "ndefined" in text or "Defined for any" in text
    module = import_module(f"answer_eval.agreement.coefficients.{coefficient.name}")
    assert module.PLUGIN is coefficient


@each_coefficient
def test_identical_constant_ratings(coefficient: Coefficient) -> None:
    """All 3s are full raw agreement, and for all else undefined with a reason."""
    found = value(coefficient, np.full((12, 2), 3.0))
    if coefficient.name in WITHOUT_CHANCE:
        assert found == WITHOUT_CHANCE[coefficient.name]
    else:
        assert isinstance(found, Undefined)
        assert found.why


@each_coefficient
def test_no_ratings(coefficient: Coefficient) -> None:
    """Without jointly rated units there is no value, and it says so."""
    found = value(coefficient, np.array([[1, np.nan], [np.nan, 2]]))
    assert found == Undefined("no unit was rated by all of them")


@each_coefficient
@settings(max_examples=15, deadline=None)
@given(values=integer_pairs)
def test_a_number_or_a_reason(coefficient: Coefficient, values: Array) -> None:
    """Any table gives a finite number or a reason, never NaN or infinity."""
    found = value(coefficient, values)
    assert found.why if isinstance(found, Undefined) else np.isfinite(found)


@each_coefficient
@settings(max_examples=15, deadline=None)
@given(values=integer_pairs, seed=st.integers(0, 9))
def test_order_of_units_is_nothing(coefficient: Coefficient, values: Array, seed: int) -> None:
    """Shuffled units give the same value."""
    shuffled = np.random.default_rng(seed).permutation(values)
    found, again = value(coefficient, values), value(coefficient, shuffled)
    assert again == (found if isinstance(found, Undefined) else pytest.approx(found, abs=1e-9))


@settings(max_examples=15, deadline=None)
@given(values=integer_pairs)
def test_one_decimal_leaves_exactness_undefined(values: Array) -> None:
    """Ratings between the points make exact agreement an accident, not a statistic."""
    between = values + np.array([0, 0.5])
    for name in (
        "exact",
        "adjacent",
        "kappa",
        "kappa_linear",
        "alpha_nominal",
        "fleiss",
        "gwet_ac1",
    ):
        assert isinstance(value(COEFFICIENTS[name], between), Undefined)
    assert isinstance(value(COEFFICIENTS["mae"], between), float)


def test_ordinal_alpha_is_for_points_of_a_scale() -> None:
    """With a hundred different ratings it says that they are no points."""
    values = np.arange(100.0).reshape(50, 2)
    assert isinstance(value(COEFFICIENTS["alpha_ordinal"], values), Undefined)


def test_a_thousand_points_are_no_scale() -> None:
    """Ratings from 1 to 1,000 have no points whose chance could be counted."""
    values = np.column_stack([np.arange(1, 1001.0), np.arange(1000.0, 0, -1)])
    assert isinstance(value(COEFFICIENTS["gwet_ac1"], values), Undefined)


def test_a_single_rating_between_points_has_no_place_among_them() -> None:
    """AC1 counts units rated once: one of 2.5 leaves it undefined, and α, which drops it, not."""
    values = np.array([[1, 2], [3, 3], [5, 5], [np.nan, 2.5]])
    assert isinstance(value(COEFFICIENTS["gwet_ac1"], values), Undefined)
    assert isinstance(value(COEFFICIENTS["alpha_nominal"], values), float)


@pytest.mark.parametrize("shift", [0, 1e6])
def test_far_from_zero_nothing_is_lost(shift: float) -> None:
    """A scale that starts at a million agrees as well as one that starts at one."""
    values = np.array([[1, 2], [2, 2], [4, 5], [5, 5], [3, 1]]) + shift
    for name in ("qwk", "pearson", "icc_2_1", "alpha_interval", "alpha_ordinal"):
        assert value(COEFFICIENTS[name], values) == pytest.approx(
            value(COEFFICIENTS[name], values - shift), abs=1e-9
        )


def test_takes_says_what_becomes_of_gaps() -> None:
    """α keeps a unit that two of three rated; an ICC leaves it out."""
    values = np.array([[1, 2, 1], [2, 2, np.nan], [5, 4, 5], [3, 3, 4]])
    ratings = ratings_of(values, np.arange(4), 4)
    used = {
        each.takes: measure(each, ratings).units
        for each in COEFFICIENTS
        if each.takes in {Takes.COMPLETE, Takes.RAGGED}
    }
    assert used == {Takes.RAGGED: 4, Takes.COMPLETE: 3}
