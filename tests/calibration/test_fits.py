"""Maps are those of their definitions: by hand, beside scikit-learn, and none where none can be."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.ratings import Array
from answer_eval.calibration.fits import Method, fit
from answer_eval.calibration.maps import Linear, Monotone, apply

POINTS = st.lists(st.tuples(st.integers(1, 5), st.integers(10, 50)), min_size=3, max_size=60)


def columns(rows: list[tuple[int, int]]) -> tuple[Array, Array]:
    """Return people's ratings, and a machine's between the points."""
    people, machine = np.array(rows, dtype=np.float64).T
    return people, machine / 10


def fitted(method: Method, people: list[float], machine: list[float]) -> Linear | Monotone:
    """Fit, for sure."""
    found = fit(method, np.array(people, dtype=float), np.array(machine, dtype=float))
    assert not isinstance(found, Undefined)
    return found


def corners(people: list[float], machine: list[float]) -> list[float]:
    """Return the monotone map's points one after another."""
    found = fitted(Method.MONOTONE, people, machine)
    assert isinstance(found, Monotone)
    return [number for point in found.points for number in point]


def test_linear_by_hand() -> None:
    """People 1 3 5 (mean 3, SD √(8/3)), machine 2 3 4 (mean 3, SD √(2/3)): slope 2, 3 - 2 × 3."""
    found = fitted(Method.LINEAR, [1, 3, 5], [2, 3, 4])
    assert isinstance(found, Linear)
    assert (found.slope, found.intercept) == pytest.approx((2, -3))


@given(POINTS)
def test_linear_gives_mean_and_spread_of_people(rows: list[tuple[int, int]]) -> None:
    """Off the scale's ends, the mapped ratings have people's mean and standard deviation."""
    people, machine = columns(rows)
    found = fit(Method.LINEAR, people, machine)
    assume(isinstance(found, Linear))
    assert isinstance(found, Linear)
    mapped = np.array([found.at(each) for each in machine.tolist()])
    assert mapped.mean() == pytest.approx(people.mean(), abs=1e-9)
    assert mapped.std() == pytest.approx(people.std(), abs=1e-9)


def test_pooling_by_hand() -> None:
    """Means 1 3 2 4 4 of one each: 3 and 2 violate, (3 + 2)/2 = 2.5."""
    found = corners([1, 3, 2, 4, 4], [1, 2, 3, 4, 5])
    assert found == [1, 1, 2, 2.5, 3, 2.5, 4, 4, 5, 4]


def test_pooling_weighs_by_count() -> None:
    """At 1: 2 and 4, mean 3 of two; at 2: 1 violates, (2 × 3 + 1)/3 = 7/3; at 3: 5."""
    found = corners([2, 4, 1, 5], [1, 1, 2, 3])
    assert found == pytest.approx([1, 7 / 3, 2, 7 / 3, 3, 5])


def test_pooling_reaches_back() -> None:
    """Means 1 3 4 0 5: 4 and 0 pool to 2, which is below 3: (3 + 4 + 0)/3; the middle one goes."""
    found = corners([1, 3, 4, 0, 5], [1, 2, 3, 4, 5])
    assert found == pytest.approx([1, 1, 2, 7 / 3, 4, 7 / 3, 5, 5])


@given(POINTS)
def test_monotone_equals_scikit_learn(rows: list[tuple[int, int]]) -> None:
    """At, between and beyond the machine's ratings."""
    people, machine = columns(rows)
    found = fit(Method.MONOTONE, people, machine)
    assume(isinstance(found, Monotone))
    assert isinstance(found, Monotone)
    peer = IsotonicRegression(out_of_bounds="clip").fit(machine, people)
    asked = np.linspace(0.5, 5.5, 101)
    own = np.array([found.at(each) for each in asked.tolist()])
    np.testing.assert_allclose(own, peer.predict(asked), atol=1e-9)


@given(st.lists(st.integers(1, 5), min_size=2), st.sampled_from(list(Method)))
def test_a_machine_that_rates_as_people_keeps_its_ratings(
    values: list[int], method: Method
) -> None:
    """The map of equal ratings is the identity on them, to the last digit."""
    assume(len(set(values)) > 1)
    numbers = [float(each) for each in values]
    found = fitted(method, numbers, numbers)
    assert [apply(found, each, (1, 5)) for each in numbers] == numbers


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize(
    ("people", "machine", "why"),
    [
        ([], [], "no unit was rated"),
        ([1, 2, 3], [3, 3, 3], "the machine gave 3 throughout"),
        ([2, 2, 2], [1, 2, 3], "people gave 2 throughout"),
        ([3, 2, 1], [1, 2, 3], "don't rise with people's"),
        ([1, 3, 1], [1, 2, 3], "don't rise with people's"),
    ],
)
def test_degenerate_data_give_no_map(
    method: Method, people: list[float], machine: list[float], why: str
) -> None:
    """Nothing, no spread on either side, falling, flat: each says so."""
    found = fit(method, np.array(people, dtype=float), np.array(machine, dtype=float))
    assert isinstance(found, Undefined)
    assert why in found.why


@given(POINTS)
def test_where_ratings_rise_together_a_monotone_map_rises_too(rows: list[tuple[int, int]]) -> None:
    """A positive covariance leaves no flat map, so the only reason for none is the data's."""
    people, machine = columns(rows)
    line = fit(Method.LINEAR, people, machine)
    assert isinstance(fit(Method.MONOTONE, people, machine), Undefined) == isinstance(
        line, Undefined
    )
