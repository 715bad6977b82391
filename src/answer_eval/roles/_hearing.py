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
_ENDS = np.array([*".!?…"])
_QUOTES = str.maketrans({"’": "'", **dict.fromkeys("“”")})  # noqa: RUF001  as phones write it


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
        return np.bincount(self.sentences.turn, sentences, len(self.words)).astype(np.float64)

    def ends(self, sentences: Flags) -> Flags:
        """Tell which turns end with such a sentence."""
        last = np.zeros(len(self.words), np.bool_)
        last[self.sentences.turn] = sentences
        return last


def hear(texts: Sequence[str]) -> Hearing:
    """Hear turns, each given as its text."""
    tokens = [_plain(text).split() for text in texts]
    lengths = np.array([len(each) for each in tokens], np.intp)
    turn = np.repeat(np.arange(len(texts)), lengths)
    flat = list(chain.from_iterable(tokens))
    stops = np.array([token[-1] for token in flat], "U1")
    ends = _ends(stops, turn)
    words = [token.strip(_EDGES) for token in flat]
    found = marks(words, frozenset(ends.tolist()))
    said = _sentences(np.array(words, object), ends, found, stops[ends], turn[ends])
    return _hearing(said, found, turn, lengths)


def _plain(text: str) -> str:
    """Return a text in lower case, without quotation marks."""
    plain = text.lower().replace('"', "")
    return plain if plain.isascii() else plain.translate(_QUOTES)


def _hearing(said: Sentences, found: Marks, turn: Places, lengths: Places) -> Hearing:
    counts = {
        kind: np.bincount(turn, found & kind > 0, len(lengths)).astype(np.float64)
        for kind in (FIRST, SECOND, WE, HOSTING, TELLING)
    }
    return Hearing(said, found, lengths.astype(np.float64), counts)


def stretches(heard: Hearing, spans: Sequence[tuple[int, int]]) -> Hearing:
    """Hear stretches as turns of their own, each from one sentence up to another."""
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


def _ends(stops: npt.NDArray[np.str_], turn: Places) -> Places:
    """Return the words with which sentences end: those with a full stop, and each turn's last."""
    last = np.isin(stops, _ENDS)
    last[:-1] |= np.diff(turn) > 0
    last[-1:] = True
    return np.flatnonzero(last)


def _sentences(
    words: npt.NDArray[np.object_],
    ends: Places,
    found: Marks,
    stops: npt.NDArray[np.str_],
    turn: Places,
) -> Sentences:
    starts = np.append(0, ends + 1)[: len(ends)]
    kinds = np.bitwise_or.reduceat(found, starts) if len(starts) else found
    wonders = (kinds & WONDERING > 0) & (stops != ".")
    asks = (stops == "?") | (kinds & ASKING > 0) | wonders
    back = asks & (kinds & BACKWARD > 0) & (kinds & OF_YOURS == 0)
    asks_you = asks & ~back & (kinds & (SECOND | OF_YOURS) > 0)
    return Sentences(words, starts, turn, asks & ~back, asks_you, back)
