"""Lists of phrases, and finding which of them stand among words."""

from collections.abc import Sequence

from answer_eval._phrase_lists import Slots, slots_of

_Begun = dict[str, list[tuple[int, Slots]]]
_NONE: _Begun = {}


class Phrases:
    """Lists of phrases, written as `slots_of` reads them, to look each word of a text up in."""

    def __init__(self, lists: Sequence[str]) -> None:
        self._words = dict[str, set[int]]()
        self._longer = dict[str, _Begun]()
        for kind, lines in enumerate(lists):
            for slots in slots_of(lines):
                self._note(kind, slots)

    def _note(self, kind: int, slots: Slots) -> None:
        for word in slots[0]:
            if len(slots) == 1:
                self._words.setdefault(word, set()).add(kind)
                continue
            seconds = self._longer.setdefault(word, {})
            for second in slots[1]:
                seconds.setdefault(second, []).append((kind, slots[2:]))

    def found(self, words: Sequence[str]) -> set[int]:
        """Return the positions of the lists of which a phrase stands among words."""
        found = set[int]()
        last = _NONE
        for at, word in enumerate(words, start=1):
            if word in self._words:
                found |= self._words[word]
            if word in last:
                for kind, slots in last[word]:
                    if not slots or _stand(slots, words[at : at + len(slots)]):
                        found.add(kind)
            last = self._longer.get(word, _NONE)
        return found

    def begin(self, words: Sequence[str], kind: int) -> bool:
        """Tell whether words begin with a phrase, of two or more, of a list."""
        return len(words) > 1 and any(
            each == kind and _stand(slots, words[2 : 2 + len(slots)])
            for each, slots in self._longer.get(words[0], _NONE).get(words[1], ())
        )


def _stand(slots: Slots, words: Sequence[str]) -> bool:
    return len(words) == len(slots) and all(map(frozenset.__contains__, slots, words))
