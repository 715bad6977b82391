"""Fleiss' κ."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._levels import counted
from answer_eval.agreement.coefficients._reasons import between_points, one_rating_only
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class FleissKappa:
    """Exact agreement beyond chance among raters who are interchangeable.

    κ = (P̄ − P_e) / (1 − P_e) with k ratings a unit, n_ul of them l: P̄ the mean over units of
    (Σ_l n_ul² − k) / (k (k − 1)), P_e = Σ_l p_l², p_l the share of level l in all ratings. A level
    that nobody used adds nothing. Of two raters it is Scott's π. Undefined where every rating is
    the same (0/0) and where ratings lie between the scale's points.
    Fleiss (1971), Psychological Bulletin 76, 378-382.
    """

    name = "fleiss"
    title = "Fleiss' κ"
    measurement = Measurement.NOMINAL
    takes = Takes.COMPLETE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return between_points(ratings) or one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return κ in every resample."""
        k, given = ratings.raters, counted(ratings, ratings.levels)
        alike = ((given**2).sum(axis=1) - k) / (k * (k - 1))
        n = ratings.sizes(draws)
        shares = ratings.totals(draws, given) / (n * k)[:, None]
        by_chance = (shares**2).sum(axis=1)
        return quotient(ratings.totals(draws, alike) / n - by_chance, 1 - by_chance)


PLUGIN = FleissKappa()
