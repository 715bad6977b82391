"""Agreement of scores: of competencies, questions and interviews, by the guide's own rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from answer_eval.agreement.compared import Comparison, Standing
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import Grid, State
from answer_eval.agreement.group import Group
from answer_eval.agreement.pairs import compare_pairs
from answer_eval.agreement.scored import score_all
from answer_eval.agreement.stand_in import StandIn, stand_ins
from answer_eval.agreement.standing import examine_machines
from answer_eval.guide import Guide
from answer_eval.rating import Unit
from answer_eval.score import Level

Scores = Mapping[Group, Grid]


@dataclass(slots=True)
class Scorer:
    """Scores raters of a grid over the units that all of them rated; remembers what it made."""

    grid: Grid
    guide: Guide
    made: dict[tuple[int, ...], Scores] = field(default_factory=dict)

    def scores_of(self, columns: Sequence[int]) -> Scores:
        """Return some raters' scores of each competency and question and overall.

        Each is a grid of interviews by raters; there are none without a unit that all rated.
        """
        if tuple(columns) not in self.made:
            self.made[tuple(columns)] = dict(self._scored(columns))
        return self.made[tuple(columns)]

    def _scored(self, columns: Sequence[int]) -> Iterator[tuple[Group, Grid]]:
        joint = self.grid.where(np.all(~np.isnan(self.grid.values[:, columns]), axis=1))
        if not joint.units:
            return
        interviews = {unit.interview: row for row, unit in reversed(list(enumerate(joint.units)))}
        firsts = sorted(interviews.values())
        raters = tuple(self.grid.raters[column] for column in columns)
        for level, name, values in score_all(joint.units, joint.values[:, columns], self.guide):
            yield (
                Group(f"{level} score", name),
                replace(
                    joint,
                    units=tuple(_unit(joint.units[row], level, name) for row in firsts),
                    raters=raters,
                    values=values,
                    states=np.where(np.isnan(values), State.NOT_RATED, State.RATED).astype(np.int8),
                    candidates=joint.candidates[firsts],
                ),
            )


def _unit(first: Unit, level: Level, name: str) -> Unit:
    return Unit(first.interview, first.candidate, level, name)


def compare_scores(scorer: Scorer, gates: Gates = GATES) -> tuple[list[Comparison], list[Standing]]:
    """Compare every pair's scores over the units both rated, each machine's with the people's mean.

    A machine stands beside people on the units that it and all of them rated.
    """
    grid = scorer.grid
    against_mean, standings = list[Comparison](), list[Standing]()
    for machine in grid.machines if grid.humans else ():
        for group, part in scorer.scores_of([*grid.humans, machine]).items():
            comparisons, found = examine_machines(group, part, gates)
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
        for group, part in scorer.scores_of([*humans, machine]).items():
            yield from stand_ins(group, part, gates)


def _pairs(
    scorer: Scorer, standings: Mapping[tuple[str, Group], Standing], gates: Gates
) -> Iterator[Comparison]:
    for columns in combinations(range(len(scorer.grid.raters)), 2):
        for group, part in scorer.scores_of(columns).items():
            standing = standings.get((part.raters[1].id, group))
            ceiling = standing.reliability if standing else _UNKNOWN
            yield from compare_pairs(group, part, {0: _UNKNOWN, 1: ceiling}, gates)


_UNKNOWN = Undefined("no interview was rated by the machine and all people")
