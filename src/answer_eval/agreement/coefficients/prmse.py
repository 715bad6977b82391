"""Proportional reduction in mean squared error."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import one_unit
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class ProportionalReduction:
    """How much of the variance of people's true scores the machine predicts.

    PRMSE = 1 − MSE_T / σ²_T. With c_u people's ratings of unit u, mean h̄_u, N units, C = Σ c_u:
    σ²_e = Σ_u Σ_i (h_ui − h̄_u)² / Σ_u (c_u − 1), people's error pooled within units;
    σ²_T = (Σ c_u (h̄_u − h̄)² − (N − 1) σ²_e) / (C − Σ c_u² / C), h̄ the mean of all ratings;
    MSE_T = (Σ c_u (h̄_u − m_u)² − N σ²_e) / C. A unit of one person counts in all but σ²_e.
    Estimated, it can fall outside 0 to 1. Undefined where no unit has two people's ratings and
    where σ²_T isn't positive.
    Loukina, Madnani, Cahill et al. (2020), BEA 2020, 18-29; the estimators as RSMTool has them.
    """

    name = "prmse"
    title = "PRMSE"
    measurement = Measurement.INTERVAL
    takes = Takes.MACHINE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        if (ratings.rated[:, :-1].sum(axis=1) > 1).any():
            return one_unit(ratings)
        return "no unit was rated by two people: their error can't be told"

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return PRMSE in every resample."""
        shifted = ratings.values - ratings.middle
        people, machine = shifted[:, :-1], shifted[:, -1]
        of_unit = ratings.rated[:, :-1].sum(axis=1)
        total = np.nansum(people, axis=1)
        mean = total / of_unit
        within = np.nansum((people - mean[:, None]) ** 2, axis=1)
        missed = of_unit * (mean - machine) ** 2
        terms = (np.ones_like(mean), of_unit, of_unit**2, total, total * mean, within, missed)
        n, c, c_squares, sums, squares, errors, misses = ratings.totals(
            draws, np.column_stack(terms)
        ).T
        error = quotient(errors, c - n)
        true = quotient(squares - sums**2 / c - (n - 1) * error, c - c_squares / c)
        return 1 - quotient((misses - n * error) / c, true)


PLUGIN = ProportionalReduction()
