"""Halo: one impression that colours all indicators."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from answer_eval.agreement.bootstrap import estimate, undefined
from answer_eval.agreement.estimate import Estimate, Undefined, number_json
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.indicator_table import IndicatorTable, table_of
from answer_eval.agreement.ratings import ROUNDING, Array, Draws, quotient

Pairs = tuple[tuple[int, int], ...]

TERMS = 6
TOO_FEW = "no two indicators vary over three interviews that both raters rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Halo:
    """How far indicators go together in one rater's ratings, and in another's of the same units.

    The correlations are between indicators over interviews, and their mean over all `pairs` of
    indicators that both raters vary in. The component is the share of the indicators' variance
    that the first principal component of those correlations takes.
    """

    first: str
    second: str
    pairs: int
    first_r: Estimate
    second_r: Estimate
    difference: Estimate
    """The first's less the second's: below 0 the second tells indicators apart less."""
    first_component: float | Undefined
    second_component: float | Undefined

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "raters": [self.first, self.second],
            "pairs_of_indicators": self.pairs,
            "mean_r": [self.first_r.as_json(), self.second_r.as_json()],
            "difference": self.difference.as_json(),
            "first_component": [
                number_json(self.first_component),
                number_json(self.second_component),
            ],
        }


def halos(grid: Grid) -> Iterator[Halo]:
    """Yield a finding for each person and machine, or each two raters."""
    for first, second in grid.faced:
        yield _halo(grid, first, second)


def _halo(grid: Grid, first: int, second: int) -> Halo:
    table, ratings = table_of(grid, [first, second]), grid.ratings([first, second])
    pairs = tuple(table.pairs())

    def measured(values: Callable[[Draws], Array]) -> Estimate:
        if not pairs:
            return undefined(TOO_FEW, ratings if ratings.units else None)
        return estimate(values, ratings)

    def mean(rater: int, draws: Draws) -> Array:
        return _mean_r(table, pairs, rater, draws)

    return Halo(
        first=grid.raters[first].id,
        second=grid.raters[second].id,
        pairs=len(pairs),
        first_r=measured(lambda draws: mean(0, draws)),
        second_r=measured(lambda draws: mean(1, draws)),
        difference=measured(lambda draws: mean(0, draws) - mean(1, draws)),
        first_component=_component(table, pairs, 0),
        second_component=_component(table, pairs, 1),
    )


@lru_cache(maxsize=4)
def _mean_r(table: IndicatorTable, pairs: Pairs, rater: int, draws: Draws) -> Array:
    """Return the mean over pairs of indicators, in every resample, of those r that are defined."""
    r = _correlations(table, pairs, rater, draws)
    defined = ~np.isnan(r)
    return quotient(np.where(defined, r, 0).sum(axis=1), defined.sum(axis=1).astype(np.float64))


def _correlations(table: IndicatorTable, pairs: Pairs, rater: int, draws: Draws) -> Array:
    """Return one rater's r between indicators, resamples × pairs; NaN where one stands still."""
    population = draws.counts.shape[1]
    terms = np.concatenate([_terms(table, pair, rater, population) for pair in pairs], axis=1)
    sums = (draws.counts @ terms).reshape(len(draws.counts), len(pairs), TERMS)
    n, *rest = np.moveaxis(sums, 2, 0)
    x, y, xx, yy, xy = (quotient(each, n) for each in rest)
    spread = np.maximum(xx - x**2, 0) * np.maximum(yy - y**2, 0)
    return quotient(xy - x * y, np.sqrt(np.where(spread > ROUNDING, spread, 0)))


def _terms(table: IndicatorTable, pair: tuple[int, int], rater: int, population: int) -> Array:
    """Return what a correlation is made of, candidates × (1, x, y, x², y², xy)."""
    both = table.values[:, :, list(pair)]
    kept = ~np.isnan(both).any(axis=(0, 2))
    x, y = (both[rater, kept] - both[rater, kept].mean(axis=0)).T
    terms = np.zeros((population, TERMS))
    made = np.column_stack([np.ones_like(x), x, y, x * x, y * y, x * y])
    np.add.at(terms, table.candidates[kept], made)
    return terms


def _component(table: IndicatorTable, pairs: Pairs, rater: int) -> float | Undefined:
    """Return the first principal component's share; all indicators must meet each other."""
    size = len(table.indicators)
    if not pairs or len(pairs) < size * (size - 1) // 2:
        return Undefined("some two indicators don't vary over three interviews rated by both")
    matrix = np.eye(size)
    everyone = Draws(np.ones((1, int(table.candidates.max()) + 1)))
    for (first, second), r in zip(
        pairs, _correlations(table, pairs, rater, everyone)[0], strict=True
    ):
        matrix[first, second] = matrix[second, first] = r
    return float(np.linalg.eigvalsh(matrix)[-1]) / size
