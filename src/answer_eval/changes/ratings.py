"""How ratings moved between two runs of the same interviews."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from answer_eval.rating import Judged, Rating

Unit = tuple[str, str, str, str]
"""Interview, question, indicator and rater."""
SAME = 1e-9
"""Ratings nearer than this are the same rating."""


@dataclass(frozen=True, slots=True)
class NoneInBoth:
    """No unit is rated in both runs, so there is no shift."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How the ratings of units rated in both runs moved."""

    shift: float
    """The mean of the second run's rating less the first's, in points."""
    changed: float
    """The share whose rating is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One indicator's ratings in two runs."""

    indicator: str
    both: int
    """Units rated in both."""
    moved: Moved | NoneInBoth
    lost: int
    """Units rated in the first run and not rated in the second."""
    gained: int
    """Units not rated in the first run and rated in the second."""
    apart: int
    """Units that only one of the runs knows."""


def raters_of(judged: Iterable[Judged]) -> frozenset[str]:
    """Return the ids of all who rated."""
    return frozenset(each.rater.id for each in judged)


def interviews_of(judged: Iterable[Judged]) -> frozenset[str]:
    """Return the ids of all interviews that were rated."""
    return frozenset(each.unit.interview for each in judged)


def shifts(first: Iterable[Judged], second: Iterable[Judged]) -> tuple[Shift, ...]:
    """Compare two runs' judgements by the raters in both, each indicator by itself.

    A unit's samples count as their mean; it is not rated where none of them is.
    """
    first, second = list(first), list(second)
    shared = raters_of(first) & raters_of(second)
    before, after = _units(first, shared), _units(second, shared)
    indicators = dict.fromkeys(unit[2] for unit in (*before, *after))
    return tuple(_shift(indicator, before, after) for indicator in indicators)


Rated = float | None
"""A unit's mean rating; None only within this module, for a unit judged and not rated."""


def _units(judged: Iterable[Judged], raters: frozenset[str]) -> dict[Unit, Rated]:
    values = dict[Unit, list[float]]()
    for each in judged:
        if each.rater.id in raters:
            unit = (each.unit.interview, each.unit.question, each.unit.indicator, each.rater.id)
            values.setdefault(unit, []).extend(_value(each))
    return {unit: fmean(found) if found else None for unit, found in values.items()}


def _value(judged: Judged) -> Iterator[float]:
    if isinstance(judged, Rating):
        yield judged.value


def _shift(indicator: str, before: Mapping[Unit, Rated], after: Mapping[Unit, Rated]) -> Shift:
    mine = [unit for unit in {**before, **after} if unit[2] == indicator]
    shared = [(before[unit], after[unit]) for unit in mine if unit in before and unit in after]
    apart = [b - a for a, b in shared if a is not None and b is not None]
    return Shift(
        indicator=indicator,
        both=len(apart),
        moved=_moved(apart),
        lost=sum(a is not None and b is None for a, b in shared),
        gained=sum(a is None and b is not None for a, b in shared),
        apart=len(mine) - len(shared),
    )


def _moved(apart: list[float]) -> Moved | NoneInBoth:
    if not apart:
        return NoneInBoth()
    changed = sum(abs(each) > SAME for each in apart) / len(apart)
    return Moved(fmean(apart), changed)
