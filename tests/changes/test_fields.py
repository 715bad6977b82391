"""The table of what raters see holds for every field that an item has."""

from collections.abc import Mapping
from typing import Any

import pytest

from answer_eval.changes.change import Kind
from answer_eval.changes.fields import APART, SEEN, UNTOLD, fields_changed
from answer_eval.changes.requests import redone
from answer_eval.guide import Guide, Scoring
from answer_eval.item import Item
from answer_eval.question import Question
from answer_eval.rubric import Competency, Indicator, Scale

SCALE = {"min": 1, "max": 5, "best": 5, "anchored": "ends"}
INDICATOR = {"id": "asks", "positive": "Asks first", "negative": "Assumes"}
COMPETENCY = {"id": "care", "name": "Care", "tier": "primary", "indicators": [INDICATOR]}
QUESTION = {"id": "helped", "text": "Whom did you help?", "competencies": ["care"]}
OTHER = {"id": "calm", "name": "Calm", "tier": "primary", "indicators": [INDICATOR | {"id": "b"}]}

LABELS = [{"point": 1, "text": "Poor"}]
CHANGED: Mapping[Kind, Mapping[str, Any]] = {
    Kind.SCALE: {"min": 2, "max": 6, "best": 1, "anchored": "levels", "labels": LABELS},
    Kind.SCORING: {"minimum_rated": 1, "minimum_share": 0.1, "overall": ["secondary"]},
    Kind.COMPETENCY: {
        "name": "Caring",
        "tier": "secondary",
        "definition": "Cares.",
        "aliases": ["kindness"],
        "weight": 2,
    },
    Kind.INDICATOR: {
        "positive": "Asks",
        "negative": "Guesses",
        "elements": ["asks"],
        "levels": [{"point": 3, "text": "Asks late"}],
        "weight": 2,
        "absence": "negative",
    },
    Kind.QUESTION: {
        "text": "Whom?",
        "type": "opinion",
        "asks": ["Whom?"],
        "competencies": ["care", "calm"],
        "mapping": "inferred",
        "intent": "To see",
        "star": {"result": "How it ended"},
        "metrics_to_mention": ["Time"],
        "expected_knowledge": ["Rules"],
        "tools": ["Phone"],
        "examples": [
            {"kind": "good", "text": "I asked.", "use": "anchor"},
            {"kind": "weak", "text": "I knew.", "use": "anchor"},
        ],
    },
}
MODELS: Mapping[Kind, type[Item]] = {
    Kind.SCALE: Scale,
    Kind.SCORING: Scoring,
    Kind.COMPETENCY: Competency,
    Kind.INDICATOR: Indicator,
    Kind.QUESTION: Question,
}
CASES = [
    (kind, field, value) for kind, fields in CHANGED.items() for field, value in fields.items()
]


EACH_POINT = [{"point": point, "text": "So"} for point in (2, 3, 4)]


def guide(kind: Kind | None = None, **change: Any) -> Guide:
    """Make the guide with one field of one of its items changed."""

    def of(mine: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
        return {**data, **(change if kind is mine else {})}

    indicator = of(Kind.INDICATOR, INDICATOR)
    if change.get("anchored") == "levels":  # which asks for a description of each point
        indicator["levels"] = EACH_POINT
    competency = {**of(Kind.COMPETENCY, COMPETENCY), "indicators": [indicator]}
    other = OTHER | {"indicators": [{**indicator, "id": "b"}]}
    scale = of(Kind.SCALE, SCALE)
    scale["best"] = change.get("best", scale["max"])
    return Guide.model_validate(
        {
            "id": "one",
            "version": "1",
            "title": "One",
            "scale": scale,
            "scoring": of(Kind.SCORING, {}),
            "competencies": [competency, other],
            "questions": [of(Kind.QUESTION, QUESTION)],
        }
    )


@pytest.mark.parametrize("kind", list(MODELS))
def test_every_field_is_tried(kind: Kind) -> None:
    """A field that an item gets tomorrow is missing here until somebody says if raters see it."""
    left = UNTOLD | APART.get(kind, frozenset())
    assert set(CHANGED[kind]) == set(MODELS[kind].model_fields) - left
    assert SEEN[kind] <= set(CHANGED[kind])


@pytest.mark.parametrize(("kind", "field", "value"), CASES)
def test_raters_see_a_field_where_its_change_alters_a_request(
    kind: Kind, field: str, value: Any
) -> None:
    """The digests that a rating's key is made of are the measure, not this table."""
    was = guide(Kind.INDICATOR, levels=EACH_POINT) if field == "anchored" else guide()
    found = redone(was, guide(kind, **{field: value}))
    assert bool(found.again or found.first) is (field in SEEN[kind])


def test_each_changed_field_is_told_with_both_its_values() -> None:
    """Lists and numbers read as people write them."""
    was = Indicator.model_validate(INDICATOR)
    now = Indicator.model_validate({**INDICATOR, **CHANGED[Kind.INDICATOR]})
    found = {
        each.field: (each.was, each.now)
        for each in fields_changed(Kind.INDICATOR, "asks", was, now)
    }
    assert found["weight"] == ("1", "2")
    assert found["levels"] == ("", "point: 3, text: Asks late")
    assert found["elements"] == ("", "asks")
    assert set(found) == set(CHANGED[Kind.INDICATOR])
