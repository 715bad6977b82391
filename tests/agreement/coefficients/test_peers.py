"""Where another package computes the same statistic, both give the same number."""

from collections.abc import Iterator
from typing import Literal

import krippendorff
import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import cohen_kappa_score

from answer_eval.agreement.bootstrap import sample_of
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.ratings import Array, Ratings, ratings_of

TABLES = 200
SCALE = [1, 2, 3, 4, 5]


def tables(raters: int, missing: float) -> Iterator[Array]:
    """Yield random tables with agreement from none to nearly full."""
    random = np.random.default_rng(7)
    for _ in range(TABLES):
        truth = random.normal(3, 1.2, size=(random.integers(8, 60), 1))
        noise = random.normal(0, random.uniform(0.1, 2), size=(len(truth), raters))
        values = np.clip(np.round(truth + noise), 1, 5)
        values[random.random(values.shape) < missing] = np.nan
        yield values


def value(name: str, values: Array) -> float:
    """Return our value."""
    ratings: Ratings = ratings_of(values, np.arange(len(values)), len(values))
    return float(COEFFICIENTS[name].values(ratings, sample_of(len(values)))[0])


@pytest.mark.parametrize(
    ("name", "weights"), [("kappa", None), ("kappa_linear", "linear"), ("qwk", "quadratic")]
)
def test_kappa_as_in_scikit_learn(name: str, weights: str | None) -> None:
    """Cohen's κ, unweighted and weighted, over the whole scale."""
    for values in tables(raters=2, missing=0):
        x, y = values.T.astype(int)
        theirs = cohen_kappa_score(x, y, labels=SCALE, weights=weights)
        assert value(name, values) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_alpha_as_in_krippendorff(level: Literal["nominal", "ordinal", "interval"]) -> None:
    """Krippendorff's α of four raters with a quarter of the ratings missing."""
    for values in tables(raters=4, missing=0.25):
        theirs = krippendorff.alpha(reliability_data=values.T, level_of_measurement=level)
        assert value(f"alpha_{level}", values) == pytest.approx(theirs, abs=1e-9)


def test_correlation_as_in_scipy() -> None:
    """Pearson's r."""
    for values in tables(raters=2, missing=0):
        theirs = stats.pearsonr(*values.T).statistic
        assert value("pearson", values) == pytest.approx(theirs, abs=1e-9)


def test_mean_of_fixed_raters_is_cronbachs_alpha() -> None:
    """ICC(3,k) is k/(k - 1) * (1 - the raters' variances over their sum's variance)."""
    for values in tables(raters=3, missing=0):
        within = values.var(axis=0, ddof=1).sum() / values.sum(axis=1).var(ddof=1)
        assert value("icc_3_k", values) == pytest.approx(3 / 2 * (1 - within), abs=1e-9)
