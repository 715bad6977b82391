"""How often each level was given, for coefficients of any number of raters."""

import numpy as np

from answer_eval.agreement.coefficients._reasons import (
    BETWEEN_POINTS,
    between_points,
    one_rating_only,
)
from answer_eval.agreement.ratings import Array, Draws, Ratings, no_points, quotient


def counted(ratings: Ratings, levels: Array) -> Array:
    """Return how many raters gave each level, patterns × levels."""
    given: Array = (ratings.values[:, :, None] == levels).sum(axis=1).astype(np.float64)
    return given


def no_levels(ratings: Ratings) -> str:
    """Return why chance agreement over the scale's points is undefined, "" if it is defined."""
    if why := no_points(ratings.span):
        return why
    if not np.isin(ratings.alone[:, 1], ratings.points).all():
        return BETWEEN_POINTS
    return between_points(ratings) or one_rating_only(ratings)


def gwet(ratings: Ratings, draws: Draws, weights: Array) -> Array:
    """Return Gwet's coefficient with these weights of the scale's points, in every resample."""
    given = counted(ratings, ratings.points)
    raters = given.sum(axis=1)
    alike = (given * (given @ weights - 1)).sum(axis=1) / (raters * (raters - 1))
    n = ratings.sizes(draws)
    alone = _alone(ratings, draws)
    shares = ratings.totals(draws, given / raters[:, None]) + alone
    shares /= n[:, None] + alone.sum(axis=1, keepdims=True)
    points = len(weights)
    by_chance = weights.sum() / (points * (points - 1)) * (shares * (1 - shares)).sum(axis=1)
    return quotient(ratings.totals(draws, alike) / n - by_chance, 1 - by_chance)


def _alone(ratings: Ratings, draws: Draws) -> Array:
    """Return how often every point is drawn as a unit's single rating, resamples × points."""
    if not len(ratings.alone):
        return np.zeros((len(draws.counts), len(ratings.points)))
    candidates, given = ratings.alone.T
    of_candidate = np.zeros((ratings.population, len(ratings.points)))
    np.add.at(of_candidate, candidates.astype(np.intp), given[:, None] == ratings.points)
    alone: Array = draws.counts @ of_candidate
    return alone
