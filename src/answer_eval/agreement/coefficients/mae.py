"""Mean absolute error."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments


class MeanAbsoluteError:
    """How many points the two raters are apart on average.

    MAE = Σ_u |x_u − y_u| / n, in points of the scale. Defined for any jointly rated unit.
    """

    name = "mae"
    title = "MAE"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:  # noqa: ARG002  the protocol's signature
        """Return "": it is always defined."""
        return ""

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return MAE in every resample."""
        return moments(ratings, draws).distance


PLUGIN = MeanAbsoluteError()
