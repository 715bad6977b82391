"""Krippendorff's α, ordinal."""

from itertools import combinations

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import one_rating_only
from answer_eval.agreement.ratings import ROUNDING, Array, Draws, Indices, Ratings, quotient

MOST_LEVELS = 60
"""With more different ratings than these, levels are no longer points of a scale."""


class OrdinalAlpha:
    """Agreement beyond chance in which a difference counts by the ratings lying between.

    α = 1 − D_o / D_e with the squared distance (r_l − r_m)² between levels l and m, where r_l is
    the mid-rank of level l among the n pairable ratings: all below it and half of its own. That is
    Krippendorff's (Σ_{g=l..m} n_g − (n_l + n_m)/2)². Units with a single rating drop out.
    Undefined where every rating is the same, and for more than 60 different ratings, which are no
    scale's points (see alpha_interval).
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability. Firm from .80, tentative from
    .667.
    """

    name = "alpha_ordinal"
    title = "α ordinal"
    measurement = Measurement.ORDINAL
    takes = Takes.RAGGED

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        if len(ratings.levels) > MOST_LEVELS:
            return f"more than {MOST_LEVELS} different ratings: no scale's points"
        return one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return α in every resample."""
        given = (ratings.values[:, :, None] == ratings.levels).sum(axis=1)
        of_level = ratings.totals(draws, given)
        n = of_level.sum(axis=1)
        rank = np.cumsum(of_level, axis=1) - of_level / 2
        first, second, met = _differing(ratings)
        squares = (rank[:, first] - rank[:, second]) ** 2
        observed = (ratings.totals(draws, met) * squares).sum(axis=1)
        expected = n * (of_level * rank**2).sum(axis=1) - (of_level * rank).sum(axis=1) ** 2
        return 1 - quotient(observed * (n - 1), np.where(expected > ROUNDING * n**4, expected, 0.0))


def _differing(ratings: Ratings) -> tuple[Indices, Indices, Array]:
    """Return the pairs of levels that meet in some unit, and their weight there, patterns × pairs.

    Two ratings of a unit that has m weigh 1 / (m − 1).
    """
    levels = len(ratings.levels)
    place = np.searchsorted(ratings.levels, ratings.values)
    weight = 1 / (ratings.rated.sum(axis=1) - 1)
    found = [
        (
            np.sort(place[:, pair], axis=1) @ (levels, 1),
            ~np.isnan(ratings.values[:, pair].sum(axis=1)),
        )
        for pair in map(list, combinations(range(ratings.raters), 2))
    ]
    codes = np.unique(np.concatenate([code[both] for code, both in found]))
    met = np.zeros((len(ratings.values), len(codes)))
    for code, both in found:
        met += (code[:, None] == codes) & both[:, None]
    return codes // levels, codes % levels, met * weight[:, None]


PLUGIN = OrdinalAlpha()
