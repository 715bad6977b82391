"""Agreement of scores: of competencies, questions and interviews, by the guide's own rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from answer_eval.agreement.compared import Comparison, Standing
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import Grid, State
from answer_eval.agreement.group import Group
from answer_eval.agreement.pairs import compare_pairs
from answer_eval.agreement.stand_in import StandIn, stand_ins
from answer_eval.agreement.standing import examine
from answer_eval.guide import Guide
from answer_eval.rating import Rating, Unit
from answer_eval.score import Level, Score, score

COMPARED = (Level.COMPETENCY, Level.QUESTION, Level.OVERALL)

Rows = tuple[int, ...]


@dataclass(slots=True)
class Scorer:
    """Scores raters of a grid over the units that all of them rated; remembers what it made."""

    grid: Grid
    guide: Guide
    scored: dict[tuple[int, Rows], list[Score]] = field(default_factory=dict)
    grids: dict[tuple[int, ...], Grid] = field(default_factory=dict)

    def grid_of(self, columns: Sequence[int]) -> Grid:
        """Return some raters' scores, interview × (competency, question or overall) by raters."""
        if tuple(columns) not in self.grids:
            self.grids[tuple(columns)] = self._made(columns)
        return self.grids[tuple(columns)]

    def _made(self, columns: Sequence[int]) -> Grid:
        values = list[list[float]]()
        units = list[Unit]()
        numbers = list[int]()
        for rows in self._jointly_rated(columns):
            first = self.grid.units[rows[0]]
            for scores in zip(*(self._scores(column, rows) for column in columns), strict=True):
                units.append(Unit(first.interview, first.candidate, scores[0].level, scores[0].id))
                values.append([_number(each) for each in scores])
                numbers.append(int(self.grid.candidates[rows[0]]))
        given = np.array(values, dtype=np.float64).reshape(-1, len(columns))
        return Grid(
            units=tuple(units),
            raters=tuple(self.grid.raters[column] for column in columns),
            values=given,
            states=np.where(np.isnan(given), State.NOT_RATED, State.RATED).astype(np.int8),
            candidates=np.array(numbers, dtype=np.intp),
            population=self.grid.population,
            span=self.grid.span,
        )

    def _jointly_rated(self, columns: Sequence[int]) -> list[Rows]:
        """Return the units that all of these raters rated, interview by interview."""
        joint = ~np.isnan(self.grid.values[:, columns]).any(axis=1)
        found = dict[str, list[int]]()
        for row in np.flatnonzero(joint).tolist():
            found.setdefault(self.grid.units[row].interview, []).append(row)
        return [tuple(rows) for rows in found.values()]

    def _scores(self, column: int, rows: Rows) -> list[Score]:
        if (column, rows) not in self.scored:
            rater = self.grid.raters[column]
            given = [
                Rating(unit=self.grid.units[row], rater=rater, value=value)
                for row, value in zip(rows, self.grid.values[rows, column].tolist(), strict=True)
            ]
            card = score(given, self.guide).scores
            self.scored[column, rows] = [each for each in card if each.level in COMPARED]
        return self.scored[column, rows]


def _number(found: Score) -> float:
    return found.value if isinstance(found.value, float) else np.nan


def groups_of(scores: Grid) -> Iterator[tuple[Group, Grid]]:
    """Yield each competency's and question's and the overall scores, named as scores."""
    for level, name in dict.fromkeys((unit.question, unit.indicator) for unit in scores.units):
        mask = [(unit.question, unit.indicator) == (level, name) for unit in scores.units]
        yield Group(f"{level} score", name), scores.where(np.array(mask))


def compare_scores(scorer: Scorer, gates: Gates = GATES) -> tuple[list[Comparison], list[Standing]]:
    """Compare every pair's scores over the units both rated, each machine's with the people's mean.

    A machine stands beside people on the units that it and all of them rated.
    """
    grid = scorer.grid
    against_mean, standings = list[Comparison](), list[Standing]()
    for machine in grid.machines if grid.humans else ():
        for group, part in groups_of(scorer.grid_of([*grid.humans, machine])):
            comparisons, found = examine(group, part, gates)
            standings += found
            against_mean += [each for each in comparisons if each.kind.is_of_combined]
    beside = {(each.machine, each.group): each for each in standings}
    pairs = list(_pairs(scorer, beside, gates))
    return pairs + against_mean, standings


def score_stand_ins(scorer: Scorer, gates: Gates = GATES) -> Iterator[StandIn]:
    """Yield whether a machine's scores stand in for a person's, over what it and all people rated.

    None where there is one person.
    """
    humans = scorer.grid.humans
    for machine in scorer.grid.machines if len(humans) > 1 else ():
        for group, part in groups_of(scorer.grid_of([*humans, machine])):
            yield from stand_ins(group, part, gates)


def _pairs(
    scorer: Scorer, standings: Mapping[tuple[str, Group], Standing], gates: Gates
) -> Iterator[Comparison]:
    for columns in combinations(range(len(scorer.grid.raters)), 2):
        for group, part in groups_of(scorer.grid_of(columns)):
            standing = standings.get((part.raters[1].id, group))
            ceiling = standing.reliability if standing else _UNKNOWN
            yield from compare_pairs(group, part, {0: _UNKNOWN, 1: ceiling}, gates)


_UNKNOWN = Undefined("no interview was rated by the machine and all people")
