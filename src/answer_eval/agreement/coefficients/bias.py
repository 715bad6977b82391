"""Bias."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments


class Bias:
    """How many points higher the second rater rates than the first on average.

    Bias = Σ_u (y_u − x_u) / n, in points of the scale: above 0 the machine is more lenient than
    the human. Defined for any jointly rated unit.
    """

    name = "bias"
    title = "bias"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:  # noqa: ARG002  the protocol's signature
        """Return "": it is always defined."""
        return ""

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the bias in every resample."""
        m = moments(ratings, draws)
        return m.mean_y - m.mean_x


PLUGIN = Bias()
