"""The units that raters are furthest apart on, with what each of them rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from answer_eval.agreement.compared import MEAN
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array
from answer_eval.evidence import Located
from answer_eval.rating import Judged, Rating, Unit

MOST = 20
"""So many are told of each two raters."""

UnitKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One rater's rating of a unit, their words about it and the quotes it rests on."""

    rater: str
    rating: float
    observation: str
    quotes: tuple[Located, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; turns and characters as in `evidence.csv`."""
        return {
            "rater": self.rater,
            "rating": self.rating,
            "observation": self.observation,
            "quotes": [_quote_json(each) for each in self.quotes],
        }


def _quote_json(located: Located) -> dict[str, Any]:
    return {
        "quote": located.quote.text,
        "polarity": located.quote.polarity.value,
        "match": located.match.value,
        "parts": [
            {"turn": span.turn, "start_char": span.start_char, "end_char": span.end_char}
            for span in located.parts
        ],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One unit on which two raters, or people's mean and a machine, are far apart."""

    unit: Unit
    first: str
    second: str
    apart: float
    """The second's rating less the first's, in points."""
    sides: tuple[Side, ...]
    """Everybody behind the two, people first."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "interview": self.unit.interview,
            "candidate": self.unit.candidate,
            "question": self.unit.question,
            "indicator": self.unit.indicator,
            "raters": [self.first, self.second],
            "apart": self.apart,
            "sides": [each.as_json() for each in self.sides],
        }


def disagreements(grid: Grid, judged: Sequence[Judged]) -> Iterator[Disagreement]:
    """Yield the largest of each machine beside people's mean, or of each two raters."""
    said = _ratings(judged)
    if not (grid.machines and grid.humans):
        for first, second in grid.faced:
            names = grid.raters[first].id, grid.raters[second].id
            yield from _largest(grid, said, names, [[first], [second]])
        return
    for machine in grid.machines:
        alone = len(grid.humans) == 1
        reference = grid.raters[grid.humans[0]].id if alone else MEAN
        names = reference, grid.raters[machine].id
        yield from _largest(grid, said, names, [grid.humans, [machine]])


def _largest(
    grid: Grid,
    said: Mapping[tuple[UnitKey, str], list[Rating]],
    names: tuple[str, str],
    columns: Sequence[Sequence[int]],
) -> Iterator[Disagreement]:
    first, second = (grid.mean_of(each, fewest=1) for each in columns)
    apart = second - first
    for row in _order(apart)[:MOST]:
        yield Disagreement(
            unit=grid.units[row],
            first=names[0],
            second=names[1],
            apart=float(apart[row]),
            sides=tuple(
                _side(grid, said, row, column)
                for each in columns
                for column in each
                if not np.isnan(grid.values[row, column])
            ),
        )


def _order(apart: Array) -> list[int]:
    """Return the rows that differ at all, the largest differences first."""
    sizes = np.abs(np.nan_to_num(apart))
    found: list[int] = np.argsort(-sizes, kind="stable").tolist()
    return [row for row in found if sizes[row] > 0]


def _side(
    grid: Grid, said: Mapping[tuple[UnitKey, str], list[Rating]], row: int, column: int
) -> Side:
    """Return a rater's side: of several samples, the words of the one nearest to their median."""
    unit, rater = grid.units[row], grid.raters[column].id
    rating = float(grid.values[row, column])
    samples = said[_key(unit), rater]
    nearest = min(samples, key=lambda each: abs(each.value - rating))
    return Side(rater=rater, rating=rating, observation=nearest.observation, quotes=nearest.quotes)


def _ratings(judged: Sequence[Judged]) -> dict[tuple[UnitKey, str], list[Rating]]:
    found = dict[tuple[UnitKey, str], list[Rating]]()
    for each in judged:
        if isinstance(each, Rating):
            found.setdefault((_key(each.unit), each.rater.id), []).append(each)
    return found


def _key(unit: Unit) -> UnitKey:
    return unit.interview, unit.question, unit.indicator
