"""One difference between two versions of a guide."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of item differs."""

    SCALE = "scale"
    SCORING = "scoring"
    COMPETENCY = "competency"
    INDICATOR = "indicator"
    QUESTION = "question"
    PROBE = "probe"
    KEY_POINT = "key_point"
    RED_FLAG = "red_flag"
    REMAINDER = "guide"


class How(StrEnum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    REANCHORED = "re-anchored"
    REWEIGHTED = "re-weighted"
    REMAPPED = "remapped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one item, and whether raters see it."""

    kind: Kind
    id: str
    """The item's id; of a probe or key point, its question's."""
    how: How
    field: str = ""
    """The field that differs; "" where the whole item does."""
    was: str = ""
    now: str = ""
    seen: bool = False
    """Whether raters see it, so that ratings which rest on the item have to be redone."""
