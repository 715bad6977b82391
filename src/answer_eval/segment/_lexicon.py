"""Lists of phrases as tables of numbers, to find which of them stand in many texts at once."""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

from answer_eval._phrase_lists import Slots, slots_of
from answer_eval.segment._talk import Facts, Positions
from answer_eval.similarity import Reading

_BEGUN = 2
"""Words by which a phrase is looked up; the others must fit what follows."""
_BEYOND = np.iinfo(np.intp).max


class Lexicon:
    """Lists of phrases as `Phrases` has them, which finds the same in one text at a time."""

    def __init__(self, lists: Sequence[str]) -> None:
        phrases = [(kind, slots) for kind, lines in enumerate(lists) for slots in slots_of(lines)]
        words = {word for _, slots in phrases for slot in slots for word in slot}
        self._numbers = {word: at for at, word in enumerate(sorted(words), start=1)}
        self._size = len(words) + 1
        self._lists = len(lists)
        single = [(kind, slots) for kind, slots in phrases if len(slots) == 1]
        longer = [(kind, slots) for kind, slots in phrases if len(slots) > 1]
        self._alone = self._standing(single, 0)
        self._named = _Groups((self._numbers[w], kind) for kind, (slot,) in single for w in slot)
        self._kinds = np.array([kind for kind, _ in longer], np.intp)
        self._lengths = np.array([len(slots) for _, slots in longer], np.intp)
        self._longest = int(self._lengths.max(initial=0))
        self._first, self._second = (self._standing(longer, place) for place in range(_BEGUN))
        self._begun = _Groups(
            (self._numbers[first] * self._size + self._numbers[second], phrase)
            for phrase, (_, slots) in enumerate(longer)
            for first, second in product(*slots[:_BEGUN])
        )
        fitting = [
            (phrase * self._longest + place) * self._size + self._numbers[word]
            for phrase, (_, slots) in enumerate(longer)
            for place, slot in enumerate(slots[_BEGUN:], start=_BEGUN)
            for word in slot
        ]
        self._fitting = np.unique([*fitting, _BEYOND])

    def found(self, texts: Reading) -> Facts:
        """Tell of each list whether a phrase of it stands in each text, `[text, list]`."""
        words, shown = texts.marks(self._number), np.zeros((len(texts), self._lists), np.bool_)
        named = np.flatnonzero(self._alone[words])
        at, kinds = self._named.of(words[named])
        shown[texts.owner[named[at]], kinds] = True
        at, phrases = self._longer(words, texts.owner)
        shown[texts.owner[at], self._kinds[phrases]] = True
        return shown

    def _standing(self, phrases: Sequence[tuple[int, Slots]], place: int) -> Facts:
        """Tell of every word whether it can stand in a place of any phrase."""
        can = np.zeros(self._size, np.bool_)
        can[[self._numbers[word] for _, slots in phrases for word in slots[place]]] = True
        return can

    def _number(self, word: str) -> int:
        return self._numbers.get(word, 0)

    def _longer(self, words: Positions, owner: Positions) -> tuple[Positions, Positions]:
        """Return where longer phrases begin, and which they are."""
        can_begin, can_follow = self._first[words[:-1]], self._second[words[1:]]
        begins = np.flatnonzero(can_begin & can_follow & (owner[1:] == owner[:-1]))
        at, phrases = self._begun.of(words[begins] * self._size + words[begins + 1])
        at = begins[at]
        for place in range(_BEGUN, self._longest):
            there = np.minimum(at + place, len(words) - 1)
            inside = (at + place == there) & (owner[there] == owner[at])
            fits = _stands(
                (phrases * self._longest + place) * self._size + words[there], self._fitting
            )
            kept = (self._lengths[phrases] <= place) | (inside & fits)
            at, phrases = at[kept], phrases[kept]
        return at, phrases


class _Groups:
    """The values of each of many keys."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        table = np.array(sorted(pairs), np.intp).reshape(-1, 2)
        keys, self._starts = np.unique(table[:, 0], return_index=True)
        self._keys = np.append(keys, _BEYOND)
        self._counts = np.diff([*self._starts, len(table)])
        self._values = table[:, 1]

    def of(self, keys: Positions) -> tuple[Positions, Positions]:
        """Return the positions of keys that have values, once for each value, and the values."""
        found = np.flatnonzero(_stands(keys, self._keys))
        groups = np.searchsorted(self._keys, keys[found])
        counts = self._counts[groups]
        ends = np.cumsum(counts)
        each = np.repeat(self._starts[groups] - ends + counts, counts) + np.arange(counts.sum())
        return np.repeat(found, counts), self._values[each]


def _stands(keys: Positions, among: Positions) -> Facts:
    """Tell of each key whether it stands among sorted ones, the last of which is BEYOND."""
    there: Facts = among[np.searchsorted(among, keys)] == keys
    return there
