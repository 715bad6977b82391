"""The spread of the differences between two raters."""

import numpy as np

from answer_eval.agreement.ratings import Array, Draws, Ratings, moments, quotient

WIDTH = 1.96
"""Standard deviations from the mean to the limits of agreement, as Bland & Altman take them."""


def sd_of_differences(ratings: Ratings, draws: Draws) -> Array:
    """Return the standard deviation of y − x in every resample, with n − 1 in the divisor."""
    m = moments(ratings, draws)
    variance = np.maximum(m.var_x + m.var_y - 2 * m.cov, 0)
    return np.sqrt(quotient(variance * m.n, m.n - 1))
