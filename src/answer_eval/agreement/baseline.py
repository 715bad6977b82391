"""The human-human baseline: people against each other, beside each against the machine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from answer_eval.agreement.bootstrap import estimate, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS, Coefficient
from answer_eval.agreement.estimate import Estimate
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array, Draws, Ratings, ratings_of


@dataclass(frozen=True, slots=True)
class Degradation:
    """A coefficient between people, between each of them and the machine, and the difference.

    All three on the same units: those that two people and the machine rated. With more than two
    people it is the mean over their pairs. The difference is human-human minus human-machine,
    its interval paired: both sides from the same resamples.
    """

    coefficient: str
    human_human: Estimate
    human_machine: Estimate
    difference: Estimate

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "human_human": self.human_human.as_json(),
            "human_machine": self.human_machine.as_json(),
            "difference": self.difference.as_json(),
        }


@dataclass(frozen=True, eq=False, slots=True)
class _Trio:
    """Two people and the machine on the units that all three rated, pair by pair."""

    human_human: Ratings
    with_machine: tuple[Ratings, Ratings]

    @property
    def pairs(self) -> tuple[Ratings, ...]:
        return self.human_human, *self.with_machine


def degradations(names: Iterable[str], grid: Grid, machine: int) -> tuple[Degradation, ...]:
    """Compare people's agreement with each other and with a machine, by pair coefficients."""
    whole = _rated_by_machine(grid, machine)
    trios = _trios(whole)
    return tuple(_degradation(COEFFICIENTS[name], whole, trios) for name in names)


def _degradation(coefficient: Coefficient, whole: Ratings, trios: Sequence[_Trio]) -> Degradation:
    if why := _undefined(coefficient, trios):
        missing = undefined(why, whole if whole.units else None)
        return Degradation(coefficient.name, missing, missing, missing)

    def human_human(draws: Draws) -> Array:
        return _mean([trio.human_human for trio in trios], coefficient, draws)

    def human_machine(draws: Draws) -> Array:
        return _mean([pair for trio in trios for pair in trio.with_machine], coefficient, draws)

    return Degradation(
        coefficient.name,
        estimate(human_human, whole),
        estimate(human_machine, whole),
        estimate(lambda draws: human_human(draws) - human_machine(draws), whole),
    )


def _mean(pairs: Sequence[Ratings], coefficient: Coefficient, draws: Draws) -> Array:
    mean: Array = np.mean([coefficient.values(pair, draws) for pair in pairs], axis=0)
    return mean


def _undefined(coefficient: Coefficient, trios: Sequence[_Trio]) -> str:
    if not trios:
        return "no unit was rated by two people and the machine"
    pairs = (pair for trio in trios for pair in trio.pairs)
    return next(filter(None, map(coefficient.undefined, pairs)), "")


def _rated_by_machine(grid: Grid, machine: int) -> Ratings:
    """Return the units that the machine and two people or more rated; the machine is last."""
    values = grid.values[:, [*grid.humans, machine]]
    rated = ~np.isnan(values)
    kept = rated[:, -1] & (rated.sum(axis=1) > 2)  # noqa: PLR2004  two people and the machine
    return ratings_of(values[kept], grid.candidates[kept], grid.population, span=grid.span)


def _trios(whole: Ratings) -> tuple[_Trio, ...]:
    machine = whole.raters - 1
    found = (_trio(whole, [*pair, machine]) for pair in combinations(range(machine), 2))
    return tuple(trio for trio in found if trio.human_human.units)


def _trio(whole: Ratings, columns: list[int]) -> _Trio:
    both = whole.of(columns, alike=True)
    return _Trio(
        human_human=both.of([0, 1], alike=True),
        with_machine=(both.of([0, 2], alike=False), both.of([1, 2], alike=False)),
    )
