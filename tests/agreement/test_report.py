"""The JSON has the keys that its documentation lists, and a reason for all that is null."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from answer_eval.agreement.comparison import compare
from answer_eval.rating import Reason
from judging import ANNA, BASELINE, BEN, CLEO, JUDITH, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")

DOCS = Path(__file__).parents[2] / "docs" / "agreement.md"


@pytest.fixture
def shown() -> dict[str, Any]:
    """Return the JSON of a report with every kind of rater, much of it undefined."""
    judged = [
        each
        for rater in (ANNA, BEN, CLEO, JUDITH, LLM)
        for each in said(rater, [1, 2, Reason.NO_EVIDENCE, 4])
    ] + said(BASELINE, [3.5, 3.5, None, Reason.FAILED])
    whole: dict[str, Any] = json.loads(json.dumps(compare(judged).to_json(), allow_nan=False))
    return whole


def test_documented_keys(shown: dict[str, Any]) -> None:
    """Every key stands in the table of the docs, and every key there is a key."""
    section = DOCS.read_text("utf-8").partition("## The JSON")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| (`[^|]+`) \| (.+) \|$", section, re.MULTILINE))
    documented = {name for row in rows for name in _names(row)}
    assert documented == shown.keys() | {"unusable"}
    behind = shown["diagnostics"].keys() - {"no_length_effect"}
    assert set(_names(rows["`diagnostics`"])) == behind


def _names(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def estimates(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every coefficient, wherever it stands."""
    if isinstance(value, dict):
        if {"value", "low"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from estimates(each)


def test_nothing_is_undefined_without_a_reason(shown: dict[str, Any]) -> None:
    """Where a value or an interval is null, the reason is a sentence beside it."""
    found = list(estimates(shown))
    assert len(found) > 100
    for each in found:
        assert each["value"] is not None or each["undefined"]
        assert each["low"] is not None or each["no_interval"]
        assert each["n"] >= each["candidates"] or not each["n"]
