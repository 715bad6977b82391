"""The ratings that sample answers were written for, against those they got."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from answer_eval.guide import Guide
from answer_eval.trial.rated import RatedCase, Silent

NEAR = 1.0
"""A rating no further than this many points from the expected one counts as near."""


@dataclass(frozen=True, slots=True)
class NoneRated:
    """No answer with an expected rating got one."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """How the ratings lie to the expected ones."""

    difference: float
    """The mean of rating less expectation, in points: above 0 is a higher number."""
    near: float
    """The share within NEAR."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """An indicator's expected ratings and what came of them."""

    indicator: str
    expected: int
    """Answers with an expected rating."""
    rated: int
    """Those of them that got a rating; the others are in no mean."""
    closeness: Closeness | NoneRated


def expectations(rated: Sequence[RatedCase], guide: Guide) -> tuple[Expectation, ...]:
    """Hold ratings against expected ones, each indicator by itself, in the guide's order.

    An expectation that names no indicator holds for each one that has none of its own.
    """
    found = dict[str, list[tuple[float, float | Silent]]]()
    for each in rated:
        for indicator, value in _expected(each).items():
            found.setdefault(indicator, []).append((value, each.level(indicator)))
    in_order = (each.id for each in guide.rubric.indicators if each.id in found)
    return tuple(_expectation(indicator, found[indicator]) for indicator in in_order)


def _expected(rated: RatedCase) -> dict[str, float]:
    named = {each.indicator: each.value for each in rated.case.expected}
    whole = named.pop("", None)
    return ({} if whole is None else dict.fromkeys(rated.indicators, whole)) | named


def _expectation(indicator: str, found: Sequence[tuple[float, float | Silent]]) -> Expectation:
    apart = [level - value for value, level in found if isinstance(level, float)]
    if not apart:
        return Expectation(indicator, len(found), 0, NoneRated())
    near = sum(abs(each) <= NEAR for each in apart) / len(apart)
    return Expectation(indicator, len(found), len(apart), Closeness(fmean(apart), near))
