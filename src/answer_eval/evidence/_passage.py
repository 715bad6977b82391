"""The words of some turns, read once, and every place in them where a piece of a quote stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import ne
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from answer_eval.evidence._meaning import EDITED, keeps_meaning, turning
from answer_eval.evidence._words import Word, words
from answer_eval.transcript import Span

RUN = 4
"""Words that a run of a rearranged quote needs."""
RUNS = 3
"""The most runs that a quote may be rearranged from."""


class Place(NamedTuple):
    """The characters `[start, end)` of a passage, the turns' texts a line each."""

    start: int
    end: int


class Passage:
    """Turns' texts in the transcript's order."""

    def __init__(self, turns: Sequence[tuple[int, str]]) -> None:
        self.text = "\n".join(text for _, text in turns)
        self._turns = tuple(turns)
        self._words = tuple(_read(turns))
        self._starts = [word.start for word in self._words]

    def exactly(self, piece: str) -> Iterator[Place]:
        """Yield where a piece stands to the letter, no word or number cut in two."""
        start = self.text.find(piece)
        while start >= 0:
            place = Place(start, start + len(piece))
            if not any(self._cuts(edge) for edge in place):
                yield place
            start = self.text.find(piece, start + 1)

    def plainly(self, wanted: Sequence[str]) -> Iterator[Place]:
        """Yield where the same words stand, however they are written, joined or parted."""
        run = "".join(wanted)
        start = self._flat.find(run)
        while start >= 0:
            place = self._written(start, start + len(run), wanted)
            if place:
                yield place
            start = self._flat.find(run, start + 1)

    def nearly(self, wanted: Sequence[str]) -> Iterator[Place]:
        """Yield where the words stand with the fewest edits, at most one in EDITED words.

        Words left alone by so few edits have a run of `size` among them, so looking only
        around such runs misses nothing.
        """
        most = len(wanted) // EDITED
        if not most:
            return
        coded = "".join(self._letters.get(word, "\0") for word in wanted)
        size = -(-(len(coded) - most) // (most + 1))
        found = dict[Place, int]()
        for at in range(len(coded) - size + 1):
            for start in _finds(self._coded, coded[at : at + size]):
                around = self._coded[max(0, start - at - most) : start - at + len(coded) + most]
                if LCSseq.similarity(coded, around) < len(coded) - most:
                    continue
                cost, first, last = self._extended(coded, at, start, size)
                if cost <= most:
                    first, last = self._whole(first, last)
                    if keeps_meaning(wanted, self._said(first, last)):
                        found.setdefault(self._place(first, last), cost)
        least = min(found.values(), default=0)
        yield from sorted(place for place, cost in found.items() if cost == least)

    def rearranged(self, wanted: Sequence[str]) -> tuple[Place, ...]:
        """Return the places of the few long runs, in the quote's order, that are all of it."""
        return self._runs(tuple(wanted), RUNS) or ()

    def spans(self, place: Place) -> Iterator[Span]:
        """Yield the part of a place in each turn that it has words of."""
        offset = 0
        for index, text in self._turns:
            start, end = max(place.start, offset), min(place.end, offset + len(text))
            if start < end and self._says(start, end):
                yield Span(index, start - offset, end - offset)
            offset += len(text) + 1

    def _says(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def _cuts(self, edge: int) -> bool:
        at = bisect_right(self._starts, edge) - 1
        return at >= 0 and self._words[at].start < edge < self._words[at].end

    def _runs(self, wanted: tuple[str, ...], most: int) -> tuple[Place, ...] | None:
        if not wanted:
            return ()
        if not most or len(wanted) < RUN:
            return None
        firsts = [next(self.plainly(wanted[:RUN]), None)]
        while firsts[-1] and len(firsts) <= len(wanted) - RUN:
            firsts.append(next(self.plainly(wanted[: RUN + len(firsts)]), None))
        for length, first in reversed(list(enumerate(firsts, start=RUN))):
            rest = self._runs(wanted[length:], most - 1) if first else None
            if first and rest is not None:
                return (first, *rest)
        return None

    def _extended(self, coded: str, at: int, start: int, size: int) -> tuple[int, int, int]:
        """Return the edits of the best match around a run, and its first and last word."""
        most = len(coded) // EDITED
        before, after = coded[:at][::-1], coded[at + size :]
        end = start + size
        left = _prefix(before, self._coded[max(0, start - len(before) - most) : start][::-1], most)
        right = _prefix(after, self._coded[end : end + len(after) + most], most - left[0])
        return left[0] + right[0], start - left[1], end + right[1] - 1

    def _written(self, start: int, end: int, wanted: Sequence[str]) -> Place | None:
        """Return the place of whole words in the flat text, None where they aren't the same."""
        first, last = self._first.get(start), self._last.get(end)
        if first is None or last is None or turning(self._said(first, last)) != turning(wanted):
            return None
        return self._place(first, last)

    def _said(self, first: int, last: int) -> list[str]:
        return [word.text for word in self._words[first : last + 1]]

    def _place(self, first: int, last: int) -> Place:
        return Place(self._words[first].start, self._words[last].end)

    def _whole(self, first: int, last: int) -> tuple[int, int]:
        """Widen a run so that it cuts no contraction in two."""
        while first and _shared(self._words[first - 1], self._words[first]):
            first -= 1
        while last + 1 < len(self._words) and _shared(self._words[last], self._words[last + 1]):
            last += 1
        return first, last

    @cached_property
    def _flat(self) -> str:
        return "".join([word.text for word in self._words])

    @cached_property
    def _first(self) -> dict[int, int]:
        """By place in the flat text: the word that begins there and begins what was written."""
        lengths = accumulate((len(word.text) for word in self._words), initial=0)
        begins = map(ne, self._starts, [-1, *self._starts])
        return {
            at: index
            for index, (at, begin) in enumerate(zip(lengths, begins, strict=False))
            if begin
        }

    @cached_property
    def _last(self) -> dict[int, int]:
        """By place in the flat text: the word that ends there and ends what was written."""
        lengths = accumulate(len(word.text) for word in self._words)
        ends = map(ne, self._starts, [*self._starts[1:], -1])
        return {at: index for index, (at, end) in enumerate(zip(lengths, ends, strict=True)) if end}

    @cached_property
    def _letters(self) -> dict[str, str]:
        """A character of its own for each word."""
        known = dict.fromkeys(word.text for word in self._words)
        return {word: chr(at) for at, word in enumerate(known, start=1)}

    @cached_property
    def _coded(self) -> str:
        letters = self._letters
        return "".join([letters[word.text] for word in self._words])


def _read(turns: Iterable[tuple[int, str]]) -> Iterator[Word]:
    offset = 0
    for _, text in turns:
        for said, start, end in words(text):
            yield Word(said, start + offset, end + offset)
        offset += len(text) + 1


def _shared(one: Word, other: Word) -> bool:
    return one.start == other.start


def _finds(text: str, run: str) -> Iterator[int]:
    start = text.find(run)
    while start >= 0:
        yield start
        start = text.find(run, start + 1)


def _prefix(wanted: str, text: str, most: int) -> tuple[int, int]:
    """Return the fewest edits between `wanted` and a beginning of `text`, and its length.

    Of equal ones that which exchanges the fewest words, then the one nearest in length.
    """
    if not wanted:
        return 0, 0
    lengths = range(max(0, len(wanted) - most), min(len(text), len(wanted) + most) + 1)
    best = (most + 1, 0, 0, 0)
    for length in lengths:
        said = text[:length]
        cost = Levenshtein.distance(wanted, said, score_cutoff=most)
        if cost <= best[0] and cost <= most:
            far = abs(length - len(wanted))
            best = min(best, (cost, Indel.distance(wanted, said), far, length))
    return best[0], best[3]


@lru_cache(maxsize=128)
def passage(turns: tuple[tuple[int, str], ...]) -> Passage:
    """Return the passage of some turns, read once for all the quotes looked up in it."""
    return Passage(turns)
