"""Maps from a machine's rating to people's scale; each rises with the rating."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from operator import itemgetter
from typing import Literal

MOST_SHOWN = 12
"""Points of a map that a line has room for."""
Point = tuple[float, float]
"""A machine's rating and what it is mapped to."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A straight line: slope × rating + intercept. ValueError where it doesn't rise."""

    slope: float
    intercept: float
    method: Literal["linear"] = "linear"

    def __post_init__(self) -> None:
        if not (isfinite(self.slope) and isfinite(self.intercept) and self.slope > 0):
            raise ValueError(f"a line of slope {self.slope:g} doesn't rise")

    def at(self, rating: float) -> float:
        """Return what a rating is mapped to."""
        return self.slope * rating + self.intercept

    def __str__(self) -> str:
        sign = "-" if self.intercept < 0 else "+"
        return f"{self.slope:.3f} × rating {sign} {abs(self.intercept):.3f}"


@dataclass(frozen=True, slots=True)
class Monotone:
    """Points joined by straight lines, level before the first and after the last.

    ValueError where they don't rise from the first to the last, or fall anywhere.
    """

    points: tuple[Point, ...]
    method: Literal["monotone"] = "monotone"

    def __post_init__(self) -> None:
        if not all(isfinite(number) for point in self.points for number in point):
            raise ValueError("a point that is no number")
        rises = all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(self.points))
        if not rises or not self.points or self.points[0][1] == self.points[-1][1]:
            raise ValueError("points that don't rise")

    def at(self, rating: float) -> float:
        """Return what a rating is mapped to."""
        above = bisect_right(self.points, rating, key=itemgetter(0))
        if above in {0, len(self.points)}:
            return self.points[min(above, len(self.points) - 1)][1]
        (x, y), (next_x, next_y) = self.points[above - 1 : above + 1]
        return y + (rating - x) / (next_x - x) * (next_y - y)

    def __str__(self) -> str:
        told = [f"{x:g} → {y:.2f}" for x, y in self.points]
        if len(told) <= MOST_SHOWN:
            return ", ".join(told)
        return f"{told[0]} to {told[-1]}, by {len(told)} points"


Map = Linear | Monotone

DECIMALS = 4
"""No rater tells a ten-thousandth of a point, and 3 stays 3 where a map leaves it."""


def apply(mapping: Map, rating: float, scale: tuple[float, float]) -> float:
    """Return what a rating is mapped to, kept within the scale."""
    low, high = scale
    return round(min(max(mapping.at(rating), low), high), DECIMALS)
