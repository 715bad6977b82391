"""What a change did to ratings: how far they moved, and whether that is what they must do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf

import numpy as np

from answer_eval.agreement.bootstrap import measure, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Estimate
from answer_eval.agreement.gates import Gate
from answer_eval.agreement.ratings import ratings_of
from answer_eval.agreement.verdict import (
    FEWEST_CANDIDATES,
    GateVerdict,
    Outcome,
    decide,
)
from answer_eval.rating import Judged, Rating, Reason, Unit
from answer_eval.rubric import Scale
from answer_eval.trust.checks import Must, Perturbing

BOUND = 0.25
"""Points that ratings may move on average where they must stay: judged, no standard gives one."""
SHIFT = Gate("shift", -BOUND, BOUND, "judged")
FALLS = Gate("falls", 0.5, inf, "judged")
"""Ratings that go down with the evidence less those that go up, as a share of all."""
MOST_FLIPS = 0.1
"""The share of ratings that may come or go where they must stay: judged, as no number tells."""

Told = float | Reason
"""A rating counted towards the best point, or why there is none."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator of one answer: what it got before a change, and after each step of it."""

    unit: Unit
    before: Told
    after: tuple[Told, ...]
    middle: float
    """The scale's."""

    @property
    def last(self) -> Told:
        """What it got when all was changed."""
        return self.after[-1]

    @property
    def flips(self) -> bool:
        """Whether a rating came or went."""
        return isinstance(self.before, Reason) is not isinstance(self.last, Reason)

    @property
    def is_high(self) -> bool:
        """Whether it had a rating on the better half of the scale: only that can fall."""
        return isinstance(self.before, float) and self.before > self.middle

    @property
    def fall(self) -> float:
        """From 1, every step takes the rating down or away, to -1, every step raises it.

        The share of pairs of steps that are in order less those that are in the wrong one.
        """
        pairs = list(combinations((self.before, *self.after), 2))
        return sum(_step(*pair) for pair in pairs) / len(pairs)


def _step(earlier: Told, later: Told) -> int:
    up, down = (-inf if isinstance(each, Reason) else each for each in (earlier, later))
    return (up > down) - (up < down)


def counted(judged: Judged, scale: Scale) -> Told:
    """Return a rating turned so that more is better, or the reason for none."""
    if not isinstance(judged, Rating):
        return judged.reason
    return judged.value if scale.best == scale.max else scale.min + scale.max - judged.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check came to."""

    check: Perturbing
    answers: int
    """Those that it changes, as far as every call for them got a valid reply."""
    units: int
    """Indicators rated in them; where ratings must fall, those on the better half of the scale."""
    lost: int
    """Ratings that went."""
    gained: int
    """Ratings that came."""
    shift: Estimate
    """The mean movement of those rated before and after, in points; above 0 is better."""
    falls: Estimate
    """Where ratings must fall: the mean of `Compared.fall`."""
    verdict: GateVerdict


def finding(check: Perturbing, compared: Iterable[Compared]) -> Finding:
    """Sum up what a check did."""
    falling = check.must is Must.FALL
    units = [each for each in compared if each.is_high or not falling]
    shift, falls = _shift(units), _falls(units) if falling else undefined("ratings must stay")
    verdict = decide(FALLS, falls) if falling else _steady(decide(SHIFT, shift), units)
    return Finding(
        check=check,
        answers=len({(each.unit.interview, each.unit.question) for each in units}),
        units=len(units),
        lost=sum(each.flips and isinstance(each.last, Reason) for each in units),
        gained=sum(each.flips and isinstance(each.before, Reason) for each in units),
        shift=shift,
        falls=falls,
        verdict=verdict,
    )


def _steady(verdict: GateVerdict, units: Sequence[Compared]) -> GateVerdict:
    """Return a verdict that too many ratings' coming and going turns into a failure."""
    flips = sum(each.flips for each in units)
    people = len({each.unit.candidate for each in units})
    if people < FEWEST_CANDIDATES or flips <= MOST_FLIPS * len(units):
        return verdict
    why = f"{flips} of {len(units)} ratings come or go, more than {MOST_FLIPS:.0%}"
    return replace(verdict, outcome=Outcome.FAIL, why=f"{why}; {verdict.why}", misses=True)


def _shift(units: Iterable[Compared]) -> Estimate:
    rated = [
        (each, each.before, each.last)
        for each in units
        if isinstance(each.before, float) and isinstance(each.last, float)
    ]
    if not rated:
        return undefined("nothing that it changes was rated both times")
    return _mean_step([each for each, *_ in rated], [pair for _, *pair in rated])


def _falls(units: Sequence[Compared]) -> Estimate:
    if not units:
        return undefined("no rating on the better half of the scale to fall")
    return _mean_step(units, [[0.0, each.fall] for each in units])


def _mean_step(units: Sequence[Compared], pairs: Sequence[Sequence[float]]) -> Estimate:
    """Return the mean of second less first, with an interval that resamples candidates."""
    names, numbers = np.unique([each.unit.candidate for each in units], return_inverse=True)
    ratings = ratings_of(np.array(pairs), numbers, len(names), alike=False)
    return measure(COEFFICIENTS["bias"], ratings)
