"""Spearman's rank correlation."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._ranks import in_blocks, levels_of, midranks, sizes
from answer_eval.agreement.coefficients._reasons import no_spread
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class Spearman:
    """How far the two raters put the units in one order, equal ratings sharing their mean rank.

    ρ_s = Cov(R_X, R_Y) / √(Var R_X · Var R_Y), R the mid-ranks of each rater's ratings: Pearson's
    r of them. Undefined where one of the raters gave the same rating throughout.
    Spearman (1904), American Journal of Psychology 15, 72-101.
    """

    name = "spearman"
    title = "Spearman's ρ"
    measurement = Measurement.ORDINAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_spread(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return ρ_s in every resample."""
        return in_blocks(ratings, draws, _rank_correlation)


def _rank_correlation(rows: Array, counts: Array) -> Array:
    middle = counts.sum(axis=1, keepdims=True) / 2
    levels = [levels_of(column) for column in rows.T]
    of_levels = [sizes(each, counts) for each in levels]
    ranks = [midranks(each) - middle for each in of_levels]
    var_x, var_y = ((n * r * r).sum(axis=1) for n, r in zip(of_levels, ranks, strict=True))
    x, y = (r[:, level] for r, level in zip(ranks, levels, strict=True))
    cov = np.einsum("ij,ij,ij->i", counts, x, y)
    return np.clip(quotient(cov, np.sqrt(var_x * var_y)), -1, 1)


PLUGIN = Spearman()
