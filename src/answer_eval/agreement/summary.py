"""What each rater did, and how severely and how widely they rated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from answer_eval.agreement.bootstrap import estimate, measure, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Estimate, Undefined, number_json
from answer_eval.agreement.grid import Grid, State
from answer_eval.agreement.ratings import Array, Draws, no_points, ratings_of

NO_OTHERS = "nobody else rated a unit of theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterSummary:
    """What one rater did, alone and beside the others on the units that they share.

    The others are the other people; where there are none, the other machines.
    """

    rater: str
    kind: str
    rated: int
    not_rated: int
    """Judged and not rated, for whatever reason; `no_evidence` are among them."""
    no_evidence: int
    failed: int
    mean: float | Undefined
    sd: float | Undefined
    lowest: float | Undefined
    highest: float | Undefined
    points: Mapping[int, int]
    """How many ratings fell on each point of the scale; those between go to the nearest."""
    severity: Estimate
    """The mean deviation from the others' mean, in points: below 0 severe, above 0 lenient."""
    range_use: Estimate
    """The rater's SD as a multiple of another's, the mean over the others: below 1 narrower."""
    central: Estimate
    """How much larger the share of ratings in the scale's middle is than the others' share."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        numbers = ("mean", "sd", "lowest", "highest")
        return {
            "rater": self.rater,
            "kind": self.kind,
            "rated": self.rated,
            "not_rated": self.not_rated,
            "no_evidence": self.no_evidence,
            "failed": self.failed,
            **{name: number_json(getattr(self, name))["value"] for name in numbers},
            "points": {str(point): count for point, count in self.points.items()},
            "severity": self.severity.as_json(),
            "range_use": self.range_use.as_json(),
            "central_tendency": self.central.as_json(),
        }


def summaries(grid: Grid) -> tuple[RaterSummary, ...]:
    """Return a summary of every rater."""
    return tuple(_summary(grid, column) for column in range(len(grid.raters)))


def _summary(grid: Grid, column: int) -> RaterSummary:
    states, others = grid.states[:, column], _others(grid, column)
    given = grid.values[:, column]
    given = given[~np.isnan(given)]
    nothing = Undefined("this rater rated nothing")
    middle = np.where(np.isnan(grid.values), np.nan, _is_middle(grid))
    return RaterSummary(
        rater=grid.raters[column].id,
        kind=grid.raters[column].kind.value,
        rated=len(given),
        not_rated=int(np.isin(states, (State.NOT_RATED, State.NO_EVIDENCE)).sum()),
        no_evidence=int((states == State.NO_EVIDENCE).sum()),
        failed=int((states == State.FAILED).sum()),
        mean=float(given.mean()) if len(given) else nothing,
        sd=float(given.std(ddof=1)) if len(given) > 1 else Undefined("fewer than two ratings"),
        lowest=float(given.min()) if len(given) else nothing,
        highest=float(given.max()) if len(given) else nothing,
        points=_points(grid, given),
        severity=_deviation(grid, column, others),
        range_use=_range_use(grid, column, others),
        central=_deviation(replace(grid, values=middle), column, others),
    )


def _others(grid: Grid, column: int) -> list[int]:
    people = [each for each in grid.humans if each != column]
    return people or [each for each in grid.machines if each != column]


def _is_middle(grid: Grid) -> Array:
    """Return 1.0 for ratings within half a point of the scale's middle, 0.0 for all others."""
    near: Array = (np.abs(grid.values - sum(grid.span) / 2) <= 1 / 2).astype(np.float64)
    return near


def _points(grid: Grid, given: Array) -> dict[int, int]:
    if no_points(grid.span):
        return {}
    nearest = np.floor(given + 1 / 2)
    first, last = (int(end) for end in grid.span)
    return {point: int((nearest == point).sum()) for point in range(first, last + 1)}


def _deviation(grid: Grid, column: int, others: Sequence[int]) -> Estimate:
    """Measure how much higher one rater's values are than the others' mean."""
    both = np.column_stack([grid.mean_of(others, fewest=1), grid.values[:, column]])
    ratings = ratings_of(both, grid.candidates, grid.population, alike=False)
    if not ratings.units:
        return undefined(NO_OTHERS)
    return measure(COEFFICIENTS["bias"], ratings)


def _range_use(grid: Grid, column: int, others: Sequence[int]) -> Estimate:
    ratio = COEFFICIENTS["sd_ratio"]
    pairs = [grid.ratings([column, other]) for other in others]
    pairs = [pair for pair in pairs if pair.units and not ratio.undefined(pair)]
    if not pairs:
        return undefined(f"{NO_OTHERS}, or one of two gave the same rating throughout")

    def mean(draws: Draws) -> Array:
        of_pairs: Array = np.mean([ratio.values(pair, draws) for pair in pairs], axis=0)
        return of_pairs

    return estimate(mean, max(pairs, key=lambda pair: pair.units))
