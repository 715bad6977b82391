"""Raters' ratings as interviews × indicators: an indicator's mean over the questions it is in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array, Indices

FEWEST_INTERVIEWS = 3
"""Of two points every correlation is 1 or −1."""


@dataclass(frozen=True, eq=False, slots=True)
class IndicatorTable:
    """`values` is raters × interviews × indicators, NaN where nothing is rated."""

    indicators: tuple[str, ...]
    values: Array
    candidates: Indices
    """Each interview's candidate, as the grid numbers them."""

    def shared(self, first: int, second: int) -> Array:
        """Return every rater's ratings of two indicators, where both are: raters × interviews × 2.

        What one rater has rated here all have, as the table is of jointly rated units.
        """
        both: Array = self.values[:, :, [first, second]]
        return both[:, ~np.isnan(both).any(axis=(0, 2))]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield each two indicators that enough interviews share and that no rater holds still."""
        for pair in combinations(range(len(self.indicators)), 2):
            both = self.shared(*pair)
            if both.shape[1] >= FEWEST_INTERVIEWS and (np.ptp(both, axis=1) > 0).all():
                yield pair


def table_of(grid: Grid, columns: Sequence[int]) -> IndicatorTable:
    """Lay out the units that all of these raters rated."""
    kept = np.asarray(~np.isnan(grid.values[:, columns]).any(axis=1))
    units = grid.where(kept).units
    interviews, rows = numbered([unit.interview for unit in units])
    indicators, places = numbered([unit.indicator for unit in units])
    sums = np.zeros((len(columns), len(interviews), len(indicators)))
    counts = np.zeros(sums.shape[1:])
    np.add.at(counts, (rows, places), 1)
    for number, column in enumerate(columns):
        np.add.at(sums[number], (rows, places), grid.values[kept, column])
    values = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=values, where=counts > 0)
    candidates = np.zeros(len(interviews), dtype=np.intp)
    candidates[rows] = grid.candidates[kept]
    return IndicatorTable(indicators, values, candidates)


def numbered(names: Sequence[str]) -> tuple[tuple[str, ...], Indices]:
    """Return the different names in the order of their coming, and each name's number."""
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return tuple(number), np.array([number[name] for name in names], dtype=np.intp)
