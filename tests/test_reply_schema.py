"""The schema of a reply: strict everywhere, the evidence first."""

from collections.abc import Iterator, Mapping
from typing import Any

from answer_eval.reply_schema import reply_schema
from answer_eval.rubric import Scale
from asking import CALM, CARE, GUIDE, asked


def broken_rules(schema: Any, place: str = "$") -> Iterator[str]:
    """Yield where a schema breaks the rules of strict structured output, or our own on top.

    The rules: the root is an object; every object lists all its properties as required and
    allows no others; nesting at most 10. Ours: no $ref, no union but with null, no pattern.
    """
    allowed = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf"}
    if unknown := set(schema) - allowed:
        yield f"{place}: {unknown}"
    if schema.get("type") == "object":
        if schema["required"] != list(schema["properties"]):
            yield f"{place}: not all required"
        if schema["additionalProperties"] is not False:
            yield f"{place}: takes more"
    union = schema.get("anyOf", [])
    if union and [each.get("type") for each in union].count("null") != len(union) - 1:
        yield f"{place}: a union of more than one type and null"
    below = [*schema.get("properties", {}).items(), *enumerate(union)]
    for name, each in [*below, *([("items", schema["items"])] if "items" in schema else [])]:
        yield from broken_rules(each, f"{place}.{name}")


class TestSchema:
    """What a reply must look like."""

    def test_keeps_the_strict_rules(self) -> None:
        """Strict structured output takes it, and so do servers that know less."""
        schema = asked().schema
        assert schema["type"] == "object"
        assert list(broken_rules(schema)) == []

    def test_checker_finds_what_breaks_them(self) -> None:
        """The checker isn't blind: an optional property, an open object and a union are found."""
        schema = {
            "type": "object",
            "properties": {"a": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
            "required": [],
            "additionalProperties": True,
            "$defs": {},
        }
        assert len(list(broken_rules(schema))) == 4

    def test_one_required_property_per_indicator_evidence_first(self) -> None:
        """No indicator can be skipped, and the quotes are written before the rating."""
        schema = reply_schema([each.id for each in CARE.indicators], GUIDE.scale)
        assert schema["required"] == ["asks", "checks-back"]
        for judgement in schema["properties"].values():
            assert judgement["required"] == [
                "quotes",
                "observation",
                "rating",
                "why_not_higher",
                "why_not_lower",
            ]

    def test_offers_each_point_of_the_scale_and_null(self) -> None:
        """The rating is one of the scale's points or null, and nothing between."""
        schema = reply_schema([each.id for each in CALM.indicators], Scale(min=-1, max=1))
        rating: Mapping[str, Any] = schema["properties"]["stays_calm"]["properties"]["rating"]
        assert rating == {"anyOf": [{"type": "integer", "enum": [-1, 0, 1]}, {"type": "null"}]}
