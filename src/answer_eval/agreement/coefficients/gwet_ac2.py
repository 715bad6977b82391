"""Gwet's AC2 with quadratic weights."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._levels import gwet, no_levels
from answer_eval.agreement.ratings import Array, Draws, Ratings


class GwetAC2:
    """AC1 in which a difference counts by its square.

    AC2 = (p_a − p_e) / (1 − p_e) with weights w_lm = 1 − (l − m)² / (q − 1)² over the scale's q
    points: p_a the mean over units of Σ_l n_ul (Σ_m w_lm n_um − 1) / (m_u (m_u − 1)),
    p_e = Σ_l Σ_m w_lm / (q (q − 1)) · Σ_l π_l (1 − π_l), symbols and scale as for AC1. Only
    beside α and QWK: skewed ratings can show .99 at a QWK of .50. Undefined where every rating is
    the same and where ratings lie between the scale's points.
    Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition.
    """

    name = "gwet_ac2"
    title = "AC2"
    measurement = Measurement.INTERVAL
    takes = Takes.RAGGED

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_levels(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return AC2 in every resample."""
        apart = np.subtract.outer(ratings.points, ratings.points)
        return gwet(ratings, draws, 1 - (apart / np.ptp(ratings.points)) ** 2)


PLUGIN = GwetAC2()
