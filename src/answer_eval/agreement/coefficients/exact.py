"""Exact agreement."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import between_points
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments


class Exact:
    """The share of units to which both raters gave the same rating.

    p = #{u : x_u = y_u} / n. It takes no account of chance: two raters who always say 3 agree
    fully. Undefined where ratings lie between the scale's points (a mean, a continuous score).
    """

    name = "exact"
    title = "exact agreement"
    measurement = Measurement.NOMINAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return between_points(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the share in every resample."""
        return moments(ratings, draws).equal


PLUGIN = Exact()
