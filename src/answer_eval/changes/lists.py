"""What became of the items of a list: by id, or by their words where they have no id."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from answer_eval.changes.change import How

ALIKE = 0.6
"""Two texts at least this alike (difflib's ratio, 0 to 1) are one item, reworded."""

Step = tuple[How, str, str]
"""What became of a text: how, what it was, and what it is now."""


def moved(was: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return the names in both lists that stand in another order than the rest of them."""
    kept = [name for name in was if name in set(now)]
    order = [name for name in now if name in set(was)]
    steps = SequenceMatcher(None, kept, order, autojunk=False).get_matching_blocks()
    in_place = {name for start, _, size in steps for name in kept[start : start + size]}
    return [name for name in order if name not in in_place]


def steps(was: Sequence[str], now: Sequence[str]) -> Iterator[Step]:
    """Yield what became of every text that isn't where it was: removed ones first."""
    gone = [text for text in was if text not in now]
    new = [text for text in now if text not in was]
    for text in gone:
        match = max(new, key=lambda each: _alike(text, each), default="")
        if match and _alike(text, match) >= ALIKE:
            new.remove(match)
            yield How.REWORDED, text, match
        else:
            yield How.REMOVED, text, ""
    yield from ((How.ADDED, "", text) for text in new)
    yield from ((How.MOVED, text, text) for text in moved(was, now))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
