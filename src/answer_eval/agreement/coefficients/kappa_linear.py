"""Cohen's κ with linear weights."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import between_points, one_rating_only
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient


class LinearKappa:
    """Agreement beyond chance in which a difference of two points counts twice one of one.

    κ_w = 1 − mean |x_u − y_u| / Σ_l Σ_m p_x(l) p_y(m) |l − m|, p_x and p_y being the raters'
    shares of each level. Distances are those of the scale, so a level that nobody used keeps its
    place between its neighbours. Undefined where both gave one and the same rating throughout
    and where ratings lie between the scale's points.
    Cohen (1968), Psychological Bulletin 70, 213-220.
    """

    name = "kappa_linear"
    title = "linear κ"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return between_points(ratings) or one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return κ_w in every resample."""
        apart = np.abs(np.subtract.outer(ratings.levels, ratings.levels))
        shares_x, shares_y = ratings.shares(draws)
        by_chance = ((shares_x @ apart) * shares_y).sum(axis=1)
        return 1 - quotient(moments(ratings, draws).distance, by_chance)


PLUGIN = LinearKappa()
