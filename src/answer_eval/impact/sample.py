"""The scores that groups are compared by: one a candidate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.ratings import Array


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Sample:
    """Everybody whom one rater scored by one guide."""

    rater: str
    guide: str
    people: tuple[str, ...]
    scores: Array
    without_score: tuple[str, ...] = ()
    """Rated, and too little of it for a score."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Paired:
    """A machine's and people's scores of the same candidates, of the indicators both rated."""

    people: tuple[str, ...]
    machine: Array
    human: Array

    @property
    def error(self) -> Array:
        """How far the machine's score lies above the people's."""
        return self.machine - self.human


@dataclass(frozen=True, slots=True)
class Criterion:
    """What counts as a favourable outcome: a score above a threshold, or from it on."""

    name: str
    threshold: float
    from_on: bool

    def met(self, scores: Array) -> Array:
        """Return 1 where a score meets it."""
        met = scores >= self.threshold if self.from_on else scores > self.threshold
        return met.astype(np.float64)

    def __str__(self) -> str:
        return f"{'≥' if self.from_on else '>'} {self.threshold:.4g}"


def above_median(scores: Array) -> Criterion:
    """Return Local Law 144's: strictly above the median of the whole sample, unknown included."""
    return Criterion("scoring rate", float(np.median(scores)), from_on=False)


def criteria(scores: Array, cuts: Sequence[float]) -> tuple[Criterion, ...]:
    """Return the median's criterion and one for every cut."""
    selected = (Criterion("selection rate", cut, from_on=True) for cut in cuts)
    return (above_median(scores), *selected)
