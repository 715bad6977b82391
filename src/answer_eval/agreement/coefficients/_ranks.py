"""Ranks within resamples, for coefficients of order."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from answer_eval.agreement.ratings import (
    Array,
    Draws,
    Indices,
    Ratings,
    count_patterns,
)

MOST_PATTERNS = 1000
"""Up to so many different rows of ratings are ranked instead of all units."""
BLOCK = 4_000_000
"""So many numbers at once: 32 MB."""


@lru_cache(maxsize=2)
def counts_of(ratings: Ratings, draws: Draws) -> Array:
    """Return how often every pattern is drawn: too many numbers to remember for many pairs."""
    return count_patterns(ratings, draws)


def in_blocks(ratings: Ratings, draws: Draws, statistic: Callable[[Array, Array], Array]) -> Array:
    """Return a statistic of rows of ratings and their counts, resamples × rows, block by block."""
    if len(ratings.values) <= MOST_PATTERNS:
        return statistic(ratings.values, counts_of(ratings, draws))
    blocks = np.array_split(draws.counts, 1 + len(draws.counts) * ratings.units // BLOCK)
    return np.concatenate(
        [statistic(ratings.given, block[:, ratings.candidates]) for block in blocks]
    )


def levels_of(column: Array) -> Indices:
    """Return the place of every row's level among the column's levels, ascending."""
    places: Indices = np.unique(column, return_inverse=True)[1]
    return places


def sizes(levels: Indices, counts: Array) -> Array:
    """Return how many units every level has, resamples × levels."""
    order = np.argsort(levels, kind="stable")
    firsts = np.searchsorted(levels[order], np.arange(levels.max() + 1))
    of_level: Array = np.add.reduceat(counts[:, order], firsts, axis=1)
    return of_level


def midranks(of_level: Array) -> Array:
    """Return every level's mid-rank, resamples × levels.

    It counts all below and half of the level's own, itself included: the mean is n/2.
    """
    return np.cumsum(of_level, axis=1) - of_level / 2
