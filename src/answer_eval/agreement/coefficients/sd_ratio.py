"""Ratio of standard deviations."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import no_spread
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient


class SdRatio:
    """How much wider the first rater spreads ratings than the second.

    SD_H / SD_M: H is the human, M the machine. Above 1 the machine keeps closer to the middle
    than the human. Undefined where one of them gave the same rating throughout.
    Flagged outside 2/3 to 1.5: Wang & von Davier (2014), ETS RR-14-04.
    """

    name = "sd_ratio"
    title = "SD ratio"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_spread(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the ratio in every resample."""
        m = moments(ratings, draws)
        return np.sqrt(quotient(m.var_x, m.var_y))


PLUGIN = SdRatio()
