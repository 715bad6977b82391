"""Everything that raters said, as units × raters."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import combinations, product
from statistics import median

import numpy as np
import numpy.typing as npt

from answer_eval.agreement.ratings import Array, Indices, Ratings, ratings_of, span_of
from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.rubric import Scale

Mask = npt.NDArray[np.bool_]

ORDER = (RaterKind.HUMAN, RaterKind.ADJUDICATOR)
"""People come first in tables, as the reference; machines after them."""


class State(IntEnum):
    """What a rater did with a unit."""

    NOT_DONE = 0
    FAILED = 1
    """Asked, and no valid judgement came."""
    NOT_RATED = 2
    """Judged, and there was nothing to rate: the question not asked, or not answered."""
    NO_EVIDENCE = 3
    """Judged, and the answer shows nothing of the indicator."""
    RATED = 4


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """`values` (NaN where there is none) and `states`, units × raters.

    `candidates` numbers each unit's candidate among the `population` of all of them.
    """

    units: tuple[Unit, ...]
    raters: tuple[Rater, ...]
    values: Array
    states: npt.NDArray[np.int8]
    candidates: Indices
    population: int
    span: tuple[float, float]
    """The scale's first and last point."""

    @property
    def humans(self) -> list[int]:
        """The columns of human raters."""
        return [i for i, rater in enumerate(self.raters) if rater.kind is RaterKind.HUMAN]

    @property
    def machines(self) -> list[int]:
        """The columns of raters that aren't people."""
        return [i for i, rater in enumerate(self.raters) if rater.kind not in ORDER]

    @property
    def faced(self) -> list[tuple[int, int]]:
        """The columns of each person and each machine; where one is absent, of each two raters."""
        if self.machines and self.humans:
            return list(product(self.humans, self.machines))
        return list(combinations(range(len(self.raters)), 2))

    def where(self, mask: Mask) -> "Grid":
        """Return the units of a mask."""
        units = tuple(unit for unit, kept in zip(self.units, mask, strict=True) if kept)
        return replace(
            self,
            units=units,
            values=self.values[mask],
            states=self.states[mask],
            candidates=self.candidates[mask],
        )

    def ratings(self, columns: Sequence[int]) -> Ratings:
        """Return the ratings that some raters gave."""
        return ratings_of(self.values[:, columns], self.candidates, self.population, span=self.span)

    def mean_of(self, columns: Sequence[int], fewest: int = 2) -> Array:
        """Return the mean rating of the units that so many of these raters rated, or more."""
        given = self.values[:, columns]
        how_many = (~np.isnan(given)).sum(axis=1)
        mean: Array = np.full(len(given), np.nan)
        np.divide(np.nansum(given, axis=1), how_many, out=mean, where=how_many >= fewest)
        return mean


def grid_of(judged: Iterable[Judged], scales: Iterable[Scale] = ()) -> Grid:
    """Lay judgements out as units × raters, on the widest of their scales.

    Without `scales` the scale is what was seen: from the lowest rating to the highest.
    A rater's samples of one unit become their median. A unit is an interview, question and
    indicator; its candidate is the one that any of its judgements names.
    """
    said = dict[tuple[int, Rater], list[Judged]]()
    rows = dict[tuple[str, str, str], int]()
    judged = list(judged)
    candidates = _candidates(judged)
    for each in judged:
        key = each.unit.interview, each.unit.question, each.unit.indicator
        said.setdefault((rows.setdefault(key, len(rows)), each.rater), []).append(each)
    units = tuple(Unit(name, candidates[name], *rest) for name, *rest in rows)
    raters = tuple(sorted({rater for _, rater in said}, key=_place))
    grid = _filled(units, raters, said)
    ends = [grid.span, *((float(scale.min), float(scale.max)) for scale in scales)]
    return replace(grid, span=(min(low for low, _ in ends), max(high for _, high in ends)))


def _candidates(judged: Iterable[Judged]) -> dict[str, str]:
    """Return each interview's candidate: people's tables often name none but the interview."""
    found = dict[str, str]()
    for each in judged:
        interview, candidate = each.unit.interview, each.unit.candidate
        if candidate != interview or interview not in found:
            found[interview] = candidate
    return found


def _place(rater: Rater) -> tuple[int, str]:
    return ORDER.index(rater.kind) if rater.kind in ORDER else len(ORDER), rater.id


def _filled(
    units: tuple[Unit, ...],
    raters: tuple[Rater, ...],
    said: dict[tuple[int, Rater], list[Judged]],
) -> Grid:
    column = {rater: number for number, rater in enumerate(raters)}
    values = np.full((len(units), len(raters)), np.nan)
    states = np.zeros((len(units), len(raters)), dtype=np.int8)
    for (row, rater), samples in said.items():
        place = row, column[rater]
        given = [each.value for each in samples if isinstance(each, Rating)]
        states[place] = _state(samples)
        if given:
            values[place] = median(given)
    names, numbers = np.unique([unit.candidate for unit in units], return_inverse=True)
    return Grid(units, raters, values, states, numbers, len(names), span_of(values))


def _state(samples: Collection[Judged]) -> State:
    unrated = [each for each in samples if isinstance(each, NotRated)]
    if len(unrated) < len(samples):
        return State.RATED
    if all(each.reason.is_failure or each.reason is Reason.NO_CONSENT for each in unrated):
        return State.FAILED
    if any(each.reason in _NO_EVIDENCE for each in unrated):
        return State.NO_EVIDENCE
    return State.NOT_RATED


_NO_EVIDENCE = {Reason.NO_EVIDENCE, Reason.EVIDENCE_NOT_FOUND}
