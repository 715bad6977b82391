"""The analysis of variance behind intraclass correlations."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from answer_eval.agreement.coefficients._reasons import one_rating_only, one_unit
from answer_eval.agreement.ratings import ROUNDING, Array, Draws, Ratings


@dataclass(frozen=True, eq=False, slots=True)
class MeanSquares:
    """Mean squares of n units × k raters: units, raters, error, and within units."""

    n: Array
    k: int
    units: Array
    raters: Array
    error: Array
    within: Array


@lru_cache(maxsize=16)
def mean_squares(ratings: Ratings, draws: Draws) -> MeanSquares:
    """Return the mean squares in every resample; every unit must be complete."""
    x = ratings.values - ratings.middle
    k = ratings.raters
    terms = np.column_stack([np.ones(len(x)), (x**2).sum(axis=1), x.sum(axis=1) ** 2, x])
    n, squares, of_units, *of_raters = ratings.totals(draws, terms).T
    correction = np.sum(of_raters, axis=0) ** 2 / (n * k)
    total = squares - correction
    between_units = of_units / k - correction
    between_raters = np.square(of_raters).sum(axis=0) / n - correction
    free = np.where(n > 1, n - 1, np.nan)
    tiny = ROUNDING * n * k * np.ptp(x) ** 2

    def mean(sum_of_squares: Array, freedom: Array | float) -> Array:
        return np.where(sum_of_squares > tiny, sum_of_squares, 0.0) / freedom

    return MeanSquares(
        n=n,
        k=k,
        units=mean(between_units, free),
        raters=mean(between_raters, k - 1),
        error=mean(total - between_units - between_raters, free * (k - 1)),
        within=mean(total - between_units, n * (k - 1)),
    )


def no_variance(ratings: Ratings) -> str:
    """Return why no intraclass correlation is defined, "" if one is."""
    return one_unit(ratings) or one_rating_only(ratings)
