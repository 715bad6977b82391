"""Pearson's correlation."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import no_spread
from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient


class Pearson:
    """How far the two raters' ratings lie on one rising line, whatever its height and slope.

    r = Cov(X, Y) / √(Var X · Var Y). Severity and range use don't lower it: read it beside QWK.
    Undefined where one of the raters gave the same rating throughout.
    Flagged below .70: Williamson, Xi & Breyer (2012), Educational Measurement: Issues and
    Practice 31, 2-13.
    """

    name = "pearson"
    title = "r"
    measurement = Measurement.INTERVAL
    takes = Takes.PAIR

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return no_spread(ratings)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return r in every resample."""
        m = moments(ratings, draws)
        return np.clip(quotient(m.cov, np.sqrt(m.var_x * m.var_y)), -1, 1)


PLUGIN = Pearson()
