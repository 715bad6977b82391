"""Where the marks of a plot stand: estimates on an axis, shares of a bar, sizes of squares."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor, sqrt

from answer_eval.agreement.confusion import Confusion
from answer_eval.agreement.estimate import Bounds, Estimate, Undefined, shown

MOST_TICKS = 9
_NEGATIVE = re.compile(r"(?<![\w.)-])-(?=\.?\d)")


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from `low` to `high`; positions on it are percent of its length."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def along(self, value: float) -> float:
        """Return how far along a value stands; beyond an end is at it."""
        share = (value - self.low) / (self.high - self.low)
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def labels(self) -> Iterator[tuple[str, float]]:
        """Yield each tick as it is written, and where."""
        return ((minus(f"{each:g}"), self.along(each)) for each in self.ticks)


@dataclass(frozen=True, slots=True)
class Mark:
    """An estimate on an axis: its place, the ends of its interval or its place again, in words."""

    at: float
    start: float
    end: float
    text: str
    is_number: bool = True


@dataclass(frozen=True, slots=True)
class NoMark:
    """There is nothing to draw, and why."""

    why: str
    is_number: bool = False


def mark(axis: Axis, found: Estimate) -> Mark | NoMark:
    """Place an estimate on an axis."""
    if isinstance(found.value, Undefined):
        return NoMark(found.value.why)
    at = axis.along(found.value)
    if isinstance(found.interval, Undefined):
        return Mark(at, at, at, minus(shown(found.value)))
    ends = (axis.along(found.interval.low), axis.along(found.interval.high))
    return Mark(at, *ends, minus(str(found)))


def minus(text: str) -> str:
    """Write numbers with a minus sign rather than a hyphen; names and ranges keep theirs."""
    return _NEGATIVE.sub("−", text)


def coefficient_axis(found: Iterable[Estimate]) -> Axis:
    """Return an axis up to 1, from 0 or from as far below as an estimate reaches."""
    low = min(0.0, floor(2 * min(_reach(found), default=0.0)) / 2)
    low = max(low, -1.0)
    return Axis(low, 1.0, (*((low,) if low else ()), 0.0, 0.5, 1.0))


def difference_axis(found: Iterable[Estimate]) -> Axis:
    """Return an axis of points of the scale, as far below 0 as above."""
    far = max(1, ceil(max(map(abs, _reach(found)), default=1.0)))
    step = ceil((2 * far + 1) / MOST_TICKS)
    ticks = (float(each) for each in range(-far, far + 1) if each % step == 0)
    return Axis(-far, far, tuple(ticks))


def _reach(found: Iterable[Estimate]) -> Iterator[float]:
    for each in found:
        if isinstance(each.value, float):
            yield each.value
        if isinstance(each.interval, Bounds):
            yield from (each.interval.low, each.interval.high)


@dataclass(frozen=True, slots=True)
class Square:
    """How often two ratings met; the area of the square grows with it."""

    count: int
    side: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """A confusion matrix: a row of squares for each point of the first rater's."""

    first: str
    second: str
    points: tuple[int, ...]
    rows: tuple[tuple[Square, ...], ...]
    rounded: bool

    @property
    def units(self) -> int:
        """How many units both rated."""
        return sum(square.count for row in self.rows for square in row)


def matrix(found: Confusion) -> Matrix:
    """Draw a confusion matrix, the side of the largest square being 100."""
    most = max((count for row in found.counts for count in row), default=0) or 1
    rows = tuple(
        tuple(Square(count, round(100 * sqrt(count / most), 1)) for count in row)
        for row in found.counts
    )
    return Matrix(found.first, found.second, found.points, rows, found.rounded)
