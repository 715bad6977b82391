"""Every coefficient gives the values worked out by hand for a table small enough to check."""

from math import sqrt

import numpy as np
import pytest

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.ratings import Ratings, ratings_of


def ratings(columns: list[list[float]], *, alike: bool = False) -> Ratings:
    """Return raters' columns as ratings, each unit of a candidate of its own."""
    values = np.array(columns, dtype=float).T
    return ratings_of(values, np.arange(len(values)), len(values), alike=alike)


# x = 1 2 3 4 5, y = 2 2 3 5 4: means 3 and 3.2, variances 10/5 = 2 and 6.8/5 = 1.36,
# covariance (2.4 + 1.2 + 0 + 1.8 + 1.6)/5 = 1.4, differences 1 0 0 1 -1.
PAIR = ratings([[1, 2, 3, 4, 5], [2, 2, 3, 5, 4]])
OF_PAIR = {
    "exact": 2 / 5,
    "adjacent": 1,
    "mae": 3 / 5,
    "rmse": sqrt(3 / 5),
    "bias": 1 / 5,
    # 2 * 1.4 / (2 + 1.36 + 0.2²)
    "qwk": 2.8 / 3.4,
    "pearson": 1.4 / sqrt(2 * 1.36),
    # 0.2 over the first rater's SD with n - 1: 2 * 5/4 = 2.5
    "smd": 0.2 / sqrt(2.5),
    "sd_ratio": sqrt(2 / 1.36),
    # p_o = 2/5; p_e = 1/5 * (2/5 + 1/5 + 1/5 + 1/5) = 1/5
    "kappa": (2 / 5 - 1 / 5) / (4 / 5),
    # y = 2 is 1.4 from x on average, 3 is 1.2, 4 is 1.4, 5 is 2: 0.4*1.4 + 0.2*(1.2+1.4+2) = 1.48
    "kappa_linear": 1 - 0.6 / 1.48,
    # ranks of y 1.5 1.5 3 5 4: covariance (3 + 1.5 + 0 + 2 + 2)/5, sums of squares 10 and 9.5
    "spearman": 8.5 / sqrt(10 * 9.5),
    # of 10 pairs one is tied in y and one in the opposite order
    "kendall_tau_b": (8 - 1) / sqrt(10 * 9),
    # differences 1 0 0 1 -1: mean .2, variance (3 - 5 * .04)/4 = .7
    "loa_low": 0.2 - 1.96 * sqrt(0.7),
    "loa_high": 0.2 + 1.96 * sqrt(0.7),
}

# Three units by two raters: (1, 2) (3, 3) (5, 4). Unit means 1.5 3 4.5, rater means 3 and 3:
# MS units 2*(2.25+2.25)/2 = 4.5, MS raters 0, MS error 1/2, MS within 1/3.
# Pooled 1 2 3 3 4 5: 6 * 64 - 18² = 60; within units 1 + 0 + 1 = 2.
TABLE = ratings([[1, 3, 5], [2, 3, 4]])
OF_TABLE = {
    "icc_1_1": (4.5 - 1 / 3) / (4.5 + 1 / 3),
    "icc_1_k": (4.5 - 1 / 3) / 4.5,
    "icc_2_1": (4.5 - 0.5) / (4.5 + 0.5 + 2 * (0 - 0.5) / 3),
    "icc_2_k": (4.5 - 0.5) / (4.5 + (0 - 0.5) / 3),
    "icc_3_1": (4.5 - 0.5) / (4.5 + 0.5),
    "icc_3_k": (4.5 - 0.5) / 4.5,
    "alpha_interval": 1 - 2 * 5 / 60,
    # within: (4 - 2) + 0 + (4 - 2) = 4; over all: 36 - (1 + 1 + 4 + 1 + 1) = 28
    "alpha_nominal": 1 - 4 * 5 / 28,
    # mid-ranks 0.5 1.5 3 4.5 5.5: within 1 + 1 = 2; over all 6 * 71 - 18² = 102
    "alpha_ordinal": 1 - 2 * 5 / 102,
    # one unit of three agrees; shares 1/6 1/6 2/6 1/6 1/6, their squares' sum 8/36
    "fleiss": (1 / 3 - 2 / 9) / (7 / 9),
    # by chance (1 - 8/36)/(5 - 1) = 7/36
    "gwet_ac1": (12 - 7) / (36 - 7),
    # agreement (15/16 + 1 + 15/16)/3 = 46/48; weights sum to 25 - 100/16 = 18.75,
    # by chance 18.75/20 * 28/36 = 35/48
    "gwet_ac2": (46 - 35) / (48 - 35),
}

# The same two people and a machine that said 2 4 4. People's error (1/2 + 0 + 1/2)/3 = 1/3,
# their true variance (2 * 4.5 - 2/3)/(6 - 12/6) = 25/12, the machine's error from it
# (2 * (.25 + 1 + .25) - 3/3)/6 = 1/3. People correlate fully, the machine √3/2 with either:
# 4/√(8 * 8/3) and 2/√(2 * 8/3).
BESIDE = ratings([[1, 3, 5], [2, 3, 4], [2, 4, 4]])
# People agree exactly on one unit of three, the machine with the first on none and with the second
# on two.
OF_MACHINE = {
    "exact_gap": 1 / 3 - (0 + 2 / 3) / 2,
    "prmse": 1 - (1 / 3) / (25 / 12),
    "disattenuated_r": sqrt(3) / 2,
}


@pytest.mark.parametrize(("name", "value"), OF_PAIR.items())
def test_of_a_pair(name: str, value: float) -> None:
    """Pair coefficients equal the hand-worked values."""
    assert measure(COEFFICIENTS[name], PAIR).value == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(("name", "value"), OF_TABLE.items())
def test_of_a_table(name: str, value: float) -> None:
    """Coefficients for any number of raters equal the hand-worked values."""
    assert measure(COEFFICIENTS[name], TABLE).value == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(("name", "value"), OF_MACHINE.items())
def test_of_people_and_a_machine(name: str, value: float) -> None:
    """Coefficients of a machine beside people equal the hand-worked values."""
    assert measure(COEFFICIENTS[name], BESIDE).value == pytest.approx(value, abs=1e-12)


def test_every_coefficient_has_a_golden_value() -> None:
    """A coefficient without a hand-worked value can't be added unseen."""
    assert set(COEFFICIENTS.names) == OF_PAIR.keys() | OF_TABLE.keys() | OF_MACHINE.keys()


def test_between_people_smd_is_in_pooled_deviations() -> None:
    """Two raters of one standing share the divisor: √((2.5 + 1.7) / 2)."""
    people = ratings([[1, 2, 3, 4, 5], [2, 2, 3, 5, 4]], alike=True)
    assert measure(COEFFICIENTS["smd"], people).value == pytest.approx(0.2 / sqrt(2.1))


def test_a_level_that_nobody_used_keeps_its_place() -> None:
    """1 and 5 alone are four points apart, not one: linear κ weighs by the scale's distances.

    x = 1 1 5, y = 1 5 4: mean |x - y| = (0 + 4 + 1)/3; by chance (2*(0+4+3) + (4+0+1))/9 = 19/9.
    """
    used = ratings([[1, 1, 5], [1, 5, 4]])
    value = measure(COEFFICIENTS["kappa_linear"], used).value
    assert value == pytest.approx(1 - (5 / 3) / (19 / 9))
