"""How alike two texts are: by meaning (static word vectors) and by letters (n-grams)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from answer_eval.similarity._vectors import (
    Letters,
    Lexicon,
    Matrix,
    Meanings,
    Texts,
    load_meanings,
    units,
)
from answer_eval.similarity._words import LIGHT_WORDS, heavy, words_of

__all__ = [
    "LIGHT_WORDS",
    "Likeness",
    "Matrix",
    "Similarity",
    "heavy",
    "load_similarity",
    "words_of",
]

HALF = np.float32(0.5)
Run = tuple[int, int]
"""Adjacent texts taken as one: from the first up to, not including, the second; both may be equal."""


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

    def __init__(self, meanings: Meanings | None = None) -> None:
        self._letters: Lexicon = Letters()
        self._meanings: Lexicon = meanings or self._letters
        self.name = "wordllama+ngrams" if meanings else "ngrams"

    def compare(self, texts: Sequence[str], targets: Sequence[str]) -> Likeness:
        """Return the cosine of each text with each target."""
        runs = [(at, at + 1) for at in range(len(texts))]
        return self.compare_runs([words_of(text) for text in texts], runs, targets)

    def compare_runs(self, texts: Texts, runs: Sequence[Run], targets: Sequence[str]) -> Likeness:
        """Return the cosine of each run of texts, given as words, with each target."""
        wanted = [words_of(target) for target in targets]
        letters = _cosines(self._letters, texts, runs, wanted)
        if self._meanings is self._letters:
            return Likeness(letters, letters)
        return Likeness(_cosines(self._meanings, texts, runs, wanted), letters)

    def uptake(self, texts: Texts, runs: Sequence[Run], targets: Sequence[str]) -> Matrix:
        """Return how far each run of texts takes up a target's words, `[run, target]`, 0 to 1.

        It is the mean, over the target's words that aren't light, of the cosine to the nearest
        such word of the run: unlike the cosine of the whole it isn't diluted by what a long text
        says besides.
        """
        wanted = [heavy(words_of(target)) for target in targets]
        nearest = _nearest(self._meanings, [heavy(text) for text in texts], wanted)
        taken = _over_runs(np.maximum, nearest, runs)
        share = np.zeros((len(wanted), taken.shape[1]), np.float32)
        end = 0
        for row, words in enumerate(wanted):
            start, end = end, end + len(words)
            share[row, start:end] = 1 / max(1, len(words))
        uptake: Matrix = taken @ share.T
        return uptake


@lru_cache(maxsize=1)
def load_similarity() -> Similarity:
    """Return the similarity of this installation: with word vectors where they are installed."""
    return Similarity(load_meanings())


def _cosines(lexicon: Lexicon, texts: Texts, runs: Sequence[Run], wanted: Texts) -> Matrix:
    sums = lexicon.sums([*texts, *wanted])
    said = _over_runs(np.add, sums[: len(texts)], runs)
    cosines: Matrix = units(said) @ units(sums[len(texts) :]).T
    return cosines


def _nearest(lexicon: Lexicon, texts: Texts, wanted: Texts) -> Matrix:
    """Return the cosine of each wanted word to the text's nearest word, `[text, wanted word]`."""
    said = list(chain.from_iterable(texts))
    sought = list(chain.from_iterable(wanted))
    nearest = np.zeros((len(texts), len(sought)), np.float32)
    spoken = [at for at, text in enumerate(texts) if text]
    if not spoken or not sought:
        return nearest
    row = {word: at for at, word in enumerate(dict.fromkeys(said))}
    cosines = units(lexicon.vectors(list(row))) @ units(lexicon.vectors(sought)).T
    starts = np.cumsum([0, *(len(texts[at]) for at in spoken[:-1])])
    nearest[spoken] = np.maximum.reduceat(cosines[[row[word] for word in said]], starts, axis=0)
    return nearest


def _over_runs(join: np.ufunc, values: Matrix, runs: Sequence[Run]) -> Matrix:
    if not runs:
        return np.zeros((0, values.shape[1]), np.float32)
    padded = np.vstack([values, np.zeros((1, values.shape[1]), np.float32)])
    ends = np.array(runs)
    joined: Matrix = join.reduceat(padded, ends.ravel(), axis=0)[::2]
    joined[ends[:, 0] == ends[:, 1]] = 0
    return joined
