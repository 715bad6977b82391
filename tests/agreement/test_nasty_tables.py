"""Tables that other packages stumble over: every number is right, or is absent with its reason."""

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

import krippendorff
import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from answer_eval.agreement.comparison import compare
from answer_eval.agreement.report import AgreementReport
from answer_eval.rating import Rater, Reason
from judging import ANNA, BEN, CLEO, LLM, said

Given = list[float | Reason | None]
TABLES: dict[str, Mapping[Rater, Given]] = {
    "one rater constant": {ANNA: [3] * 8, BEN: [1, 2, 3, 4, 5, 3, 2, 1]},
    "a constant machine": {ANNA: [1, 2, 3, 4, 5], BEN: [2, 2, 3, 4, 4], LLM: [3] * 5},
    "two levels only": {ANNA: [1, 5, 1, 5, 1, 5, 5, 5], BEN: [1, 5, 5, 5, 1, 1, 5, 5]},
    "all equal": {ANNA: [3] * 6, BEN: [3] * 6, CLEO: [3] * 6, LLM: [3] * 6},
    "all equal but for rounding": {ANNA: [0.1 + 0.2] * 6, BEN: [0.3] * 6},
    "one candidate": {ANNA: [3], BEN: [4], LLM: [3.5]},
    "two candidates": {ANNA: [3, 1], BEN: [4, 1], LLM: [3.5, 2]},
    "no unit that all three rated": {
        ANNA: [1, 2, 3, None, None, None, 2, 5],
        BEN: [1, 3, 3, 4, 5, 1, None, None],
        CLEO: [None, None, None, 4, 4, 2, 3, 5],
    },
    "nothing rated together": {ANNA: [1, 2, None, None], BEN: [None, None, 3, 4]},
    "mostly missing": {
        ANNA: [1, None, None, 4, None, 2, None, None, 3, 3],
        BEN: [None, 2, None, 4, None, None, 1, None, None, 2],
        CLEO: [None, None, 5, None, None, 3, 1, None, 3, None],
        LLM: [1.5, None, 4.5, None, 2, 2.5, None, None, 3, 3],
    },
    "continuous": {ANNA: [1, 2, 3, 4, 5, 3], LLM: [1.2, 2.7, 2.9, 4.4, 4.1, 3.3]},
    "nobody found evidence": {ANNA: [Reason.NO_EVIDENCE] * 4, BEN: [3, 2, 4, 1]},
    "a scale without points": {ANNA: [0, 250000, 1000000], BEN: [10, 250000, 900000]},
    "below zero": {ANNA: [-2, -1, 0, 1, 2], BEN: [-2, 0, 0, 1, 1]},
}


def compared(name: str) -> AgreementReport:
    """Compare the raters of a table."""
    return compare([each for rater, given in TABLES[name].items() for each in said(rater, given)])


def estimates(found: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in a JSON form that has a value, or should have one."""
    if isinstance(found, dict):
        if "value" in found:
            yield found
        for each in found.values():
            yield from estimates(each)
    if isinstance(found, list):
        for each in found:
            yield from estimates(each)


@pytest.mark.usefixtures("few_resamples")
@pytest.mark.parametrize("name", TABLES)
def test_a_number_or_a_reason(name: str) -> None:
    """No NaN and no infinity anywhere; what is null says why, and so does what has no interval."""
    found = compared(name).to_json()
    json.dumps(found, allow_nan=False)
    everything = list(estimates(found))
    assert everything
    for each in everything:
        assert each["undefined"] if each["value"] is None else isfinite(each["value"])
        if "low" in each:
            assert each["no_interval"] if each["low"] is None else each["low"] <= each["high"]


def pooled(name: str, first: Rater, second: Rater) -> dict[str, float | str]:
    """Return a pair's coefficients over all units: values, or why there is none."""
    (pair,) = (
        each
        for each in compared(name).pooled()
        if (each.first, each.second) == (first.id, second.id)
    )
    shown = {name: each.as_json() for name, each in pair.coefficients.items()}
    return {name: each.get("undefined", each["value"]) for name, each in shown.items()}


@pytest.mark.usefixtures("few_resamples")
def test_a_constant_rater() -> None:
    """κ and QWK are 0, as in scikit-learn: p_o = p_e; what relates spreads is undefined.

    Of two raters ICC(3,1) is 2 Cov / (Var + Var), so 0; α is its own, as in krippendorff.
    """
    found, given = pooled("one rater constant", ANNA, BEN), TABLES["one rater constant"]
    for name, weights in (("kappa", None), ("kappa_linear", "linear"), ("qwk", "quadratic")):
        theirs = cohen_kappa_score(given[ANNA], given[BEN], labels=range(1, 6), weights=weights)
        assert found[name] == pytest.approx(theirs, abs=1e-9)
    assert found["icc_3_1"] == pytest.approx(0, abs=1e-9)
    table = np.array([given[ANNA], given[BEN]], dtype=np.float64)
    theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="interval")
    assert found["alpha_interval"] == pytest.approx(theirs, abs=1e-9)
    for name in ("pearson", "spearman", "kendall_tau_b", "smd", "sd_ratio"):
        assert "a rater gave every unit 3" in str(found[name])


@pytest.mark.usefixtures("few_resamples")
@pytest.mark.parametrize("name", ["all equal", "all equal but for rounding"])
def test_ratings_that_are_all_equal(name: str) -> None:
    """Chance-corrected figures are 0/0; distances are 0, all the same."""
    found = pooled(name, ANNA, BEN)
    for undefined in ("qwk", "alpha_interval", "icc_1_1", "icc_2_1", "icc_3_k"):
        value = f"{TABLES[name][BEN][0]:g}"
        assert found[undefined] == f"every rating is {value}: chance alone would agree as well"
    assert (found["mae"], found["bias"], found["rmse"]) == (0, 0, 0)


@pytest.mark.usefixtures("few_resamples")
def test_raters_without_a_unit_of_all() -> None:
    """α and Gwet's go on with each two raters' units; what needs all raters is undefined."""
    name = "no unit that all three rated"
    (together,) = (
        each
        for each in compared(name).together
        if each.group.kind == "all" and each.who == "humans"
    )
    found = {name: each.as_json() for name, each in together.coefficients.items()}
    table = np.array(list(TABLES[name].values()), dtype=np.float64)
    for level in ("nominal", "ordinal", "interval"):
        theirs = krippendorff.alpha(reliability_data=table, level_of_measurement=level)
        assert found[f"alpha_{level}"]["value"] == pytest.approx(theirs, abs=1e-9)
    for alone in ("fleiss", "icc_2_1"):
        assert found[alone]["undefined"] == "no unit was rated by all of them"


@pytest.mark.usefixtures("few_resamples")
def test_a_scale_without_points() -> None:
    """Ratings that reach over a million points are compared, but not counted point by point."""
    found = compared("a scale without points")
    assert found.diagnostics.no_points == "a scale from 0 to 1e+06 has no points to count"
    assert not found.diagnostics.confusions
    assert not found.diagnostics.shifts
    assert not found.raters[0].points
    assert found.diagnostics.as_json()["no_points"] == found.diagnostics.no_points
    assert "no points to count" in str(pooled("a scale without points", ANNA, BEN)["gwet_ac1"])
