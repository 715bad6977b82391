"""Standardised mean difference."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import no_spread, one_unit
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient


class StandardisedMeanDifference:
    """How much higher the second rater rates than the first, in standard deviations.

    SMD = (M̄ − H̄) / SD_H with n − 1 in the divisor: H is the human, M the machine. Between two
    raters of one standing the divisor is √((SD_X² + SD_Y²) / 2). Undefined where a rater gave the
    same rating throughout, or for a single unit.
    Flagged above .15 in size: Williamson, Xi & Breyer (2012), Educational Measurement: Issues
    and Practice 31, 2-13.
    """

    name = "smd"
    title = "SMD"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return one_unit(ratings) or no_spread(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return SMD in every resample."""
        m = moments(ratings, draws)
        variance = (m.var_x + m.var_y) / 2 if ratings.alike else m.var_x
        return quotient(m.mean_y - m.mean_x, np.sqrt(quotient(variance * m.n, m.n - 1)))


PLUGIN = StandardisedMeanDifference()
