"""ICC(3,k)."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._f_intervals import of_mean, two_way
from answer_eval.agreement.coefficients._mean_squares import mean_squares, no_variance
from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class ConsistencyMean:
    """The reliability of the mean of these very raters, severity set aside.

    ICC(3,k) = (MS_U − MS_E) / MS_U: mean squares of units and error of a two-way analysis of
    variance; consistency. Over items instead of raters it is Cronbach's α. Undefined for a
    single unit, where every rating is the same and where the units' means are all equal.
    F interval: 1 − 1/F_L to 1 − 1/F_U, with F = MS_U / MS_E,
    F_L = F / F.975(n − 1, (n − 1)(k − 1)) and F_U = F · F.975((n − 1)(k − 1), n − 1).
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996),
    Psychological Methods 1, 30-46; poor below .5, moderate to .75, good to .9:
    Koo & Li (2016), Journal of Chiropractic Medicine 15, 155-163.
    """

    name = "icc_3_k"
    title = "ICC(3,k)"
    measurement = Measurement.INTERVAL
    takes = Takes.COMPLETE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_variance(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the ICC in every resample."""
        ms = mean_squares(ratings, draws)
        return quotient(ms.units - ms.error, ms.units)

    def f_interval(self, ratings: Ratings) -> Bounds | Undefined:
        """Return the 95 % interval from the F distribution."""
        return of_mean(two_way(ratings))


PLUGIN = ConsistencyMean()
