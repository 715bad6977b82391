"""The correlation with people, corrected for their unreliability."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._reasons import no_spread
from answer_eval.agreement.coefficients.pearson import PLUGIN as PEARSON
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class DisattenuatedCorrelation:
    """The machine's correlation with a single person, had that person rated without error.

    r_T = r_HM / √r_HH on the units that two people and the machine rated: r_HM the mean r of the
    machine with each of the two, r_HH theirs; with more people, means over their pairs. It can
    exceed 1. Undefined where no unit has two people's ratings and the machine's, where one of
    them gave the same rating throughout, and where people don't correlate.
    Spearman (1904), American Journal of Psychology 15, 72-101.
    """

    name = "disattenuated_r"
    title = "disattenuated r"
    measurement = Measurement.INTERVAL
    takes = Takes.MACHINE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        trios = _trios(ratings)
        if not trios:
            return "no unit was rated by two people and the machine"
        return next(filter(None, map(no_spread, trios)), "")

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return r_T in every resample."""
        people = _mean(ratings, draws, [(0, 1)])
        machine = _mean(ratings, draws, [(0, 2), (1, 2)])
        return quotient(machine, np.sqrt(np.where(people > 0, people, np.nan)))


@lru_cache(maxsize=4)
def _trios(ratings: Ratings) -> tuple[Ratings, ...]:
    machine = ratings.raters - 1
    pairs = combinations(range(machine), 2)
    trios = (ratings.of([*pair, machine], alike=True) for pair in pairs)
    return tuple(trio for trio in trios if trio.units)


def _mean(ratings: Ratings, draws: Draws, columns: Sequence[tuple[int, int]]) -> Array:
    """Return the mean r over all trios' pairs of these columns, in every resample."""
    pairs = (trio.of(list(pair), alike=True) for trio in _trios(ratings) for pair in columns)
    mean: Array = np.mean([PEARSON.values(pair, draws) for pair in pairs], axis=0)
    return mean


PLUGIN = DisattenuatedCorrelation()
