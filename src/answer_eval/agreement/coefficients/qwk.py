"""Quadratic weighted κ."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import one_rating_only
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient


class QuadraticWeightedKappa:
    """Agreement beyond chance in which a difference counts by its square.

    QWK = 2 Cov(X, Y) / (Var X + Var Y + (X̄ − Ȳ)²), with n (not n − 1) in the divisors and
    nothing rounded. On whole numbers it equals Cohen's κ with weights (l − m)² over every level
    of the scale, used or not; it takes means and continuous scores as they are. Undefined where
    both gave one and the same rating throughout.
    Cohen (1968), Psychological Bulletin 70, 213-220; the continuous form as in Haberman (2019),
    Measures of Agreement Versus Measures of Prediction Accuracy, ETS; flagged below .70:
    Williamson, Xi & Breyer (2012), Educational Measurement: Issues and Practice 31, 2-13.
    """

    name = "qwk"
    title = "QWK"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return QWK in every resample."""
        m = moments(ratings, draws)
        return quotient(2 * m.cov, m.var_x + m.var_y + (m.mean_x - m.mean_y) ** 2)


PLUGIN = QuadraticWeightedKappa()
