"""The length effect: whether longer answers are rated higher."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from answer_eval.agreement.answers import AnswersKnown
from answer_eval.agreement.bootstrap import estimate, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Estimate
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array, Draws, Ratings, ratings_of

NO_TEXTS = "the answers' texts aren't known: name the run's folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthEffect:
    """How far two raters' ratings of the same units go with the length of the answer.

    r is between the rating and the logarithm of the number of words: a word more counts for less
    in a long answer.
    """

    first: str
    second: str
    first_r: Estimate
    second_r: Estimate
    difference: Estimate
    """The second's less the first's: above 0 the second goes by length more."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "raters": [self.first, self.second],
            "r": [self.first_r.as_json(), self.second_r.as_json()],
            "difference": self.difference.as_json(),
        }


def length_effects(grid: Grid, answers: AnswersKnown) -> Iterator[LengthEffect]:
    """Yield a finding for each person and machine, or each two raters."""
    words = [answers.words.get((unit.interview, unit.question), 0) for unit in grid.units]
    lengths = np.array([log(count) if count else np.nan for count in words], dtype=np.float64)
    for first, second in grid.faced:
        yield _effect(grid, lengths, first, second)


def _effect(grid: Grid, lengths: Array, first: int, second: int) -> LengthEffect:
    values = np.column_stack([lengths, grid.values[:, [first, second]]])
    values[np.isnan(values).any(axis=1)] = np.nan
    r = COEFFICIENTS["pearson"]
    its, other = (
        ratings_of(values[:, [0, column]], grid.candidates, grid.population) for column in (1, 2)
    )
    found = [_measured(each) for each in (its, other)]
    missing = [each for each in found if not isinstance(each.value, float)]

    def difference(draws: Draws) -> Array:
        return r.values(other, draws) - r.values(its, draws)

    return LengthEffect(
        first=grid.raters[first].id,
        second=grid.raters[second].id,
        first_r=found[0],
        second_r=found[1],
        difference=missing[0] if missing else estimate(difference, its),
    )


def _measured(ratings: Ratings) -> Estimate:
    r = COEFFICIENTS["pearson"]
    if not ratings.units:
        return undefined("no answer that both rated has a text")
    if r.undefined(ratings):
        return undefined("the ratings, or the answers' lengths, are all the same", ratings)
    return estimate(lambda draws: r.values(ratings, draws), ratings)
