"""How alike two texts are: by meaning (static word vectors) and by letters (n-grams)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from answer_eval.similarity._reading import Reading
from answer_eval.similarity._vectors import Matrix, Numbers, Tokens, Vocabulary, load_tokens
from answer_eval.similarity._words import LIGHT_WORDS, heavy, words_of

__all__ = [
    "LIGHT_WORDS",
    "Likeness",
    "Matrix",
    "Reading",
    "Runs",
    "Similarity",
    "heavy",
    "load_similarity",
    "words_of",
]

HALF = np.float32(0.5)
RARITY = 0.75
"""A word that n of the targets have counts as n to the minus this; of 0 to 1, tuned with
FULL_TARGET on the tuning dialogues of tests/segment, flat between 0.5 and 1."""
FULL_TARGET = 2.0
"""Words, so counted, from which a target can be taken up in full."""
VOCABULARY_LIMIT = 50_000
"""Words after which a new vocabulary is begun (60 MB)."""

Runs = npt.NDArray[np.intp]
"""Adjacent texts taken as one, `[run, 2]`: from the first up to, not including, the second."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike each text is to each target, `[text, target]`.

    `meaning` and `letters` are cosines, -1 to 1; a text without words is like nothing: 0. Where
    no word vectors are installed, `meaning` is `letters` again.
    """

    meaning: Matrix
    letters: Matrix

    @property
    def mean(self) -> Matrix:
        """The mean of both parts."""
        return (self.meaning + self.letters) * HALF


class Similarity:
    """Compares texts; the same texts give the same numbers, and nothing goes to a network."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._vocabulary = Vocabulary(tokens)
        self.name = "wordllama+ngrams" if tokens else "ngrams"

    def compare(self, texts: Sequence[str], targets: Sequence[str]) -> Likeness:
        """Return the cosine of each text with each target."""
        said, wanted = (self.read([words_of(each) for each in some]) for some in (texts, targets))
        ends = np.arange(len(texts) + 1)
        runs = np.stack([ends[:-1], ends[1:]], axis=1)
        return Likeness(self.meaning(said, runs, wanted), self.letters(said, runs, wanted))

    def read(self, texts: Sequence[Sequence[str]]) -> Reading:
        """Look up texts, given as their words."""
        if len(self._vocabulary) > VOCABULARY_LIMIT:
            self._vocabulary = Vocabulary(self._vocabulary.tokens)
        rows = self._vocabulary.rows(list(chain.from_iterable(texts)))
        ends = np.cumsum([0, *(len(text) for text in texts)], dtype=np.intp)
        return Reading(self._vocabulary, rows, ends)

    def meaning(self, texts: Reading, runs: Runs, targets: Reading) -> Matrix:
        """Return the cosine by meaning of each run of texts with each target."""
        return _cosines(texts.meanings, runs, targets.meanings)

    def letters(self, texts: Reading, runs: Runs, targets: Reading) -> Matrix:
        """Return the cosine by letters of each run of texts with each target."""
        return _cosines(texts.letters, runs, targets.letters)

    def uptake(self, texts: Reading, runs: Runs, targets: Reading) -> Matrix:
        """Return how far each run of texts takes up a target's words, `[run, target]`, 0 to 1.

        It is the mean, over the target's words that aren't light, of the cosine to the nearest
        such word of the run: unlike the cosine of the whole it isn't diluted by what a long text
        says besides. Words that many targets have count less, and a target of few such words is
        never taken up in full: one word shared says little.
        """
        wanted = targets.heavy
        taken = _over_runs(np.maximum, _nearest(texts.heavy, wanted), runs)
        rare = _rarity(wanted)
        share = np.zeros((len(wanted), len(wanted.rows)), np.float32)
        for target, start, end in wanted.spans():
            share[target, start:end] = rare[start:end] / max(FULL_TARGET, rare[start:end].sum())
        uptake: Matrix = taken @ share.T
        return uptake


@lru_cache(maxsize=1)
def load_similarity() -> Similarity:
    """Return the similarity of this installation: with word vectors where they are installed."""
    return Similarity(load_tokens())


def _cosines(texts: Matrix, runs: Runs, targets: Matrix) -> Matrix:
    """Return the cosine of each run's sum with each target, without making the sums."""
    squares = _over_runs(np.add, np.einsum("ij,ij->i", texts, texts)[:, None], runs)
    apart = 1
    while len(longer := np.flatnonzero(runs[:, 1] - runs[:, 0] > apart)):
        crossed = np.einsum("ij,ij->i", texts[:-apart], texts[apart:])[:, None]
        shorter: Runs = runs[longer] - np.array([0, apart])
        squares[longer] += 2 * _over_runs(np.add, crossed, shorter)
        apart += 1
    squares[squares <= 0] = 1
    lengths: Matrix = np.sqrt(squares)
    cosines: Matrix = _over_runs(np.add, texts @ _units(targets).T, runs) / lengths
    return cosines


def _units(vectors: Matrix) -> Matrix:
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    lengths[lengths == 0] = 1
    units: Matrix = vectors / lengths[:, None]
    return units


def _nearest(said: Reading, wanted: Reading) -> Matrix:
    """Return the cosine of each wanted word to the text's nearest word, `[text, wanted word]`."""
    nearest = np.zeros((len(said), len(wanted.rows)), np.float32)
    if not len(said.rows) or not len(wanted.rows):
        return nearest
    known, column = np.unique(said.rows, return_inverse=True)
    cosines = (_words(said.vocabulary, known) @ _words(wanted.vocabulary, wanted.rows).T)[column]
    spoken, starts = said.starts()
    nearest[spoken] = np.maximum.reduceat(cosines, starts, axis=0)
    return nearest


def _rarity(wanted: Reading) -> Matrix:
    """Return what each word of the targets counts, by how many of them have it."""
    owner = np.repeat(np.arange(len(wanted)), np.diff(wanted.ends))
    once = np.unique(np.stack([wanted.rows, owner]), axis=1)[0]
    words, having = np.unique(once, return_counts=True)
    rarity: Matrix = (having[np.searchsorted(words, wanted.rows)] ** -RARITY).astype(np.float32)
    return rarity


def _words(vocabulary: Vocabulary, rows: Numbers) -> Matrix:
    if vocabulary.tokens is not None:
        return _units(vocabulary.meanings[rows])
    return _units(Reading(vocabulary, rows, np.arange(len(rows) + 1)).letters)


def _over_runs(join: np.ufunc, values: Matrix, runs: Runs) -> Matrix:
    """Return the values of each run's texts joined; 0 for an empty run."""
    joined = np.zeros((len(runs), values.shape[1]), np.float32)
    starts, ends = runs.T
    filled = np.flatnonzero(ends > starts)
    joined[filled] = values[starts[filled]]
    step = 1
    while len(filled := filled[ends[filled] > starts[filled] + step]):
        joined[filled] = join(joined[filled], values[starts[filled] + step])
        step += 1
    return joined
