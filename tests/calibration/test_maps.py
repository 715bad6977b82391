"""A map rises with the rating and stays on the scale; one that wouldn't is refused."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.calibration.maps import Linear, Map, Monotone, apply

NUMBER = st.floats(-10, 10)
LINES = st.builds(Linear, st.floats(0.01, 10), NUMBER)


@st.composite
def rising(draw: st.DrawFn) -> Monotone:
    """Draw a map of points that rise."""
    xs = sorted(draw(st.sets(st.integers(-20, 20), min_size=2, max_size=8)))
    ys = sorted(draw(st.lists(st.integers(-20, 20), min_size=len(xs), max_size=len(xs))))
    ys[-1] += ys[0] == ys[-1]
    return Monotone(tuple(zip(map(float, xs), map(float, ys), strict=True)))


@given(LINES | rising(), NUMBER, NUMBER)
def test_order_is_kept_within_the_scale(mapping: Map, one: float, other: float) -> None:
    """A higher rating is never mapped to a lower one, and nothing leaves the scale."""
    low, high = (apply(mapping, each, (1, 5)) for each in sorted((one, other)))
    assert 1 <= low <= high <= 5


def test_between_points_it_is_interpolated_and_level_beyond_them() -> None:
    """Halfway between 2 → 1 and 4 → 5 is 3; below 2 it is 1, above 4 it is 5."""
    mapping = Monotone(((2.0, 1.0), (4.0, 5.0)))
    assert [mapping.at(each) for each in (0, 2, 3, 4, 9)] == [1, 1, 3, 5, 5]


def test_a_line() -> None:
    """2 × 1.5 + 0.25, and 3 × 2 - 4 beyond the scale's best is its best."""
    assert Linear(2, 0.25).at(1.5) == 3.25
    assert apply(Linear(3, 4), 2, (1, 5)) == 5


@pytest.mark.parametrize("slope", [0.0, -1.0, nan])
def test_a_line_that_does_not_rise_is_none(slope: float) -> None:
    """Flat, falling, or no number."""
    with pytest.raises(ValueError, match="doesn't rise"):
        Linear(slope, 0)


@pytest.mark.parametrize(
    "points",
    [
        (),
        ((1.0, 2.0), (2.0, 2.0)),
        ((1.0, 2.0), (2.0, 3.0), (3.0, 2.5)),
        ((2.0, 1.0), (1.0, 3.0)),
        ((1.0, nan), (2.0, 3.0)),
    ],
)
def test_points_that_do_not_rise_are_none(points: tuple[tuple[float, float], ...]) -> None:
    """No points, level ones, falling ones, ones out of order, and no numbers."""
    with pytest.raises(ValueError, match=r"rise|no number"):
        Monotone(points)


def test_in_words() -> None:
    """As the command prints them."""
    assert str(Linear(1.2, -0.5)) == "1.200 × rating - 0.500"
    assert str(Linear(0.8, 0.5)) == "0.800 × rating + 0.500"
    assert str(Monotone(((1.0, 1.5), (2.0, 3.0)))) == "1 → 1.50, 2 → 3.00"
    many = Monotone(tuple((float(each), float(each)) for each in range(20)))
    assert str(many) == "0 → 0.00 to 19 → 19.00, by 20 points"
