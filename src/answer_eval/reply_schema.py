"""The JSON schema that a reply must fit."""

from collections.abc import Iterable, Mapping
from typing import Any

from answer_eval._digest import digest
from answer_eval.evidence import Polarity
from answer_eval.rubric import Scale
from answer_eval.wording import Order, points_of

RUBRICS_OWN = Order()


def reply_schema(names: Iterable[str], scale: Scale, order: Order = RUBRICS_OWN) -> dict[str, Any]:
    """Return the JSON schema of a reply: one required property per indicator, evidence first.

    It keeps to what strict structured output takes everywhere: enums, no recursion, no
    pattern, no union but with null. Models write properties in the order given here.
    """
    text = {"type": "string"}
    polarity = {"type": "string", "enum": [each.value for each in Polarity]}
    quote = strict_object({"polarity": polarity, "text": text})
    point = {"type": "integer", "enum": points_of(scale, order)}
    judgement = strict_object(
        {
            "quotes": {"type": "array", "items": quote},
            "observation": text,
            "rating": {"anyOf": [point, {"type": "null"}]},
            "why_not_higher": text,
            "why_not_lower": text,
        }
    )
    return strict_object(dict.fromkeys(names, judgement))


def shared(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reply's schema with its properties' entry said once, where all have the same.

    Takes a fifth of the tokens at six indicators; some servers refuse references.
    """
    entries = {digest(each): each for each in schema["properties"].values()}
    if len(entries) > 1:
        return dict(schema)
    (entry,) = entries.values()
    properties = {name: {"$ref": "#/$defs/judgement"} for name in schema["properties"]}
    return {**schema, "properties": properties, "$defs": {"judgement": entry}}


def strict_object(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with these properties, all required, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
