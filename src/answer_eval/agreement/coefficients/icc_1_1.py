"""ICC(1,1)."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._f_intervals import of_single, one_way
from answer_eval.agreement.coefficients._mean_squares import mean_squares, no_variance
from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class OneWaySingle:
    """The reliability of one rating when each unit has raters of its own.

    ICC(1,1) = (MS_U − MS_W) / (MS_U + (k − 1) MS_W): mean squares between and within units of a
    one-way analysis of variance with k ratings a unit. Undefined for a single unit and where
    every rating is the same.
    F interval: (F_L − 1) / (F_L + k − 1) to the same of F_U, with F = MS_U / MS_W,
    F_L = F / F.975(n − 1, n(k − 1)) and F_U = F · F.975(n(k − 1), n − 1).
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996),
    Psychological Methods 1, 30-46; poor below .5, moderate to .75, good to .9:
    Koo & Li (2016), Journal of Chiropractic Medicine 15, 155-163.
    """

    name = "icc_1_1"
    title = "ICC(1,1)"
    measurement = Measurement.INTERVAL
    takes = Takes.COMPLETE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_variance(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the ICC in every resample."""
        ms = mean_squares(ratings, draws)
        return quotient(ms.units - ms.within, ms.units + (ms.k - 1) * ms.within)

    def f_interval(self, ratings: Ratings) -> Bounds | Undefined:
        """Return the 95 % interval from the F distribution."""
        return of_single(one_way(ratings), ratings.raters)


PLUGIN = OneWaySingle()
