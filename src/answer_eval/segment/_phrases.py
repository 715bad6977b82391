"""Lists of phrases, and finding which of them stand among words."""

from collections.abc import Sequence
from itertools import pairwise, product

Slots = tuple[frozenset[str], ...]


class Phrases:
    """Lists of phrases, one a line; `|` parts the words that can stand in a place.

    A line of one place lists single words.
    """

    def __init__(self, lists: Sequence[str]) -> None:
        self._words = dict[str, set[int]]()
        self._longer = dict[tuple[str, str], list[tuple[int, Slots]]]()
        for kind, lines in enumerate(lists):
            for line in filter(str.strip, lines.splitlines()):
                self._note(kind, [frozenset(slot.split("|")) for slot in line.split()])

    def _note(self, kind: int, slots: list[frozenset[str]]) -> None:
        if len(slots) == 1:
            for word in slots[0]:
                self._words.setdefault(word, set()).add(kind)
            return
        for pair in product(*slots[:2]):
            self._longer.setdefault((pair[0], pair[1]), []).append((kind, tuple(slots[2:])))

    def found(self, words: Sequence[str]) -> set[int]:
        """Return the positions of the lists of which a phrase stands among words."""
        singles, longer = self._words, self._longer
        found = set[int]()
        for word in words:
            if word in singles:
                found |= singles[word]
        for at, pair in enumerate(pairwise(words), start=2):
            for kind, rest in longer.get(pair, ()):
                if not rest or _stands(rest, words[at : at + len(rest)]):
                    found.add(kind)
        return found

    def begin(self, words: Sequence[str], kind: int) -> bool:
        """Tell whether words begin with a phrase, of two or more, of a list."""
        return len(words) > 1 and any(
            each == kind and _stands(rest, words[2 : 2 + len(rest)])
            for each, rest in self._longer.get((words[0], words[1]), ())
        )


def _stands(slots: Slots, words: Sequence[str]) -> bool:
    return len(words) == len(slots) and all(map(frozenset.__contains__, slots, words))
