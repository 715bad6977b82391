"""Adjacent agreement."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import between_points
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments


class Adjacent:
    """The share of units on which the two raters are at most one point apart.

    p = #{u : |x_u − y_u| ≤ 1} / n. Never a headline: on a five-point scale a scorer that draws
    3 or 4 at random is adjacent on about four units in five at a QWK of 0. Undefined where
    ratings lie between the scale's points.
    """

    name = "adjacent"
    title = "adjacent agreement"
    measurement = Measurement.ORDINAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return between_points(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the share in every resample."""
        return moments(ratings, draws).near


PLUGIN = Adjacent()
