"""A turn's text cut where quotes begin and end: overlapping quotes become pieces that don't."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from answer_eval.evidence import Polarity


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters `[start, end)` of a turn that one part of a numbered quote covers."""

    start: int
    end: int
    quote: int
    part: int
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that the same marks cover, with those that begin and end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def tone(self) -> str:
        """The anchor that all its quotes speak for, or `both`."""
        polarities = {mark.polarity.value for mark in self.marks}
        return polarities.pop() if len(polarities) == 1 else "both"


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the pieces of a text in order: joined, they are the text, and each mark is whole."""
    starting = defaultdict[int, list[Mark]](list)
    cuts = {0, len(text)}
    for mark in marks:
        starting[mark.start].append(mark)
        cuts |= {mark.start, mark.end}
    current = list[Mark]()
    for start, end in pairwise(sorted(cuts)):
        current = [mark for mark in current if mark.end > start] + starting[start]
        ends = tuple(mark for mark in current if mark.end == end)
        yield Piece(text[start:end], tuple(current), tuple(starting[start]), ends)
