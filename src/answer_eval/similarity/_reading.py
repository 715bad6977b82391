"""Texts looked up in a vocabulary, and their vectors."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from answer_eval.similarity._vectors import LETTER_BUCKETS, Mark, Matrix, Numbers, Vocabulary, units

RARITY = 0.75
"""What n of some texts have counts as n to the minus this; of 0 to 1, tuned with FULL_TARGET on
the tuning dialogues of tests/segment, flat between 0.5 and 1."""
FULL_TARGET = 2.0
"""Words, so counted, from which a target can be taken up in full."""


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

    @cached_property
    def known(self) -> tuple[Numbers, Numbers]:
        """The rows of its different words as they first come, and which of these each word is.

        Their order is the texts' own, so that sums over them are rounded alike whatever was read
        before.
        """
        count = len(self.rows)
        first = np.empty(len(self.vocabulary), np.intp)
        first[self.rows[::-1]] = np.arange(count - 1, -1, -1)  # of equals, the last one stays
        begun = first[self.rows]
        fresh = begun == np.arange(count)
        return self.rows[fresh], (np.cumsum(fresh) - 1)[begun]

    @cached_property
    def owner(self) -> Numbers:
        """The text that each word stands in."""
        return np.repeat(np.arange(len(self)), np.diff(self.ends))

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
        meanings: Matrix = self.counts.astype(np.float32) @ self.vocabulary.weighted[self.known[0]]
        return meanings

    @cached_property
    def counts(self) -> Numbers:
        """How often each text has each of its `known` words, `[text, known word]`."""
        known, at = self.known
        counts = np.bincount(self.owner * len(known) + at, minlength=len(self) * len(known))
        return counts.reshape(len(self), len(known))

    @cached_property
    def letters(self) -> Matrix:
        """The weighted counts of each text's letter n-grams."""
        buckets, lengths = self.vocabulary.letters(self.rows)
        cells = np.repeat(self.owner * LETTER_BUCKETS, lengths) + buckets
        weights = np.repeat(self.vocabulary.weights[self.rows], lengths)
        counts = np.bincount(cells, weights, minlength=len(self) * LETTER_BUCKETS)
        return counts.reshape(len(self), LETTER_BUCKETS).astype(np.float32)

    @cached_property
    def unit_meanings(self) -> Matrix:
        """`meanings` of length 1, or 0."""
        return units(self.meanings)

    @cached_property
    def unit_letters(self) -> Matrix:
        """`letters` of length 1, or 0."""
        return units(self.letters)

    @cached_property
    def words(self) -> Matrix:
        """Each of its `known` words by meaning, of length 1; without such vectors, by letters."""
        rows, _ = self.known
        if self.vocabulary.tokens is not None:
            return self.vocabulary.units[rows]
        return Reading(self.vocabulary, rows, np.arange(len(rows) + 1)).unit_letters

    @cached_property
    def shares(self) -> Matrix:
        """What each word counts in a text, the rarer among the texts the more: `[word, text]`."""
        shares = self.counts.T * rarity((self.counts > 0).sum(axis=0))[:, None]
        shares /= np.maximum(FULL_TARGET, shares.sum(axis=0))
        return shares.astype(np.float32)

    def marks(self, mark: Mark) -> Numbers:
        """Return the mark of each of its words."""
        return self.vocabulary.marks(mark)[self.rows]

    def marked(self, mark: Mark) -> Numbers:
        """Return the sum of the marks of each text's words."""
        so_far = np.concatenate([[0], np.cumsum(self.marks(mark))])
        return np.diff(so_far[self.ends])


def rarity(having: Numbers) -> npt.NDArray[np.float64]:
    """Return what words or topics count, by how many texts have each."""
    counted: npt.NDArray[np.float64] = np.maximum(1, having) ** -RARITY
    return counted
