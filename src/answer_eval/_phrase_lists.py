"""How lists of phrases are written: one a line, `|` between the words that can stand in a place."""

from collections.abc import Iterator, Sequence

Slots = Sequence[frozenset[str]]
"""A phrase, as the words that can stand in each of its places."""


def slots_of(lines: str) -> Iterator[Slots]:
    """Yield each phrase of a list; a line of one place lists single words."""
    for line in filter(str.strip, lines.splitlines()):
        yield [frozenset(slot.split("|")) for slot in line.split()]
