"""Texts looked up in a vocabulary, and their vectors."""

from functools import cached_property

import numpy as np

from answer_eval.similarity._vectors import LETTER_BUCKETS, Matrix, Numbers, Vocabulary


class Reading:
    """Texts as rows of a vocabulary; what is made of them is made once."""

    def __init__(self, vocabulary: Vocabulary, rows: Numbers, ends: Numbers) -> None:
        """Take the row of every word, one text after the other, and where each text ends.

        `ends` has one more than there are texts: it starts with 0.
        """
        self.vocabulary = vocabulary
        self.rows = rows
        self.ends = ends

    def __len__(self) -> int:
        return len(self.ends) - 1

    def starts(self) -> tuple[Numbers, Numbers]:
        """Return the texts that have words, and where each of them starts."""
        spoken = np.flatnonzero(np.diff(self.ends))
        return spoken, self.ends[spoken]

    def spans(self) -> list[tuple[int, int, int]]:
        """Return `(text, start, end)` of every text that has words."""
        ends = self.ends.tolist()
        spans = zip(range(len(self)), ends, ends[1:], strict=False)
        return [(text, start, end) for text, start, end in spans if end > start]

    @cached_property
    def heavy(self) -> "Reading":
        """The texts without their light words."""
        kept = self.vocabulary.weights[self.rows] == 1
        ends = np.concatenate([[0], np.cumsum(kept)])[self.ends]
        return Reading(self.vocabulary, self.rows[kept], ends)

    @cached_property
    def meanings(self) -> Matrix:
        """The weighted sum of each text's word vectors; without such vectors, `letters`."""
        if self.vocabulary.tokens is None:
            return self.letters
        vectors, weights = self.vocabulary.meanings, self.vocabulary.weights[self.rows]
        sums = np.zeros((len(self), vectors.shape[1]), np.float32)
        for text, start, end in self.spans():
            np.dot(weights[start:end], vectors[self.rows[start:end]], out=sums[text])
        return sums

    @cached_property
    def letters(self) -> Matrix:
        """The weighted counts of each text's letter n-grams."""
        buckets, lengths = self.vocabulary.letters(self.rows)
        owner = np.repeat(np.arange(len(self)), np.diff(self.ends))
        cells = np.repeat(owner * LETTER_BUCKETS, lengths) + buckets
        weights = np.repeat(self.vocabulary.weights[self.rows], lengths)
        counts = np.bincount(cells, weights, minlength=len(self) * LETTER_BUCKETS)
        return counts.reshape(len(self), LETTER_BUCKETS).astype(np.float32)
