"""Kendall's τ-b."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._ranks import (
    MOST_PATTERNS,
    counts_of,
    in_blocks,
    levels_of,
    sizes,
)
from answer_eval.agreement.coefficients._reasons import no_spread
from answer_eval.agreement.ratings import (
    Array,
    Draws,
    Indices,
    Ratings,
    quotient,
)

CELLS = 4_000_000
"""So many pairs of units are ordered at once."""


class KendallTauB:
    """The share of pairs of units in the same order less those in the opposite, ties corrected.

    τ_b = (C − D) / √((n₀ − n_x)(n₀ − n_y)): C and D the pairs of units that the raters put in the
    same and in the opposite order, n₀ all n(n − 1)/2 pairs, n_x and n_y those that a rater ties.
    Undefined where one of the raters gave the same rating throughout.
    Kendall (1945), Biometrika 33, 239-251.
    """

    name = "kendall_tau_b"
    title = "Kendall's τ-b"
    measurement = Measurement.ORDINAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_spread(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return τ_b in every resample.

        Single precision holds counts below 2²⁴ exactly and takes half the time.
        """
        if len(ratings.values) <= MOST_PATTERNS:
            counts = counts_of(ratings, draws)
            order = _order(ratings.values, ratings.values).astype(np.float32)
            ordered = ((counts.astype(np.float32) @ order) * counts).sum(axis=1)
        else:
            ordered = _of_many(ratings, draws.counts)
        return np.clip(quotient(ordered, in_blocks(ratings, draws, _untied)), -1, 1)


def _order(some: Array, rows: Array) -> Array:
    """Return 1 where two rows are in the same order for both raters, −1 in the opposite, else 0."""
    x, y = (np.sign(np.subtract.outer(a, b)) for a, b in zip(some.T, rows.T, strict=True))
    product: Array = x * y
    return product


def _of_many(ratings: Ratings, counts: Array) -> Array:
    """Return 2(C − D) in every resample, some candidates' units against all at a time."""
    rows, starts = ratings.given, ratings.starts
    drawn = counts[:, ratings.candidates[starts]]
    ordered = np.zeros(len(counts))
    for block in _blocks(len(starts), 1 + len(rows) ** 2 // CELLS):
        first = starts[block[0]]
        end = starts[block[-1] + 1] if block[-1] + 1 < len(starts) else len(rows)
        by_unit = np.add.reduceat(_order(rows[first:end], rows), starts, axis=1)
        of_block = np.add.reduceat(by_unit, starts[block] - first, axis=0)
        ordered += ((drawn @ of_block.T) * drawn[:, block]).sum(axis=1)
    return ordered


def _blocks(people: int, wanted: int) -> list[Indices]:
    return np.array_split(np.arange(people), min(people, wanted))


def _untied(rows: Array, counts: Array) -> Array:
    n = counts.sum(axis=1)
    of_x, of_y = (sizes(levels_of(column), counts) for column in rows.T)
    untied: Array = np.sqrt((n**2 - (of_x**2).sum(axis=1)) * (n**2 - (of_y**2).sum(axis=1)))
    return untied


PLUGIN = KendallTauB()
