"""Krippendorff's α, interval."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import one_rating_only
from answer_eval.agreement.ratings import ROUNDING, Array, Draws, Ratings, quotient


class IntervalAlpha:
    """Agreement beyond chance in which a difference counts by its square.

    α = 1 − D_o / D_e, D_o the mean of (x − y)² over pairs of ratings of one unit (each unit
    weighing as many ratings as it has), D_e the same over all pairs of the n pairable ratings.
    Units with a single rating drop out. Undefined where every rating is the same.
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability. Firm from .80, tentative from
    .667.
    """

    name = "alpha_interval"
    title = "α interval"
    measurement = Measurement.INTERVAL
    takes = Takes.RAGGED

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return α in every resample."""
        shifted = ratings.values - ratings.middle
        of_unit = ratings.rated.sum(axis=1)
        sums, squares = np.nansum(shifted, axis=1), np.nansum(shifted**2, axis=1)
        apart = (of_unit * squares - sums**2) / (of_unit - 1)
        terms = np.column_stack([of_unit, sums, squares, apart])
        n, total, total_squares, total_apart = ratings.totals(draws, terms).T
        by_chance = n * total_squares - total**2
        rounding = ROUNDING * n**2 * np.ptp(ratings.levels) ** 2
        return 1 - quotient(total_apart * (n - 1), np.where(by_chance > rounding, by_chance, 0.0))


PLUGIN = IntervalAlpha()
