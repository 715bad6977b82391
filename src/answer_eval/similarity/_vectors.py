"""Words as vectors, by meaning and by letters, and texts as weighted sums of them."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from answer_eval.similarity._words import LIGHT_WORDS

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
Texts = Sequence[Sequence[str]]
"""Texts as lists of words."""

LIGHT = 0.2
"""What a light word weighs beside any other: tuned in `bench/segmentation.py`, flat near here."""
LETTER_BUCKETS = 1024
"""Dimensions that letter n-grams are hashed into: among a hundred words few of them collide."""
LETTER_SIZES = (3, 4, 5)
"""Lengths of letter n-grams, word boundaries counted: enough for stems, and for short words."""
LEXICON_LIMIT = 50_000
"""Words kept; beyond it a lexicon starts anew (60 MB)."""


def units(vectors: Matrix) -> Matrix:
    """Return the rows at length 1; a row of zeros stays."""
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    lengths[lengths == 0] = 1
    result: Matrix = vectors / lengths[:, None]
    return result


class Lexicon(ABC):
    """The words met so far, each with its vector and its weight in a text."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._start()

    def _start(self) -> None:
        self._rows = dict[str, int]()
        self._weights = np.empty(0, np.float32)

    def rows(self, words: Sequence[str]) -> Numbers:
        """Return the row of each word; a word not met before gets the next one."""
        if len(self._rows) > LEXICON_LIMIT:
            self._start()
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if new:
            self._rows |= {word: row for row, word in enumerate(new, start=len(self._rows))}
            light = [LIGHT if word in LIGHT_WORDS else 1 for word in new]
            self._weights = np.append(self._weights, np.array(light, np.float32))
            self._learn(new)
        return np.fromiter((self._rows[word] for word in words), np.intp, len(words))

    def sums(self, texts: Texts) -> Matrix:
        """Return the weighted sum of each text's word vectors, `[text, size]`."""
        rows = self.rows(list(chain.from_iterable(texts)))
        owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        return self._sums(rows, owner, len(texts))

    @abstractmethod
    def vectors(self, words: Sequence[str]) -> Matrix:
        """Return the vector of each word, unweighted, `[word, size]`."""

    @abstractmethod
    def _learn(self, words: Sequence[str]) -> None: ...

    @abstractmethod
    def _sums(self, rows: Numbers, owner: Numbers, texts: int) -> Matrix: ...


class Meanings(Lexicon):
    """A word is the sum of its tokens' static vectors."""

    def __init__(self, tokens: Matrix, tokens_of: Callable[[str], Sequence[int]]) -> None:
        self._tokens, self._tokens_of = tokens, tokens_of
        super().__init__(tokens.shape[1])

    def _start(self) -> None:
        super()._start()
        self._vectors = np.empty((1024, self._tokens.shape[1]), np.float32)

    def _learn(self, words: Sequence[str]) -> None:
        ids = [self._tokens_of(word) for word in words]
        starts = np.cumsum([0, *(len(each) for each in ids[:-1])])
        new = np.add.reduceat(self._tokens[list(chain.from_iterable(ids))], starts, axis=0)
        while len(self._vectors) < len(self._rows):
            self._vectors = np.concatenate([self._vectors, np.empty_like(self._vectors)])
        self._vectors[len(self._rows) - len(words) : len(self._rows)] = new

    def vectors(self, words: Sequence[str]) -> Matrix:
        """Return the vector of each word."""
        rows = self.rows(words)  # first: learning a word may move the vectors
        found: Matrix = self._vectors[rows]
        return found

    def _sums(self, rows: Numbers, owner: Numbers, texts: int) -> Matrix:
        used, column = np.unique(rows, return_inverse=True)
        cells = np.bincount(
            owner * len(used) + column, self._weights[rows], minlength=texts * len(used)
        )
        counts = cells.reshape(texts, len(used)).astype(np.float32)
        sums: Matrix = counts @ self._vectors[used]
        return sums


class Letters(Lexicon):
    """A word is the counts of its letter n-grams, hashed into buckets."""

    def __init__(self) -> None:
        super().__init__(LETTER_BUCKETS)

    def _start(self) -> None:
        super()._start()
        self._buckets = np.empty(0, np.intp)
        self._ends = np.zeros(1, np.intp)

    def _learn(self, words: Sequence[str]) -> None:
        found = [_buckets(word) for word in words]
        self._buckets = np.append(self._buckets, list(chain.from_iterable(found))).astype(np.intp)
        ends = np.cumsum([len(each) for each in found]) + self._ends[-1]
        self._ends = np.append(self._ends, ends).astype(np.intp)

    def vectors(self, words: Sequence[str]) -> Matrix:
        """Return the n-gram counts of each word."""
        rows = self.rows(words)
        return self._count(rows, np.arange(len(rows)), len(rows), np.ones(len(rows), np.float32))

    def _sums(self, rows: Numbers, owner: Numbers, texts: int) -> Matrix:
        return self._count(rows, owner, texts, self._weights[rows])

    def _count(self, rows: Numbers, owner: Numbers, texts: int, weights: Matrix) -> Matrix:
        starts = self._ends[rows]
        lengths = self._ends[rows + 1] - starts
        ends = np.cumsum(lengths)
        picked = np.repeat(starts - ends + lengths, lengths) + np.arange(lengths.sum())
        cells = np.repeat(owner * self.size, lengths) + self._buckets[picked]
        counts = np.bincount(cells, np.repeat(weights, lengths), minlength=texts * self.size)
        return counts.reshape(texts, self.size).astype(np.float32)


def _buckets(word: str) -> list[int]:
    bounded = f"<{word}>"
    grams = (
        bounded[start : start + size]
        for size in LETTER_SIZES
        for start in range(len(bounded) - size + 1)
    )
    return [crc32(gram.encode("utf-8", "surrogatepass")) % LETTER_BUCKETS for gram in grams]


def load_meanings() -> Meanings | None:
    """Load the word vectors in wordllama's wheel; None where it isn't installed."""
    with _untouched_logging():
        try:
            import wordllama
        except ImportError:
            return None
    model = wordllama.WordLlama.load(
        cache_dir=Path(wordllama.__file__).parent, disable_download=True
    )
    whole = {
        token[1:]: (row,)
        for token, row in model.tokenizer.get_vocab().items()
        if token.startswith("▁")
    }

    def tokens_of(word: str) -> Sequence[int]:
        ids: list[int] = model.tokenizer.encode(word, add_special_tokens=False).ids
        return ids

    return Meanings(model.embedding, lambda word: whole.get(word) or tokens_of(word))


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
