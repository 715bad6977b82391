"""Worked examples that statisticians know by heart come out to the last printed digit."""

import numpy as np
import pytest

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import FInterval
from answer_eval.agreement.ratings import Array, Ratings, ratings_of

NONE = np.nan

# Shrout & Fleiss (1979), Table 2: six targets by four judges.
JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
# Values from their Table 4. Intervals as the R package psych documents them for this table.
OF_JUDGES = {
    "icc_1_1": (0.17, -0.13, 0.72),
    "icc_2_1": (0.29, 0.02, 0.76),
    "icc_3_1": (0.71, 0.34, 0.95),
    "icc_1_k": (0.44, -0.88, 0.91),
    "icc_2_k": (0.62, 0.07, 0.93),
    "icc_3_k": (0.91, 0.68, 0.99),
}

# Krippendorff (2011), section C: four observers by twelve units, the last of them seen by one.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
    [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
]
# α as he prints it; Gwet's coefficients of the same table by irrCAC 0.4.4 on all five categories,
# `CAC(table, weights="identity" | "quadratic", categories=[1, 2, 3, 4, 5]).gwet()`. AC1 is the
# .775 of Gwet (2014), where the twelfth unit counts in the categories' shares.
OF_OBSERVERS = {
    "alpha_nominal": (0.743, 3),
    "alpha_ordinal": (0.815, 3),
    "alpha_interval": (0.849, 3),
    "gwet_ac1": (0.775444068127, 12),
    "gwet_ac2": (0.914000723552, 12),
}

# Agresti (1990) on Hout, Duncan & Sobel (1987): 91 couples' answers, on a scale of four points.
COUPLES = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
# κ as the R package vcd documents it. On the diagonal 7 + 8 + 4 + 14 = 33 of 91, beside it
# 7 + 2 + 3 + 5 + 9 + 9 = 35.
OF_COUPLES = {
    "kappa": (0.1293, 4),
    "kappa_linear": (0.2374, 4),
    "exact": (33 / 91, 9),
    "adjacent": (68 / 91, 9),
}

# The table by which Fleiss' κ is usually taught: ten subjects, how many of fourteen raters
# put each into which of five categories.
SUBJECTS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]

# Bland & Altman (1986), Table 1: peak flow by a large and by a mini meter, first readings, l/min.
LARGE = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
MINI = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]

# Anscombe (1973), the first of four.
X = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]

# Hollander & Wolfe (1973), p. 187: lightness of tuna and a panel's scores. 26 of 36 pairs agree.
LIGHTNESS = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
PANEL = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]

# IQ and hours of television, whose squared rank differences sum to 194: 1 - 6 * 194 / (10 * 99).
IQ = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
HOURS = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]


def ratings(rows: object) -> Ratings:
    """Return a table, units by raters, each unit of a candidate of its own."""
    values: Array = np.array(rows, dtype=float)
    return ratings_of(values, np.arange(len(values)), len(values))


def value(name: str, table: Ratings) -> float:
    """Return a coefficient that must be defined."""
    found = measure(COEFFICIENTS[name], table).value
    assert isinstance(found, float)
    return found


def counted(table: list[list[int]]) -> Ratings:
    """Return a contingency table's units, one by one."""
    cells = np.ndenumerate(np.array(table))
    return ratings([cell for cell, n in cells for _ in range(n)])


@pytest.mark.parametrize(("name", "published"), OF_JUDGES.items())
def test_judges(name: str, published: tuple[float, float, float]) -> None:
    """Shrout & Fleiss' ICCs and their F intervals, to two digits."""
    found = measure(COEFFICIENTS[name], ratings(JUDGES))
    assert isinstance(found.f_interval, FInterval)
    ends = found.f_interval.bounds
    assert (found.value, ends.low, ends.high) == pytest.approx(published, abs=0.005)


@pytest.mark.parametrize(("name", "published"), OF_OBSERVERS.items())
def test_observers(name: str, published: tuple[float, int]) -> None:
    """α and Gwet's coefficients of a table with gaps."""
    wanted, digits = published
    found = value(name, ratings(np.array(OBSERVERS).T))
    assert found == pytest.approx(wanted, abs=0.5 * 10**-digits)


@pytest.mark.parametrize(("name", "published"), OF_COUPLES.items())
def test_couples(name: str, published: tuple[float, int]) -> None:
    """κ, unweighted and linear, exact and adjacent agreement of a contingency table."""
    wanted, digits = published
    assert value(name, counted(COUPLES)) == pytest.approx(wanted, abs=0.5 * 10**-digits)


def test_many_raters() -> None:
    """Fleiss' κ of fourteen raters is .210."""
    rows = [np.repeat(range(5), of_category) for of_category in SUBJECTS]
    assert value("fleiss", ratings(rows)) == pytest.approx(0.210, abs=0.0005)


def test_two_meters() -> None:
    """Bland & Altman's mean difference of 2.1 l/min and standard deviation of 38.8."""
    table = ratings(np.column_stack([LARGE, MINI]))
    bias, low, high = (value(name, table) for name in ("bias", "loa_low", "loa_high"))
    assert bias == pytest.approx(2.1, abs=0.05)
    assert (bias - low) / 1.96 == pytest.approx(38.8, abs=0.05)
    assert (high - bias) / 1.96 == pytest.approx(38.8, abs=0.05)


def test_correlations() -> None:
    """Anscombe's .816, the tuna's τ of 16/36, and television's ρ of −29/165."""
    pairs = (X, Y), (LIGHTNESS, PANEL), (IQ, HOURS)
    first, second, third = (ratings(np.column_stack(pair)) for pair in pairs)
    assert value("pearson", first) == pytest.approx(0.816, abs=0.0005)
    assert value("kendall_tau_b", second) == pytest.approx(16 / 36)
    assert value("spearman", third) == pytest.approx(-29 / 165)


def test_quadratic_kappa_of_the_essay_prize() -> None:
    """The metric of the 2012 essay-scoring prize gives .4 for 1 2 1 against 1 2 2.

    Covariance 1/9, variances 2/9 each, means 1/3 apart: 2/9 over 4/9 + 1/9.
    """
    assert value("qwk", ratings([[1, 1], [2, 2], [1, 2]])) == pytest.approx(0.4)
