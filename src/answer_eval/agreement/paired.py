"""Two raters beside one reference on the same units, and the difference between them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from answer_eval.agreement.bootstrap import estimate, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.ratings import Array, Draws, Ratings, ratings_of


@dataclass(frozen=True, slots=True)
class Paired:
    """A coefficient of each of two raters with a reference, and the first's less the second's.

    The interval of the difference is paired: both sides from the same resamples.
    """

    coefficient: str
    first: Estimate
    second: Estimate
    difference: Estimate

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "first": self.first.as_json(),
            "second": self.second.as_json(),
            "difference": self.difference.as_json(),
        }


@dataclass(frozen=True, eq=False, slots=True)
class Beside:
    """Two raters' values, each beside the reference, on the units that have all three."""

    first: Ratings
    second: Ratings

    def paired(self, name: str, no_units: str) -> Paired:
        """Return a coefficient of both; `no_units` says why there is none where no unit is."""
        coefficient = COEFFICIENTS[name]

        def measured(ratings: Ratings) -> Estimate:
            if not ratings.units:
                return undefined(no_units)
            if why := coefficient.undefined(ratings):
                return undefined(why, ratings)
            return estimate(lambda draws: coefficient.values(ratings, draws), ratings)

        def difference(draws: Draws) -> Array:
            return coefficient.values(self.first, draws) - coefficient.values(self.second, draws)

        first, second = measured(self.first), measured(self.second)
        missing = [each for each in (first, second) if isinstance(each.value, Undefined)]
        lost = missing[0] if missing else estimate(difference, self.first)
        return Paired(name, first, second, lost)


def beside(grid: Grid, reference: Array, first: int, second: int) -> Beside:
    """Lay two raters' columns beside a reference, a value for every unit of the grid or NaN."""
    all_three = np.column_stack([reference, grid.values[:, [first, second]]])
    all_three[np.isnan(all_three).any(axis=1)] = np.nan

    def with_reference(column: int) -> Ratings:
        return ratings_of(
            all_three[:, [0, column]],
            grid.candidates,
            grid.population,
            alike=False,
            span=grid.span,
        )

    return Beside(with_reference(1), with_reference(2))
