"""How alike two texts are: by meaning (static word vectors) and by letters (n-grams)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from answer_eval.similarity._reading import FULL_TARGET, Reading, rarity
from answer_eval.similarity._vectors import Matrix, Numbers, Tokens, Vocabulary, load_tokens
from answer_eval.similarity._words import LIGHT_WORDS, heavy, words_of

__all__ = [
    "FULL_TARGET",
    "LIGHT_WORDS",
    "VOCABULARY_LIMIT",
    "Likeness",
    "Matrix",
    "Reading",
    "Runs",
    "Similarity",
    "heavy",
    "load_similarity",
    "rarity",
    "runs_of_one",
    "words_of",
]

HALF = np.float32(0.5)
VOCABULARY_LIMIT = 50_000
"""Words after which a new vocabulary is begun (some 120 MB)."""

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
        runs = runs_of_one(said)
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
        return _cosines(texts.meanings, runs, targets.unit_meanings)

    def letters(self, texts: Reading, runs: Runs, targets: Reading) -> Matrix:
        """Return the cosine by letters of each run of texts with each target."""
        return _cosines(texts.letters, runs, targets.unit_letters)

    def uptake(self, texts: Reading, runs: Runs, targets: Reading) -> Matrix:
        """Return how far each run of texts takes up a target's words, `[run, target]`, 0 to 1.

        It is the mean, over the target's words that aren't light, of the cosine to the nearest
        such word of the run: unlike the cosine of the whole it isn't diluted by what a long text
        says besides. Words that many targets have count less, and a target of few such words is
        never taken up in full: one word shared says little.
        """
        uptake: Matrix = self.nearest(texts, runs, targets) @ targets.heavy.shares
        return uptake

    def nearest(self, texts: Reading, runs: Runs, targets: Reading) -> Matrix:
        """Return the cosine of each word of the targets to a run's nearest, `[run, word]`.

        Light words don't count; a target's words are its `heavy.known`.
        """
        return _over_runs(np.maximum, _nearest(texts.heavy, targets.heavy), runs)


def runs_of_one(texts: Reading) -> Runs:
    """Return each text as a run of its own."""
    at = np.arange(len(texts))
    return np.stack([at, at + 1], axis=1)


@lru_cache(maxsize=1)
def load_similarity() -> Similarity:
    """Return the similarity of this installation: with word vectors where they are installed."""
    return Similarity(load_tokens())


def _cosines(texts: Matrix, runs: Runs, targets: Matrix) -> Matrix:
    """Return the cosine of each run's sum with each target of length 1, without the sums."""
    squares = _over_runs(np.add, np.vecdot(texts, texts)[:, None], runs)
    apart = 1
    while len(longer := np.flatnonzero(runs[:, 1] - runs[:, 0] > apart)):
        crossed = np.vecdot(texts[:-apart], texts[apart:])[:, None]
        shorter: Runs = runs[longer] - np.array([0, apart])
        squares[longer] += 2 * _over_runs(np.add, crossed, shorter)
        apart += 1
    squares[squares <= 0] = 1
    lengths: Matrix = np.sqrt(squares)
    cosines: Matrix = _over_runs(np.add, texts @ targets.T, runs) / lengths
    return cosines


def _nearest(said: Reading, wanted: Reading) -> Matrix:
    """Return the cosine of each wanted word to the text's nearest word, `[text, wanted word]`."""
    cosines = said.words @ wanted.words.T
    return _greatest(cosines[said.known[1]], said.ends)


def _greatest(values: Matrix, ends: Numbers) -> Matrix:
    """Return the greatest values of each text's words; 0 for an empty one."""
    most = np.zeros((len(ends) - 1, values.shape[1]), np.float32)
    for text, (start, end) in enumerate(pairwise(ends.tolist())):
        if end > start:  # one by one, as NumPy's `reduceat` takes twice as long
            np.maximum.reduce(values[start:end], axis=0, out=most[text])
    return most


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
