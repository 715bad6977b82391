"""Where another package computes the same statistic, both give the same number."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Literal

import krippendorff
import numpy as np
import pytest
from scipy import stats
from sklearn import metrics

from answer_eval.agreement.coefficients import (
    COEFFICIENTS,
    HasFInterval,
    _ranks,
    kendall_tau_b,
)
from answer_eval.agreement.estimate import Bounds
from answer_eval.agreement.ratings import Array, Ratings, ratings_of, sample_of

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


def f_interval(name: str, values: Array) -> tuple[float, float]:
    """Return the ends of our F interval."""
    coefficient = COEFFICIENTS[name]
    assert isinstance(coefficient, HasFInterval)
    found = coefficient.f_interval(ratings_of(values, np.arange(len(values)), len(values)))
    assert isinstance(found, Bounds)
    return found.low, found.high


@pytest.mark.parametrize(
    ("name", "weights"), [("kappa", None), ("kappa_linear", "linear"), ("qwk", "quadratic")]
)
def test_kappa_as_in_scikit_learn(name: str, weights: str | None) -> None:
    """Cohen's κ, unweighted and weighted, over the whole scale."""
    for values in tables(raters=2, missing=0):
        x, y = values.T.astype(int)
        theirs = metrics.cohen_kappa_score(x, y, labels=SCALE, weights=weights)
        assert value(name, values) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_alpha_as_in_krippendorff(level: Literal["nominal", "ordinal", "interval"]) -> None:
    """Krippendorff's α of four raters with a quarter of the ratings missing."""
    for values in tables(raters=4, missing=0.25):
        theirs = krippendorff.alpha(reliability_data=values.T, level_of_measurement=level)
        assert value(f"alpha_{level}", values) == pytest.approx(theirs, abs=1e-9)


def test_differences_as_in_scikit_learn() -> None:
    """Exact agreement, mean absolute and root mean squared error."""
    for values in tables(raters=2, missing=0):
        assert value("exact", values) == pytest.approx(metrics.accuracy_score(*values.T), abs=1e-9)
        theirs = metrics.mean_absolute_error(*values.T), metrics.root_mean_squared_error(*values.T)
        assert (value("mae", values), value("rmse", values)) == pytest.approx(theirs, abs=1e-9)


def test_spread_as_in_scipy_and_numpy() -> None:
    """Bias, limits of agreement, SMD and SD ratio, where a machine is held against a person."""
    for values in tables(raters=2, missing=0):
        people, machine = values.T
        apart = machine - people
        limit = 1.96 * stats.tstd(apart)
        wanted = {
            "adjacent": np.mean(np.abs(apart) <= 1),
            "bias": apart.mean(),
            "loa_low": apart.mean() - limit,
            "loa_high": apart.mean() + limit,
            "smd": apart.mean() / stats.tstd(people),
            "sd_ratio": np.std(people) / np.std(machine),
        }
        ratings = ratings_of(values, np.arange(len(values)), len(values), alike=False)
        draws = sample_of(len(values))
        found = {name: COEFFICIENTS[name].values(ratings, draws)[0] for name in wanted}
        assert found == pytest.approx(wanted, abs=1e-9)


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


@pytest.mark.parametrize("most", [1000, 100])
def test_order_of_continuous_scores_as_in_scipy(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where no two ratings are equal, ranked at once or, being too many, in blocks."""
    for module in (_ranks, kendall_tau_b):
        monkeypatch.setattr(module, "MOST_PATTERNS", most)
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


@pytest.mark.filterwarnings("ignore")  # irrCAC 0.4.4 was written for older numpy and pandas
@pytest.mark.parametrize(("name", "weights"), [("gwet_ac1", "identity"), ("gwet_ac2", "quadratic")])
def test_gwet_as_in_irrcac(name: str, weights: str) -> None:
    """Gwet's coefficients of four raters with missing ratings, units rated once among them."""
    cac = pytest.importorskip("irrCAC.raw")
    import pandas as pd

    for values in tables(raters=4, missing=0.5):
        kept = pd.DataFrame(values[~np.isnan(values).all(axis=1)])
        theirs = cac.CAC(kept, weights=weights, categories=SCALE, digits=12).gwet()
        assert value(name, values) == pytest.approx(theirs["est"]["coefficient_value"], abs=1e-9)


@pytest.mark.filterwarnings("ignore")  # pingouin 0.7 uses what pandas 3.1 deprecates
def test_icc_as_in_pingouin(monkeypatch: pytest.MonkeyPatch) -> None:
    """All six intraclass correlations of three raters, and their F intervals."""
    pingouin = pytest.importorskip("pingouin")
    monkeypatch.setitem(pingouin.config.options, "round.column.CI95", None)
    import pandas as pd

    names = ["icc_1_1", "icc_2_1", "icc_3_1", "icc_1_k", "icc_2_k", "icc_3_k"]
    for values in tables(raters=3, missing=0):
        n, k = values.shape
        unit, rater = (each.ravel() for each in np.indices((n, k)))
        long = pd.DataFrame({"unit": unit, "rater": rater, "rating": values.ravel()})
        theirs = pingouin.intraclass_corr(long, "unit", "rater", "rating")
        ours = [value(name, values) for name in names]
        assert ours == pytest.approx(theirs["ICC"].to_list(), abs=1e-9)
        ends = [end for name in names for end in f_interval(name, values)]
        assert ends == pytest.approx(np.concatenate(theirs["CI95"].to_list()), abs=1e-9)


def test_prmse_as_in_rsmtool() -> None:
    """PRMSE of a machine beside four people, of whom each unit has one to four.

    Where people's errors leave no true variance RSMTool divides by what is left; we don't.
    """
    theirs = rsmtool_prmse()
    for values in tables(raters=5, missing=0.4):
        kept = values[~np.isnan(values[:, -1]) & ~np.isnan(values[:, :-1]).all(axis=1)]
        people, machine = kept[:, :-1], kept[:, -1]
        if theirs.true_score_variance(people) > 0:
            wanted = theirs.prmse_true(machine, people)
            assert value("prmse", kept) == pytest.approx(wanted, abs=1e-9)
        else:
            assert np.isnan(value("prmse", kept))


def rsmtool_prmse() -> ModuleType:
    """Return RSMTool's module of it alone, as the package needs much that we don't."""
    try:
        path = distribution("rsmtool").locate_file("rsmtool/utils/prmse.py")
    except PackageNotFoundError:
        pytest.skip("rsmtool isn't installed")
    spec = spec_from_file_location("rsmtool_prmse", str(path))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_mean_of_fixed_raters_is_cronbachs_alpha() -> None:
    """ICC(3,k) is k/(k - 1) * (1 - the raters' variances over their sum's variance)."""
    for values in tables(raters=3, missing=0):
        within = values.var(axis=0, ddof=1).sum() / values.sum(axis=1).var(ddof=1)
        assert value("icc_3_k", values) == pytest.approx(3 / 2 * (1 - within), abs=1e-9)
