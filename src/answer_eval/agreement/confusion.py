"""Which ratings of one rater meet which of another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from answer_eval.agreement.grid import Grid
from answer_eval.agreement.group import POOLED, Group
from answer_eval.agreement.ratings import Array, no_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often each point of the scale met each: a row a point of the first rater's.

    Ratings between the points count as the nearest, halves upwards; `rounded` says so.
    """

    group: Group
    first: str
    second: str
    points: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]
    rounded: bool

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.group.as_json() | {
            "raters": [self.first, self.second],
            "points": list(self.points),
            "counts": [list(row) for row in self.counts],
            "rounded": self.rounded,
        }


def confusions(grid: Grid) -> Iterator[Confusion]:
    """Yield each person's and machine's table, or each two raters', pooled and by indicator.

    None where the scale has no points to count.
    """
    if no_points(grid.span):
        return
    indicators = np.array([unit.indicator for unit in grid.units])
    groups = [(POOLED, np.ones(len(grid.units), dtype=np.bool_))]
    groups += [
        (Group("indicator", name), indicators == name)
        for name in dict.fromkeys(indicators.tolist())
    ]
    for group, mask in groups:
        for first, second in grid.faced:
            both = grid.values[mask][:, [first, second]]
            both = both[~np.isnan(both).any(axis=1)]
            if len(both):
                yield _confusion(group, grid, (first, second), both)


def _confusion(group: Group, grid: Grid, columns: tuple[int, int], both: Array) -> Confusion:
    low, high = (int(end) for end in grid.span)
    points = range(low, high + 1)
    nearest = np.floor(both + 1 / 2).astype(np.intp) - low
    counts = np.zeros((len(points), len(points)), dtype=np.intp)
    np.add.at(counts, tuple(nearest.T), 1)
    first, second = (grid.raters[column].id for column in columns)
    return Confusion(
        group=group,
        first=first,
        second=second,
        points=tuple(points),
        counts=tuple(tuple(row) for row in counts.tolist()),
        rounded=bool((both % 1 > 0).any()),
    )
