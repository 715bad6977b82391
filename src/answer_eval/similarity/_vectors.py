"""Words as vectors, by meaning and by letters."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from answer_eval.similarity._words import LIGHT_WORDS

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
Mark = Callable[[str], int]
"""A number that a word has, whatever the text."""

LIGHT = 0.2
"""What a light word weighs beside any other: tuned in `bench/segmentation.py`, flat near here."""
LETTER_BUCKETS = 1024
"""Dimensions that letter n-grams are hashed into: among a hundred words few of them collide."""
LETTER_SIZES = (3, 4, 5)
"""Lengths of letter n-grams, word boundaries counted: enough for stems, and for short words."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Static vectors of tokens, and which tokens a word consists of."""

    vectors: Matrix
    of: Callable[[str], Sequence[int]]


class _Rows(dict[str, int]):
    """Gives a word not met before the next row."""

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self)
        return row


class Vocabulary:
    """The words met so far, each with its row in three tables."""

    def __init__(self, tokens: Tokens | None) -> None:
        self.tokens = tokens
        self._rows = _Rows()
        self._marks = dict[Mark, Numbers]()
        self._weights = np.empty(256, np.float32)
        size = tokens.vectors.shape[1] if tokens else 0
        self._weighted, self._units = (np.empty((256, size), np.float32) for _ in range(2))
        self._buckets = np.empty(0, np.intp)
        self._ends = np.zeros(1, np.intp)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, words: Sequence[str]) -> Numbers:
        """Return the row of each word; a word not met before gets the next one."""
        met = len(self._rows)
        rows = np.fromiter(map(self._rows.__getitem__, words), np.intp, len(words))
        if len(self._rows) > met:
            self._learn([*islice(self._rows, met, None)], met)
        return rows

    def marks(self, mark: Mark) -> Numbers:
        """Return the mark of each word met so far."""
        known = self._marks.get(mark, np.empty(0, np.intp))
        if len(known) < len(self._rows):
            new = [mark(word) for word in islice(self._rows, len(known), None)]
            known = self._marks[mark] = np.append(known, np.array(new, np.intp))
        return known

    @property
    def weights(self) -> Matrix:
        """What each word weighs in a text."""
        return self._weights

    @property
    def weighted(self) -> Matrix:
        """The sum of each word's token vectors times its weight, `[word, size]`."""
        return self._weighted

    @property
    def units(self) -> Matrix:
        """The sum of each word's token vectors, of length 1, `[word, size]`."""
        return self._units

    def letters(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return the buckets of the words' letter n-grams, one after the other, and how many."""
        starts = self._ends[rows]
        lengths = self._ends[rows + 1] - starts
        ends = np.cumsum(lengths)
        picked = np.repeat(starts - ends + lengths, lengths) + np.arange(lengths.sum())
        return self._buckets[picked], lengths

    def _learn(self, words: Sequence[str], start: int) -> None:
        end = start + len(words)
        while len(self._weights) < end:
            self._weights = _doubled(self._weights)
            self._weighted, self._units = _doubled(self._weighted), _doubled(self._units)
        self._weights[start:end] = [LIGHT if word in LIGHT_WORDS else 1 for word in words]
        buckets = [_buckets(word) for word in words]
        ends = np.cumsum([len(each) for each in buckets]) + self._ends[-1]
        self._buckets = np.append(self._buckets, np.array([*chain.from_iterable(buckets)], np.intp))
        self._ends = np.concatenate([self._ends, ends])
        if self.tokens:
            ids = [self.tokens.of(word) for word in words]
            starts = np.cumsum([0, *(len(each) for each in ids[:-1])])
            vectors = self.tokens.vectors[list(chain.from_iterable(ids))]
            meanings = np.add.reduceat(vectors, starts, axis=0)
            self._weighted[start:end] = meanings * self._weights[start:end, None]
            self._units[start:end] = units(meanings)


def _doubled(table: Matrix) -> Matrix:
    return np.concatenate([table, np.empty_like(table)])


def units(vectors: Matrix) -> Matrix:
    """Return vectors of length 1; one of length 0 stays as it is."""
    lengths = np.sqrt(np.vecdot(vectors, vectors))
    lengths[lengths == 0] = 1
    of_one: Matrix = vectors / lengths[:, None]
    return of_one


def _buckets(word: str) -> list[int]:
    bounded = f"<{word}>"
    grams = (
        bounded[start : start + size]
        for size in LETTER_SIZES
        for start in range(len(bounded) - size + 1)
    )
    return [crc32(gram.encode("utf-8", "surrogatepass")) % LETTER_BUCKETS for gram in grams]


def load_tokens() -> Tokens | None:
    """Load the word vectors in wordllama's wheel; None where it isn't installed."""
    with _untouched_logging():
        try:
            import wordllama
        except ImportError:
            return None
    model = wordllama.WordLlama.load(
        cache_dir=Path(wordllama.__file__).parent, disable_download=True
    )
    known = model.tokenizer.get_vocab()
    whole = {token[1:]: (row,) for token, row in known.items() if token.startswith("▁")}

    def pieces(word: str) -> Sequence[int]:
        ids: list[int] = model.tokenizer.encode(word, add_special_tokens=False).ids
        return ids

    return Tokens(model.embedding, lambda word: whole.get(word) or pieces(word))


@contextmanager
def _untouched_logging() -> Iterator[None]:
    """Keep the root logger as it was: importing wordllama turns it up."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    try:
        yield
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers
