"""Which fields of an item say what, and which of them raters see."""

from collections.abc import Iterator, Mapping
from typing import Any

from answer_eval.changes.change import Change, How, Kind
from answer_eval.item import Item

WORDS: Mapping[Kind, Mapping[str, How]] = {
    Kind.SCALE: {},
    Kind.SCORING: {},
    Kind.COMPETENCY: {
        "name": How.REWORDED,
        "definition": How.REWORDED,
        "weight": How.REWEIGHTED,
        "tier": How.REWEIGHTED,
    },
    Kind.INDICATOR: {
        "positive": How.REANCHORED,
        "negative": How.REANCHORED,
        "levels": How.REANCHORED,
        "elements": How.REANCHORED,
        "weight": How.REWEIGHTED,
    },
    Kind.QUESTION: {"text": How.REWORDED, "competencies": How.REMAPPED},
    Kind.RED_FLAG: {"text": How.REWORDED, "severity": How.REWEIGHTED},
}
"""What a change of a field is called; a field that isn't here is `changed`."""

SEEN: Mapping[Kind, frozenset[str]] = {
    Kind.SCALE: frozenset({"min", "max", "best"}),
    Kind.SCORING: frozenset(),
    Kind.COMPETENCY: frozenset({"name", "definition"}),
    Kind.INDICATOR: frozenset({"positive", "negative", "levels", "elements", "absence"}),
    Kind.QUESTION: frozenset({"text", "competencies", "examples"}),
    Kind.RED_FLAG: frozenset({"text"}),
}
"""The fields that a request is made of; a test holds them against the request's digests."""

APART: Mapping[Kind, frozenset[str]] = {
    Kind.COMPETENCY: frozenset({"indicators"}),
    Kind.QUESTION: frozenset({"probes", "key_points", "red_flags"}),
}
"""The fields whose items are compared one by one."""

UNTOLD = frozenset({"id", "source", "edited_from"})
"""Where an item comes from is no change of what it says."""


def fields_changed(kind: Kind, name: str, was: Item, now: Item) -> Iterator[Change]:
    """Yield a change for every field in which two versions of an item differ."""
    left = UNTOLD | APART.get(kind, frozenset())
    for field in type(was).model_fields:
        one, other = said(getattr(was, field)), said(getattr(now, field))
        if field not in left and one != other:
            yield Change(
                kind=kind,
                id=name,
                how=WORDS[kind].get(field, How.CHANGED),
                field=field,
                was=one,
                now=other,
                seen=field in SEEN[kind],
            )


def said(value: Any) -> str:
    """Return a field's value as people read it, without where it comes from."""
    match value:
        case tuple():
            return "; ".join(map(said, value))
        case Item():
            parts = {name: said(each) for name, each in value if name not in UNTOLD}
            return parts["text"] if set(parts) == {"text", "audience"} else _listed(parts)
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _listed(parts: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {text}" for name, text in parts.items() if text)
