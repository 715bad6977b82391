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
SCALE = [1.0, 2.0, 3.0, 4.0, 5.0]


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
    """Return our value, on the scale from 1 to 5."""
    people = len(values)
    ratings: Ratings = ratings_of(values, np.arange(people), people, span=(1, 5))
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


def test_order_as_in_scipy() -> None:
    """Spearman's ρ and Kendall's τ-b, with ties."""
    for values in tables(raters=2, missing=0):
        rho, tau = stats.spearmanr(*values.T).statistic, stats.kendalltau(*values.T).statistic
        assert value("spearman", values) == pytest.approx(rho, abs=1e-9)
        assert value("kendall_tau_b", values) == pytest.approx(tau, abs=1e-9)


def test_order_of_continuous_scores_as_in_scipy() -> None:
    """The same where no two ratings are equal and there are too many to count."""
    random = np.random.default_rng(8)
    for _ in range(20):
        values = random.normal(size=(random.integers(110, 300), 2)) + random.normal(size=2)
        rho, tau = stats.spearmanr(*values.T).statistic, stats.kendalltau(*values.T).statistic
        assert value("spearman", values) == pytest.approx(rho, abs=1e-9)
        assert value("kendall_tau_b", values) == pytest.approx(tau, abs=1e-9)


def test_fleiss_as_in_statsmodels() -> None:
    """Fleiss' κ of four raters."""
    inter_rater = pytest.importorskip("statsmodels.stats.inter_rater")
    for values in tables(raters=4, missing=0):
        counts, _ = inter_rater.aggregate_raters(values.astype(int))
        theirs = inter_rater.fleiss_kappa(counts)
        assert value("fleiss", values) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.filterwarnings("ignore")  # irrCAC was written for older numpy and pandas
@pytest.mark.parametrize(("name", "weights"), [("gwet_ac1", "identity"), ("gwet_ac2", "quadratic")])
def test_gwet_as_in_irrcac(name: str, weights: str) -> None:
    """Gwet's coefficients of four raters with missing ratings, over the whole scale."""
    cac = pytest.importorskip("irrCAC.raw", reason="irrCAC needs older numpy: install it apart")
    import pandas as pd

    for values in tables(raters=4, missing=0.2):
        kept = pd.DataFrame(values[(~np.isnan(values)).sum(axis=1) > 1])
        theirs = cac.CAC(kept, weights=weights, categories=SCALE, digits=12).gwet()
        assert value(name, values) == pytest.approx(theirs["est"]["coefficient_value"], abs=1e-9)


@pytest.mark.filterwarnings("ignore")  # pingouin 0.7 uses what pandas 3.1 deprecates
def test_icc_as_in_pingouin() -> None:
    """All six intraclass correlations of three raters."""
    pingouin = pytest.importorskip("pingouin")
    import pandas as pd

    names = ["icc_1_1", "icc_2_1", "icc_3_1", "icc_1_k", "icc_2_k", "icc_3_k"]
    for values in tables(raters=3, missing=0):
        n, k = values.shape
        unit, rater = (each.ravel() for each in np.indices((n, k)))
        long = pd.DataFrame({"unit": unit, "rater": rater, "rating": values.ravel()})
        theirs = pingouin.intraclass_corr(long, "unit", "rater", "rating")["ICC"].to_list()
        ours = [value(name, values) for name in names]
        assert ours == pytest.approx(theirs, abs=1e-9)


def test_mean_of_fixed_raters_is_cronbachs_alpha() -> None:
    """ICC(3,k) is k/(k - 1) * (1 - the raters' variances over their sum's variance)."""
    for values in tables(raters=3, missing=0):
        within = values.var(axis=0, ddof=1).sum() / values.sum(axis=1).var(ddof=1)
        assert value("icc_3_k", values) == pytest.approx(3 / 2 * (1 - within), abs=1e-9)
