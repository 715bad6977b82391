"""Two people and a machine on the units that all three rated, for every two people."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from answer_eval.agreement.coefficients import Coefficient
from answer_eval.agreement.ratings import Array, Draws, Ratings

PEOPLE = ((0, 1),)
"""The columns of a trio that hold the two people."""
WITH_MACHINE = ((0, 2), (1, 2))
"""Each of the two beside the machine."""


@lru_cache(maxsize=4)
def trios(ratings: Ratings) -> tuple[Ratings, ...]:
    """Return each two people's ratings with the machine's; the machine is the last column."""
    machine = ratings.raters - 1
    pairs = combinations(range(machine), 2)
    found = (ratings.of([*pair, machine], alike=True) for pair in pairs)
    return tuple(trio for trio in found if trio.units)


@lru_cache(maxsize=64)
def _pair(trio: Ratings, columns: tuple[int, int]) -> Ratings:
    return trio.of(list(columns), alike=columns in PEOPLE)


def mean_over(
    coefficient: Coefficient, ratings: Ratings, draws: Draws, pairs: Sequence[tuple[int, int]]
) -> Array:
    """Return a pair coefficient's mean over all trios' pairs of columns, in every resample."""
    found = (_pair(trio, columns) for trio in trios(ratings) for columns in pairs)
    mean: Array = np.mean([coefficient.values(pair, draws) for pair in found], axis=0)
    return mean


def none_or(ratings: Ratings, coefficient: Coefficient) -> str:
    """Return why the means aren't defined: no trio, or one that the coefficient isn't for."""
    found = trios(ratings)
    if not found:
        return "no unit was rated by two people and the machine"
    pairs = (_pair(trio, columns) for trio in found for columns in (*PEOPLE, *WITH_MACHINE))
    return next(filter(None, map(coefficient.undefined, pairs)), "")
