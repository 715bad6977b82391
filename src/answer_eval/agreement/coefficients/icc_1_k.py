"""ICC(1,k)."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._mean_squares import mean_squares, no_variance
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class OneWayMean:
    """The reliability of the mean of k ratings when each unit has raters of its own.

    ICC(1,k) = (MS_U − MS_W) / MS_U: mean squares between and within units of a one-way analysis
    of variance. Undefined for a single unit, where every rating is the same and where the units'
    means are all equal.
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; poor below .5, moderate to .75,
    good to .9: Koo & Li (2016), Journal of Chiropractic Medicine 15, 155-163.
    """

    name = "icc_1_k"
    title = "ICC(1,k)"
    measurement = Measurement.INTERVAL
    takes = Takes.COMPLETE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_variance(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the ICC in every resample."""
        ms = mean_squares(ratings, draws)
        return quotient(ms.units - ms.within, ms.units)


PLUGIN = OneWayMean()
