"""How far one rater lies above another at each of the other's ratings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.compared import MEAN
from answer_eval.agreement.estimate import Estimate
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array, no_points, ratings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The second's rating less the first's, in units that the first gave the same rating.

    A mean between the points counts as the nearest, halves upwards. Falling from above 0 to below
    it over the points, the second keeps to the middle; some of that is only chance, as the first's
    extreme ratings are in part errors of the first.
    """

    first: str
    second: str
    point: int
    difference: Estimate

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "raters": [self.first, self.second],
            "point": self.point,
            "difference": self.difference.as_json(),
        }


def shifts(grid: Grid) -> Iterator[Shift]:
    """Yield a finding for every point that the first rater of each two gave.

    The two are each person and machine, and people's mean and each machine; or each two raters.
    None where the scale has no points to count.
    """
    if no_points(grid.span):
        return
    for first, second in grid.faced:
        yield from _of_pair(grid, grid.values[:, first], (grid.raters[first].id, second))
    if len(grid.humans) > 1:
        mean = grid.mean_of(grid.humans)
        for machine in grid.machines:
            yield from _of_pair(grid, mean, (MEAN, machine))


def _of_pair(grid: Grid, first: Array, who: tuple[str, int]) -> Iterator[Shift]:
    name, second = who
    both = np.column_stack([first, grid.values[:, second]])
    both[np.isnan(both).any(axis=1)] = np.nan
    nearest = np.floor(both[:, 0] + 1 / 2)
    for point in _points(nearest):
        here = np.where((nearest == point)[:, None], both, np.nan)
        ratings = ratings_of(here, grid.candidates, grid.population, alike=False, span=grid.span)
        yield Shift(
            first=name,
            second=grid.raters[second].id,
            point=point,
            difference=measure(COEFFICIENTS["bias"], ratings),
        )


def _points(nearest: Array) -> Sequence[int]:
    return [int(point) for point in np.unique(nearest[~np.isnan(nearest)])]
