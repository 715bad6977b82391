"""ICC(2,k)."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._mean_squares import mean_squares, no_variance
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class AgreementMean:
    """The reliability of the mean of these many raters, severity counting against it.

    ICC(2,k) = (MS_U − MS_E) / (MS_U + (MS_R − MS_E) / n): mean squares of units, raters and error
    of a two-way analysis of variance, n units by k raters; absolute agreement. Undefined
    for a single unit and where every rating is the same.
    Undefined too where the divisor isn't positive.
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; poor below .5, moderate to .75,
    good to .9: Koo & Li (2016), Journal of Chiropractic Medicine 15, 155-163.
    """

    name = "icc_2_k"
    title = "ICC(2,k)"
    measurement = Measurement.INTERVAL
    takes = Takes.COMPLETE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_variance(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the ICC in every resample."""
        ms = mean_squares(ratings, draws)
        return quotient(ms.units - ms.error, ms.units + (ms.raters - ms.error) / ms.n)


PLUGIN = AgreementMean()
