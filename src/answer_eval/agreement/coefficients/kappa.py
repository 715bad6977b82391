"""Cohen's κ."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import between_points, one_rating_only
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient


class Kappa:
    """Exact agreement beyond what the two raters' own habits give by chance.

    κ = (p_o − p_e) / (1 − p_e), p_o the share of equal ratings, p_e = Σ_l p_x(l) p_y(l) over the
    scale's levels l, p_x and p_y being the raters' shares of each. A level that nobody used adds
    nothing to either sum. Undefined where p_e = 1 (both gave one and the same rating throughout)
    and where ratings lie between the scale's points.
    Cohen (1960), Educational and Psychological Measurement 20, 37-46.
    """

    name = "kappa"
    title = "Cohen's κ"
    measurement = Measurement.NOMINAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return between_points(ratings) or one_rating_only(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return κ in every resample."""
        observed = moments(ratings, draws).equal
        shares_x, shares_y = ratings.shares(draws)
        by_chance = (shares_x * shares_y).sum(axis=1)
        return quotient(observed - by_chance, 1 - by_chance)


PLUGIN = Kappa()
