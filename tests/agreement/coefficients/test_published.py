"""Values published with the coefficients' definitions come out to the last printed digit."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.ratings import Array, ratings_of

EXAMPLES = Path(__file__).parents[4] / "shared" / "data" / "agreement" / "published.json"

CASES = [
    ("shrout_fleiss_1979", "ICC1", "icc_1_1"),
    ("shrout_fleiss_1979", "ICC2", "icc_2_1"),
    ("shrout_fleiss_1979", "ICC3", "icc_3_1"),
    ("shrout_fleiss_1979", "ICC1k", "icc_1_k"),
    ("shrout_fleiss_1979", "ICC2k", "icc_2_k"),
    ("shrout_fleiss_1979", "ICC3k", "icc_3_k"),
    ("irr_anxiety_icc", "ICC2", "icc_2_1"),
    ("irr_anxiety_icc", "ICC3", "icc_3_1"),
    ("krippendorff_2011_C", "nominal", "alpha_nominal"),
    ("krippendorff_2011_C", "ordinal", "alpha_ordinal"),
    ("krippendorff_2011_C", "interval", "alpha_interval"),
    ("fleiss_1971_diagnoses", "fleiss_kappa", "fleiss"),
    ("cohen_1968", "kappa", "kappa"),
    ("wikipedia_cohen_1", "kappa", "kappa"),
    ("feinstein_cicchetti_1990_a", "kappa", "kappa"),
    ("feinstein_cicchetti_1990_b", "kappa", "kappa"),
    ("qwk_unit_0", "qwk", "qwk"),
    ("qwk_unit_1", "qwk", "qwk"),
]


def example(name: str) -> dict[str, Any]:
    """Return one published example."""
    if not EXAMPLES.exists():
        pytest.skip("the published examples are not beside this checkout")
    entries = json.loads(EXAMPLES.read_text("utf-8"))["entries"]
    return next(entry for entry in entries if entry["id"] == name)


def table(data: dict[str, Any]) -> Array:
    """Return an example's ratings, units x raters; a contingency table is counted out."""
    if "table" in data:
        cells = np.array(data["table"])
        if "n" in data:
            cells = np.rint(cells * data["n"]).astype(int)
        units = [pair for pair, n in np.ndenumerate(cells) for _ in range(n)]
        return np.array(units, dtype=float)
    if "a" in data:
        return np.column_stack([data["a"], data["b"]]).astype(float)
    values = np.array(data["ratings"], dtype=float)
    return values.T if data["layout"].startswith("raters") else values


@pytest.mark.parametrize(("entry", "published", "name"), CASES)
def test_published_value(entry: str, published: str, name: str) -> None:
    """The published value comes out, to half of its last digit."""
    found = example(entry)
    values = table(found["data"])
    ratings = ratings_of(values, np.arange(len(values)), len(values))
    tolerance = 0.5 * 10.0 ** -found["published_decimals"]
    value = measure(COEFFICIENTS[name], ratings).value
    assert value == pytest.approx(found["published"][published], abs=tolerance)
