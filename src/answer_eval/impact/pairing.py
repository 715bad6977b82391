"""A machine's and people's scores of the same candidates, made of what both rated."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array
from answer_eval.impact.sample import Paired
from answer_eval.rating import Rating

Rule = Callable[[Sequence[Rating]], float | Undefined]
"""Makes one score of one rater's ratings of one interview."""

_NO_PEOPLE = Undefined("there are no people's ratings: add them with --human TABLE")
_NO_SCORES = Undefined("no candidate has a score by the machine and by people")


def mean_rating(ratings: Sequence[Rating]) -> float | Undefined:
    """Return the mean of ratings: the score where no guide says how to score."""
    return fmean(each.value for each in ratings)


def pair(grid: Grid, machine: int, rule: Rule) -> Paired | Undefined:
    """Score a machine and the mean of the people over the units that it and any person rated.

    A candidate's interviews count as their mean; one to which the rule gives no score, as too
    little is rated by both, is left out.
    """
    if not grid.humans:
        return _NO_PEOPLE
    sides = np.column_stack([grid.values[:, machine], grid.mean_of(grid.humans, fewest=1)])
    found = defaultdict[str, list[tuple[float, ...]]](list)
    for rows in _interviews(grid, sides):
        scores = [rule(_ratings(grid, machine, rows, side[rows])) for side in sides.T]
        numbers = tuple(each for each in scores if isinstance(each, float))
        if len(numbers) == len(scores):
            found[grid.units[rows[0]].candidate].append(numbers)
    if not found:
        return _NO_SCORES
    means = np.array([np.mean(scores, axis=0) for scores in found.values()])
    return Paired(people=tuple(found), machine=means[:, 0], human=means[:, 1])


def _interviews(grid: Grid, sides: Array) -> Iterator[list[int]]:
    """Yield the jointly rated units of each interview."""
    found = defaultdict[str, list[int]](list)
    for row in np.flatnonzero(~np.isnan(sides).any(axis=1)).tolist():
        found[grid.units[row].interview].append(row)
    yield from found.values()


def _ratings(grid: Grid, machine: int, rows: list[int], values: Array) -> list[Rating]:
    """Return one side's values as ratings; who gave them is all one to a scoring rule."""
    rater = grid.raters[machine]
    return [
        Rating(unit=grid.units[row], rater=rater, value=value)
        for row, value in zip(rows, values.tolist(), strict=True)
    ]
