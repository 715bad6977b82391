"""What is heard in every turn: how much, in which person, what it asks, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from answer_eval.roles._phrases import (
    ASKING,
    BACKWARD,
    FIRST,
    HOSTING,
    OF_YOURS,
    SECOND,
    TELLING,
    WE,
    WONDERING,
    Marks,
    marks,
)

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

_EDGES = ".,?!;:…'()[]-–—*"
_ENDS = frozenset(".!?…")
_QUOTES = str.maketrans({"’": "'", **dict.fromkeys('"“”')})  # noqa: RUF001  as phones write it


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of all turns, one after the other."""

    words: npt.NDArray[np.object_]
    """Of all of them."""
    starts: Places
    """Where each one's words start."""
    turn: Places
    """Which turn each is in."""
    asks: Flags
    """Whether it asks, as interviewers do."""
    asks_you: Flags
    """Whether it asks the other about themselves."""
    asks_back: Flags
    """Whether it asks what candidates ask."""

    def words_of(self, sentence: int) -> list[str]:
        """Return a sentence's words."""
        end = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.words)
        words: list[str] = self.words[self.starts[sentence] : end].tolist()
        return words


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is heard of some turns, an entry a turn."""

    sentences: Sentences
    found: Marks
    """What each word is."""
    words: Numbers
    """How many a turn has."""
    counts: dict[int, Numbers]
    """How many phrases of each kind a turn has, of those that are counted."""

    def how_many(self, sentences: Flags) -> Numbers:
        """Return how many such sentences each turn has."""
        return np.bincount(self.sentences.turn, sentences, len(self.words))

    def ends(self, sentences: Flags) -> Flags:
        """Tell which turns end with such a sentence."""
        last = np.zeros(len(self.words), np.bool_)
        last[self.sentences.turn] = sentences
        return last


def hear(texts: Sequence[str]) -> Hearing:
    """Hear turns, each given as its text."""
    tokens = [text.translate(_QUOTES).lower().split() for text in texts]
    lengths = np.array([len(each) for each in tokens], np.intp)
    turn = np.repeat(np.arange(len(texts)), lengths)
    flat = list(chain.from_iterable(tokens))
    words = [token.strip(_EDGES) for token in flat]
    found = marks(words)
    return _hearing(_sentences(flat, words, turn, found), found, turn, lengths)


def _hearing(said: Sentences, found: Marks, turn: Places, lengths: Places) -> Hearing:
    counts = {
        kind: np.bincount(turn, found & kind > 0, len(lengths))
        for kind in (FIRST, SECOND, WE, HOSTING, TELLING)
    }
    return Hearing(said, found, lengths.astype(np.float64), counts)


def stretches(heard: Hearing, spans: Sequence[tuple[int, int]]) -> Hearing:
    """Hear stretches as turns of their own, each from one sentence up to, not including, another."""
    said = heard.sentences
    starts = np.append(said.starts, len(said.words))
    sentences = _ranges(spans)
    words = _ranges([(int(starts[first]), int(starts[last])) for first, last in spans])
    lengths = np.array([starts[last] - starts[first] for first, last in spans], np.intp)
    turn = np.repeat(np.arange(len(spans)), lengths)
    ends = np.cumsum(starts[sentences + 1] - starts[sentences])
    part = Sentences(
        said.words[words],
        np.concatenate([[0], ends])[: len(ends)],
        np.repeat(np.arange(len(spans)), [last - first for first, last in spans]),
        said.asks[sentences],
        said.asks_you[sentences],
        said.asks_back[sentences],
    )
    return _hearing(part, heard.found[words], turn, lengths)


def _ranges(spans: Sequence[tuple[int, int]]) -> Places:
    return np.concatenate([np.arange(start, end) for start, end in spans])


def _sentences(
    tokens: Sequence[str], words: Sequence[str], turn: Places, found: Marks
) -> Sentences:
    last = np.array([token[-1] in _ENDS for token in tokens], np.bool_)
    last[:-1] |= np.diff(turn) > 0
    last[-1:] = True
    ends = np.flatnonzero(last)
    starts = np.concatenate([[0], ends + 1])[: len(ends)].astype(np.intp)
    kinds = np.bitwise_or.reduceat(found, starts) if len(starts) else found
    marks = np.array([tokens[end][-1] for end in ends.tolist()], "U1")
    wonders = (kinds & WONDERING > 0) & (marks != ".")
    asks = (marks == "?") | (kinds & ASKING > 0) | wonders
    back = asks & (kinds & BACKWARD > 0) & (kinds & OF_YOURS == 0)
    asks_you = asks & ~back & (kinds & (SECOND | OF_YOURS) > 0)
    return Sentences(
        np.array(words, object), starts, turn[starts], asks & ~back, asks_you, back
    )
