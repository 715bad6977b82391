"""Marks stand where their numbers say, within the drawing, whatever the numbers are."""

from hypothesis import given
from hypothesis import strategies as st

from answer_eval.agreement.confusion import Confusion
from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.group import POOLED
from answer_eval.findings.plots import Mark, NoMark, coefficient_axis, difference_axis, mark, matrix

numbers = st.floats(-20, 20, allow_nan=False)


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    """Draw an estimate with or without a value and an interval."""
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    interval = Bounds(low, high) if draw(st.booleans()) else Undefined("one candidate")
    return Estimate(value if draw(st.booleans()) else Undefined("no unit"), interval, 3, 3)


@given(st.lists(estimates()))
def test_marks_keep_their_order(found: list[Estimate]) -> None:
    """From 0 to 100, an interval's ends on either side; what has no value isn't drawn."""
    for axis in (coefficient_axis(found), difference_axis(found)):
        assert axis.low < axis.high
        assert all(axis.low <= tick <= axis.high for tick in axis.ticks)
        for each in found:
            placed = mark(axis, each)
            if isinstance(placed, NoMark):
                assert placed.why == "no unit"
            else:
                assert 0 <= placed.start <= placed.at <= placed.end <= 100


@given(st.lists(estimates(), min_size=1))
def test_differences_are_never_cut(found: list[Estimate]) -> None:
    """The axis of differences reaches as far as they do, and 0 is in its middle."""
    axis = difference_axis(found)
    assert axis.along(0) == 50
    assert len(axis.ticks) <= 9
    values = [each.value for each in found if isinstance(each.value, float)]
    assert all(axis.low <= value <= axis.high for value in values)


def test_a_known_place() -> None:
    """0.25 on an axis from -0.5 to 1 is at the middle: (0.25 + 0.5) / 1.5."""
    found = Estimate(0.25, Bounds(-0.2, 0.7), 30, 10)
    axis = coefficient_axis([found])
    assert axis.low == -0.5
    assert mark(axis, found) == Mark(50, 20, 80, "0.25 [−0.20, 0.70]")


def test_squares_grow_by_area() -> None:
    """A count four times as large has a side twice as long."""
    drawn = matrix(
        Confusion(
            group=POOLED,
            first="a",
            second="b",
            points=(1, 2),
            counts=((8, 2), (0, 2)),
            rounded=False,
        )
    )
    assert [[square.side for square in row] for row in drawn.rows] == [[100, 50], [0, 50]]
    assert drawn.units == 12
