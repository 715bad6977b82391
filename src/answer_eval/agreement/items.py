"""Item analysis: how each indicator behaves in one rater's ratings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from answer_eval.agreement.estimate import Undefined, number_json
from answer_eval.agreement.grid import Grid, State
from answer_eval.agreement.indicator_table import FEWEST_INTERVIEWS, table_of
from answer_eval.agreement.ratings import Array

Number = float | Undefined

NO_SPREAD = Undefined("fewer than two different ratings")
TOO_FEW = Undefined(f"fewer than {FEWEST_INTERVIEWS} interviews have it beside the others")
ALONE = Undefined("the scale has no other indicator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One indicator as one rater used it; the figures are over interviews.

    The scale is the competency that the indicator belongs to, or all indicators where none is
    known. α is Cronbach's, of variances and covariances pair by pair, as few interviews have
    every indicator.
    """

    rater: str
    scale: str
    indicator: str
    judged: int
    """Units that the rater judged, rated or not."""
    rated: int
    not_rated: Number
    """The share of the judged units that are not rated."""
    mean: Number
    sd: Number
    item_total: Number
    """r with the mean of the scale's other indicators."""
    alpha: Number
    """Of the whole scale: the same for each of its indicators."""
    alpha_without: Number
    """Of the scale if this indicator is dropped."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        numbers = ("not_rated", "mean", "sd", "item_total", "alpha", "alpha_without")
        return {
            "rater": self.rater,
            "scale": self.scale,
            "indicator": self.indicator,
            "judged": self.judged,
            "rated": self.rated,
            **{name: number_json(getattr(self, name)) for name in numbers},
        }


def items(grid: Grid, competencies: Mapping[str, str]) -> Iterator[Item]:
    """Yield every indicator as every rater used it."""
    names = list(dict.fromkeys(unit.indicator for unit in grid.units))
    scales = dict[str, list[str]]()
    for name in names:
        scales.setdefault(competencies.get(name, "all"), []).append(name)
    for column in range(len(grid.raters)):
        for scale, members in scales.items():
            yield from _of_scale(grid, column, scale, members)


def _of_scale(grid: Grid, column: int, scale: str, members: Sequence[str]) -> Iterator[Item]:
    values = _columns(grid, column, members)
    for place, name in enumerate(members):
        own = [unit.indicator == name for unit in grid.units]
        states = grid.states[own, column]
        given = grid.values[own, column]
        given = given[~np.isnan(given)]
        judged = int((states >= State.NOT_RATED).sum())
        yield Item(
            rater=grid.raters[column].id,
            scale=scale,
            indicator=name,
            judged=judged,
            rated=len(given),
            not_rated=1 - len(given) / judged if judged else Undefined("never judged"),
            mean=float(given.mean()) if len(given) else Undefined("never rated"),
            sd=float(given.std(ddof=1)) if len(given) > 1 else NO_SPREAD,
            item_total=_item_total(values, place),
            alpha=_alpha(values),
            alpha_without=_alpha(np.delete(values, place, axis=1)),
        )


def _columns(grid: Grid, column: int, members: Sequence[str]) -> Array:
    """Return one rater's ratings as interviews × these indicators, NaN where there is none."""
    table = table_of(grid, [column])
    values = np.full((len(table.candidates), len(members)), np.nan)
    for place, name in enumerate(members):
        if name in table.indicators:
            values[:, place] = table.values[0, :, table.indicators.index(name)]
    return values


def _item_total(values: Array, place: int) -> Number:
    """Correlate an indicator with the mean of the others that the interview has."""
    if values.shape[1] == 1:
        return ALONE
    others = np.delete(values, place, axis=1)
    kept = ~np.isnan(values[:, place]) & ~np.isnan(others).all(axis=1)
    if kept.sum() < FEWEST_INTERVIEWS:
        return TOO_FEW
    item, rest = values[kept, place], np.nanmean(others[kept], axis=1)
    if not np.ptp(item) or not np.ptp(rest):
        return NO_SPREAD
    return float(np.corrcoef(item, rest)[0, 1])


def _alpha(values: Array) -> Number:
    """Return k / (k − 1) · (1 − Σ variances / Σ variances and covariances)."""
    size = values.shape[1]
    if size == 1:
        return ALONE
    matrix = np.zeros((size, size))
    for first, second in combinations(range(size), 2):
        both = values[:, [first, second]]
        both = both[~np.isnan(both).any(axis=1)]
        if len(both) < FEWEST_INTERVIEWS:
            return TOO_FEW
        matrix[first, second] = matrix[second, first] = np.cov(both.T)[0, 1]
    np.fill_diagonal(matrix, np.nanvar(values, axis=0, ddof=1))
    total = float(matrix.sum())
    if total <= 0:
        return Undefined("the indicators don't vary together")
    alpha: float = size / (size - 1) * (1 - float(np.trace(matrix)) / total)
    return alpha
