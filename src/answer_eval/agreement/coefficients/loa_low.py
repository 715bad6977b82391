"""The lower limit of agreement."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._differences import WIDTH, sd_of_differences
from answer_eval.agreement.coefficients._reasons import one_unit
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments


class LowerLimit:
    """The difference of the second rater from the first that 2.5 % of units lie below.

    LoA = d̄ − 1.96 SD_d, d = y_u − x_u, with n − 1 in the divisor; 2.5 % holds for normal
    differences. In points of the scale. Undefined for a single unit.
    Bland & Altman (1986), The Lancet 327, 307-310.
    """

    name = "loa_low"
    title = "lower limit of agreement"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return one_unit(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the limit in every resample."""
        m = moments(ratings, draws)
        return m.mean_y - m.mean_x - WIDTH * sd_of_differences(ratings, draws)


PLUGIN = LowerLimit()
