"""ICC(2,k)."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._f_intervals import of_agreement, stepped_up
from answer_eval.agreement.coefficients._mean_squares import mean_squares, no_variance
from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class AgreementMean:
    """The reliability of the mean of these many raters, severity counting against it.

    ICC(2,k) = (MS_U − MS_E) / (MS_U + (MS_R − MS_E) / n): mean squares of units, raters and error
    of a two-way analysis of variance, n units by k raters; absolute agreement. Undefined
    for a single unit and where every rating is the same.
    Undefined too where the divisor isn't positive.
    F interval: that of ICC(2,1), each end stepped up by Spearman-Brown, kρ / (1 + (k − 1) ρ).
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996),
    Psychological Methods 1, 30-46; poor below .5, moderate to .75, good to .9:
    Koo & Li (2016), Journal of Chiropractic Medicine 15, 155-163.
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

    def f_interval(self, ratings: Ratings) -> Bounds | Undefined:
        """Return the 95 % interval from the F distribution."""
        return stepped_up(of_agreement(ratings), ratings.raters)


PLUGIN = AgreementMean()
