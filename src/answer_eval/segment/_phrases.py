"""Lists of phrases, and finding which of them stand among words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

Slots = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Begun:
    """The phrases that begin with a certain two words, by the positions of their lists."""

    whole: set[int] = field(default_factory=set)
    """Of those two words alone."""
    longer: dict[str, list[tuple[int, Slots]]] = field(default_factory=dict)
    """By their third word: the list, and what follows."""

    def standing(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Yield the lists of those that stand among words, their third word at a position."""
        yield from self.whole
        if at < len(words):
            for kind, slots in self.longer.get(words[at], ()):
                if not slots or _stand(slots, words, at + 1):
                    yield kind


_NONE: dict[str, _Begun] = {}
_NOTHING = frozenset[int]()


class Phrases:
    """Lists of phrases, one a line; `|` parts the words that can stand in a place.

    A line of one place lists single words.
    """

    def __init__(self, lists: Sequence[str]) -> None:
        self._words = dict[str, set[int]]()
        self._begun = dict[str, dict[str, _Begun]]()
        for kind, lines in enumerate(lists):
            for line in filter(str.strip, lines.splitlines()):
                self._note(kind, [frozenset(slot.split("|")) for slot in line.split()])

    def _note(self, kind: int, slots: Slots) -> None:
        for word in slots[0]:
            if len(slots) == 1:
                self._words.setdefault(word, set()).add(kind)
                continue
            seconds = self._begun.setdefault(word, {})
            for second in slots[1]:
                begun = seconds.setdefault(second, _Begun())
                if len(slots) == 2:  # noqa: PLR2004  the two it is begun by
                    begun.whole.add(kind)
                    continue
                for third in slots[2]:
                    begun.longer.setdefault(third, []).append((kind, slots[3:]))

    def found(self, words: Sequence[str]) -> frozenset[int]:
        """Return the positions of the lists of which a phrase stands among words."""
        found = set(self.named(words))
        seconds = _NONE
        for at, word in enumerate(words, start=1):
            if word in seconds:
                found.update(seconds[word].standing(words, at))
            seconds = self._begun.get(word, _NONE)
        return frozenset(found)

    def named(self, words: Sequence[str]) -> frozenset[int]:
        """Return the positions of the lists of which a single word stands among words."""
        return _NOTHING.union(*[self._words[each] for each in self._words.keys() & words])

    def begin(self, words: Sequence[str], kind: int) -> bool:
        """Tell whether words begin with a phrase, of two or more, of a list."""
        if len(words) < 2 or words[1] not in self._begun.get(words[0], _NONE):  # noqa: PLR2004
            return False
        return kind in self._begun[words[0]][words[1]].standing(words, 2)


def _stand(slots: Slots, words: Sequence[str], at: int) -> bool:
    """Tell whether words from a position on fit slots."""
    return len(words) >= at + len(slots) and all(
        map(frozenset.__contains__, slots, islice(words, at, None))
    )
