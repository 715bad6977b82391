"""Gwet's AC1."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._levels import gwet, no_levels
from answer_eval.agreement.ratings import Array, Draws, Ratings


class GwetAC1:
    """Exact agreement beyond a chance that shrinks as ratings crowd on one level.

    AC1 = (p_a − p_e) / (1 − p_e): p_a the mean over units of Σ_l n_ul (n_ul − 1) / (m_u (m_u − 1))
    with n_ul of the m_u ratings l; p_e = Σ_l π_l (1 − π_l) / (q − 1), π_l the mean share of level l
    in a unit, q the scale's points, used or not: the guide's, and without a guide the whole
    numbers from the lowest rating in the table to the highest. Only beside α and QWK: on skewed
    ratings it is high when they tell nothing apart. A unit with a single rating
    counts in π_l alone. Undefined where every rating is the same and where ratings lie between the
    scale's points.
    Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48; Gwet (2014),
    Handbook of Inter-Rater Reliability.
    """

    name = "gwet_ac1"
    title = "AC1"
    measurement = Measurement.NOMINAL
    takes = Takes.RAGGED

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_levels(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return AC1 in every resample."""
        return gwet(ratings, draws, np.eye(len(ratings.points)))


PLUGIN = GwetAC1()
