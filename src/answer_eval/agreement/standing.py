"""Where a machine stands beside the people it is to help."""

from collections.abc import Mapping, Sequence

import numpy as np

from answer_eval.agreement.baseline import Degradation, degradations
from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS, Takes
from answer_eval.agreement.compared import MEAN, Comparison, Standing
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import Grid, State
from answer_eval.agreement.group import Group
from answer_eval.agreement.pairs import compare_combined, compare_pairs
from answer_eval.agreement.ratings import ratings_of
from answer_eval.agreement.verdict import Verdict, judge

Losses = Mapping[int, tuple[Degradation, ...]]

DEGRADED = ("qwk", "pearson", "exact")
"""The coefficients held against the human-human baseline, in the order of their gates."""


def examine(
    group: Group, grid: Grid, gates: Gates = GATES
) -> tuple[list[Comparison], list[Standing]]:
    """Compare every pair of raters in a group of units, and hold the machines beside people."""
    losses = _losses(grid)
    comparisons = [
        *compare_pairs(group, grid, _reliability(losses), gates),
        *compare_combined(group, grid, _reliability(losses), gates),
    ]
    return comparisons, _standings(grid, comparisons, losses, gates)


def examine_machines(
    group: Group, grid: Grid, gates: Gates = GATES
) -> tuple[list[Comparison], list[Standing]]:
    """Hold the machines beside people: against their mean and median, or the only person."""
    losses = _losses(grid)
    against = compare_combined if len(grid.humans) > 1 else compare_pairs
    comparisons = list(against(group, grid, _reliability(losses), gates))
    return comparisons, _standings(grid, comparisons, losses, gates)


def _losses(grid: Grid) -> Losses:
    return {column: degradations(DEGRADED, grid, column) for column in grid.machines}


def _reliability(losses: Losses) -> dict[int, float | Undefined]:
    return {column: loss[1].human_human.value for column, loss in losses.items()}


def _standings(
    grid: Grid, comparisons: Sequence[Comparison], losses: Losses, gates: Gates
) -> list[Standing]:
    return [
        _standing(grid, column, _direct(grid, column, comparisons), loss, gates)
        for column, loss in losses.items()
        if grid.humans
    ]


def _direct(grid: Grid, column: int, comparisons: Sequence[Comparison]) -> Comparison:
    """Return a machine's comparison with the people's mean, or with the only person."""
    machine = grid.raters[column].id
    reference = MEAN if len(grid.humans) > 1 else grid.raters[grid.humans[0]].id
    return next(each for each in comparisons if (each.first, each.second) == (reference, machine))


def _standing(
    grid: Grid, column: int, direct: Comparison, losses: tuple[Degradation, ...], gates: Gates
) -> Standing:
    """Hold a machine against the people's mean; with a single person, against that person."""
    return Standing(
        group=direct.group,
        machine=direct.second,
        against=direct.first,
        of=_taken_up(grid, column),
        degradations=losses,
        reliability=losses[1].human_human.value,
        ceiling=direct.ceiling,
        coefficients=_beside_people(grid, column),
        verdict=_verdict(direct, losses, gates),
    )


def _taken_up(grid: Grid, column: int) -> int:
    """Return how many units the machine and a person took up."""
    by = grid.states > State.NOT_DONE
    return int((by[:, column] & by[:, grid.humans].any(axis=1)).sum())


def _beside_people(grid: Grid, column: int) -> dict[str, Estimate]:
    """Measure what takes all people's ratings and one machine's, on units that both rated."""
    values = grid.values[:, [*grid.humans, column]]
    kept = ~np.isnan(values[:, -1])
    ratings = ratings_of(values[kept], grid.candidates[kept], grid.population, span=grid.span)
    return {
        each.name: measure(each, ratings) for each in COEFFICIENTS if each.takes is Takes.MACHINE
    }


def _verdict(comparison: Comparison, losses: Sequence[Degradation], gates: Gates) -> Verdict:
    """Judge all gates; exact agreement's is left out where ratings lie between the points."""
    qwk, pearson, exact = (each.difference for each in losses)
    never = isinstance(exact.value, Undefined) and not isinstance(qwk.value, Undefined)
    differences = zip(gates.degradation[: 2 if never else 3], (qwk, pearson, exact), strict=False)
    against_people = [(gate, comparison.coefficients[gate.name]) for gate in gates.pair]
    return judge([*against_people, *differences])
