"""How far a rater's ratings of one answer move when it is asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from answer_eval.guide import Guide
from answer_eval.trial.rated import RatedCase

REPEATED = 2
"""A standard deviation needs as many ratings."""


@dataclass(frozen=True, slots=True)
class NotRepeated:
    """There is no spread to speak of, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Spread:
    """An indicator's ratings of each answer over the samples."""

    indicator: str
    answers: int
    """Answers rated in two samples or more."""
    mean_sd: float | NotRepeated
    """The mean over them of the samples' standard deviation (n − 1), in points."""
    widest_sd: float | NotRepeated
    """The largest of those standard deviations."""
    wavering: int
    """Answers rated in some samples and not rated in others: no number tells of these."""


def stability(rated: Sequence[RatedCase], guide: Guide, samples: int) -> tuple[Spread, ...]:
    """Return every indicator's spread over the samples, in the guide's order."""
    found = dict[str, list[tuple[float, ...]]]()
    for each in rated:
        for indicator, values in each.values.items():
            found.setdefault(indicator, []).append(values)
    in_order = (each.id for each in guide.rubric.indicators if each.id in found)
    return tuple(_spread(indicator, found[indicator], samples) for indicator in in_order)


def _spread(indicator: str, found: Sequence[tuple[float, ...]], samples: int) -> Spread:
    spreads = [stdev(values) for values in found if len(values) >= REPEATED]
    wavering = sum(0 < len(values) < samples for values in found)
    if not spreads:
        none = NotRepeated("no answer was rated twice")
        return Spread(indicator, 0, none, none, wavering)
    return Spread(indicator, len(spreads), fmean(spreads), max(spreads), wavering)
