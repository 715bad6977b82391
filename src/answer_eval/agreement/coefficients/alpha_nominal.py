"""Krippendorff's α, nominal."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import between_points, one_rating_only
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class NominalAlpha:
    """Agreement beyond chance in which any difference counts the same.

    α = 1 − D_o / D_e. With n_u(l) ratings l among the m_u of unit u, n(l) of all n:
    D_o = (1/n) Σ_u (m_u² − Σ_l n_u(l)²) / (m_u − 1), D_e = (n² − Σ_l n(l)²) / (n (n − 1)). Units
    with a single rating drop out. Undefined where every rating is the same and where ratings lie
    between the scale's points.
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
    """

    name = "alpha_nominal"
    title = "α nominal"
    measurement = Measurement.NOMINAL
    takes = Takes.RAGGED

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return between_points(ratings) or one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return α in every resample."""
        given = (ratings.values[:, :, None] == ratings.levels).sum(axis=1)
        of_unit = given.sum(axis=1)
        apart = (of_unit**2 - (given**2).sum(axis=1)) / (of_unit - 1)
        of_level = ratings.totals(draws, given)
        n = of_level.sum(axis=1)
        by_chance = n**2 - (of_level**2).sum(axis=1)
        return 1 - quotient(ratings.totals(draws, apart) * (n - 1), by_chance)


PLUGIN = NominalAlpha()
