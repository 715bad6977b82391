"""The length effect: whether longer answers are rated higher."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from answer_eval.agreement.answers import AnswersKnown
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.paired import Paired, beside

NO_TEXTS = "the answers' texts aren't known: name the run's folder"
NO_ANSWERS = "no answer that both rated has a text"


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthEffect:
    """How far two raters' ratings of the same units go with the length of the answer.

    r is between the rating and the logarithm of the number of words: a word more counts for less
    in a long answer. Where the difference is below 0 the second goes by length more.
    """

    first: str
    second: str
    r: Paired

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "raters": [self.first, self.second],
            "r": self.r.as_json(),
        }


def length_effects(grid: Grid, answers: AnswersKnown) -> Iterator[LengthEffect]:
    """Yield a finding for each person and machine, or each two raters."""
    words = [answers.words.get((unit.interview, unit.question), 0) for unit in grid.units]
    lengths = np.array([log(count) if count else np.nan for count in words], dtype=np.float64)
    for first, second in grid.faced:
        r = beside(grid, lengths, first, second).paired("pearson", NO_ANSWERS)
        yield LengthEffect(first=grid.raters[first].id, second=grid.raters[second].id, r=r)
