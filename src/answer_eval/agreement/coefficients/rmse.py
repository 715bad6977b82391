"""Root mean squared error."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments


class RootMeanSquaredError:
    """How many points the two raters are apart, large differences counting more.

    RMSE = √(Σ_u (x_u − y_u)² / n), in points of the scale. Defined for any jointly rated unit.
    """

    name = "rmse"
    title = "RMSE"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:  # noqa: ARG002  the protocol's signature
        """Return "": it is always defined."""
        return ""

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return RMSE in every resample."""
        m = moments(ratings, draws)
        return np.sqrt(m.var_x + m.var_y - 2 * m.cov + (m.mean_x - m.mean_y) ** 2)


PLUGIN = RootMeanSquaredError()
