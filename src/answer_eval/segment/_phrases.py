"""Lists of phrases, and finding which of them stand among words."""

from collections.abc import Sequence

Slots = tuple[frozenset[str], ...]
_NONE: dict[str, list[tuple[int, Slots]]] = {}


class Phrases:
    """Lists of phrases, one a line; `|` parts the words that can stand in a place.

    A line of one place lists single words.
    """

    def __init__(self, lists: Sequence[str]) -> None:
        self._words = dict[str, frozenset[int]]()
        self._longer = dict[str, dict[str, list[tuple[int, Slots]]]]()
        for kind, lines in enumerate(lists):
            for line in filter(str.strip, lines.splitlines()):
                self._note(kind, [frozenset(slot.split("|")) for slot in line.split()])

    def _note(self, kind: int, slots: list[frozenset[str]]) -> None:
        for word in slots[0]:
            if len(slots) == 1:
                self._words[word] = self._words.get(word, frozenset()) | {kind}
                continue
            seconds = self._longer.setdefault(word, {})
            for second in slots[1]:
                seconds.setdefault(second, []).append((kind, tuple(slots[2:])))

    def found(self, words: Sequence[str]) -> set[int]:
        """Return the positions of the lists of which a phrase stands among words."""
        singles, longer = self._words, self._longer
        found = set[int]()
        last = _NONE
        for at, word in enumerate(words, start=1):
            if word in singles:
                found |= singles[word]
            for kind, rest in last.get(word, ()):
                if not rest or _stands(rest, words[at : at + len(rest)]):
                    found.add(kind)
            last = longer.get(word, _NONE)
        return found

    def begin(self, words: Sequence[str], kind: int) -> bool:
        """Tell whether words begin with a phrase, of two or more, of a list."""
        return len(words) > 1 and any(
            each == kind and _stands(rest, words[2 : 2 + len(rest)])
            for each, rest in self._longer.get(words[0], _NONE).get(words[1], ())
        )


def _stands(slots: Slots, words: Sequence[str]) -> bool:
    return len(words) == len(slots) and all(map(frozenset.__contains__, slots, words))
