"""Ranks within resamples, for coefficients of order."""

from collections.abc import Callable

import numpy as np

from answer_eval.agreement.ratings import FEW_PATTERNS, Array, Draws, Ratings, pattern_counts

BLOCK = 4_000_000
"""So many numbers at once: 32 MB."""


def in_blocks(ratings: Ratings, draws: Draws, statistic: Callable[[Array, Array], Array]) -> Array:
    """Return a statistic of rows of ratings and their counts, resamples × rows, block by block."""
    if len(ratings.values) <= FEW_PATTERNS:
        return statistic(ratings.values, pattern_counts(ratings, draws))
    blocks = np.array_split(draws.counts, 1 + len(draws.counts) * ratings.units // BLOCK)
    return np.concatenate(
        [statistic(ratings.given, block[:, ratings.candidates]) for block in blocks]
    )


def midranks(column: Array, counts: Array) -> tuple[Array, Array]:
    """Return every row's mid-rank and every level's size, resamples × rows and × levels.

    A mid-rank counts all below and half of the level's own, itself included: the mean is n/2.
    """
    _, first, place = np.unique(np.sort(column), return_index=True, return_inverse=True)
    order = np.argsort(column, kind="stable")
    of_level = np.add.reduceat(counts[:, order], first, axis=1)
    rank = np.cumsum(of_level, axis=1) - of_level / 2
    back = np.empty_like(place)
    back[order] = place
    return rank[:, back], of_level
