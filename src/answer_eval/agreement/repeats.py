"""How far one rater's outcomes for the same answers move when it rates them again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from answer_eval.rating import Judged, NotRated, Rating, Reason, Unit

REPEATED = 2
"""A standard deviation needs as many ratings."""
FOUND_NOTHING = {Reason.NO_EVIDENCE, Reason.EVIDENCE_NOT_FOUND, Reason.NOT_CONFIRMED}
"""What a rater can come to but for a rating; of a question that wasn't asked it says nothing."""


@dataclass(frozen=True, slots=True)
class NotRepeated:
    """There is no spread to speak of, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Repeats:
    """What one rater made of one thing over its repeats.

    A failed call is no outcome, nor is an answer that isn't there.
    """

    candidate: str
    values: tuple[float, ...]
    """The ratings, a repeat each."""
    unrated: int
    """Repeats that found nothing to rate."""

    @property
    def outcomes(self) -> int:
        """How many repeats came to anything."""
        return len(self.values) + self.unrated

    @property
    def moves(self) -> bool:
        """Whether it got different ratings."""
        return len(set(self.values)) > 1

    @property
    def flips(self) -> bool:
        """Whether it is rated in some repeats and not rated in others."""
        return bool(self.values) and self.unrated > 0


@dataclass(frozen=True, slots=True)
class Spread:
    """An indicator's ratings of each answer over the repeats."""

    indicator: str
    answers: int
    """Answers rated in two repeats or more."""
    mean_sd: float | NotRepeated
    """The mean over them of the repeats' standard deviation (n − 1), in points."""
    widest_sd: float | NotRepeated
    """The largest of those standard deviations."""
    wavering: int
    """Answers rated in some repeats and not rated in others: no number tells of these."""


def repeats_of(judged: Iterable[Judged]) -> dict[Unit, Repeats]:
    """Return the outcomes of each unit by one rater, in the order of the repeats."""
    said = dict[Unit, list[Judged]]()
    for each in sorted(judged, key=lambda one: one.sample):
        said.setdefault(each.unit, []).append(each)
    return {unit: _repeats(unit, samples) for unit, samples in said.items()}


def _repeats(unit: Unit, samples: Sequence[Judged]) -> Repeats:
    values = tuple(each.value for each in samples if isinstance(each, Rating))
    silent = [each for each in samples if isinstance(each, NotRated)]
    return Repeats(unit.candidate, values, sum(each.reason in FOUND_NOTHING for each in silent))


def by_indicator(found: Mapping[Unit, Repeats], order: Iterable[str]) -> dict[str, list[Repeats]]:
    """Group repeats by indicator, in the order given; indicators without any are left out."""
    grouped = dict[str, list[Repeats]]()
    for unit, repeats in found.items():
        grouped.setdefault(unit.indicator, []).append(repeats)
    return {indicator: grouped[indicator] for indicator in order if indicator in grouped}


def spread(indicator: str, found: Sequence[Repeats]) -> Spread:
    """Sum up the spread of an indicator's ratings over all answers."""
    spreads = [stdev(each.values) for each in found if len(each.values) >= REPEATED]
    wavering = sum(each.flips for each in found)
    if not spreads:
        none = NotRepeated("no answer was rated twice")
        return Spread(indicator, 0, none, none, wavering)
    return Spread(indicator, len(spreads), fmean(spreads), max(spreads), wavering)
