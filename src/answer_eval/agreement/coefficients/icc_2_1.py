"""ICC(2,1)."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._f_intervals import of_agreement
from answer_eval.agreement.coefficients._mean_squares import mean_squares, no_variance
from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class AgreementSingle:
    """The reliability of one rating of one rater drawn from many, severity counting against it.

    ICC(2,1) = (MS_U − MS_E) / (MS_U + (k − 1) MS_E + k (MS_R − MS_E) / n): mean squares of units,
    raters and error of a two-way analysis of variance, n units by k raters; absolute agreement.
    Undefined for a single unit and where every rating is the same.
    F interval: n (MS_U − F₁ MS_E) / (F₁ (k MS_R + (kn − k − n) MS_E) + n MS_U) to
    n (F₂ MS_U − MS_E) / (k MS_R + (kn − k − n) MS_E + n F₂ MS_U), with F₁ = F.975(n − 1, v),
    F₂ = F.975(v, n − 1) and v the degrees of freedom of a MS_R + b MS_E by Satterthwaite,
    a = kρ, b = n (1 + (k − 1) ρ) − kρ at ρ = ICC(2,1).
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996),
    Psychological Methods 1, 30-46; poor below .5, moderate to .75, good to .9:
    Koo & Li (2016), Journal of Chiropractic Medicine 15, 155-163.
    """

    name = "icc_2_1"
    title = "ICC(2,1)"
    measurement = Measurement.INTERVAL
    takes = Takes.COMPLETE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_variance(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the ICC in every resample."""
        ms = mean_squares(ratings, draws)
        return quotient(
            ms.units - ms.error,
            ms.units + (ms.k - 1) * ms.error + ms.k * (ms.raters - ms.error) / ms.n,
        )

    def f_interval(self, ratings: Ratings) -> Bounds | Undefined:
        """Return the 95 % interval from the F distribution."""
        return of_agreement(ratings)


PLUGIN = AgreementSingle()
