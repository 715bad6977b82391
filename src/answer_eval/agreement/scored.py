"""All interviews scored at once, to the last digit as `answer_eval.score` scores each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np
import numpy.typing as npt

from answer_eval.agreement.grid import Mask
from answer_eval.agreement.indicator_table import numbered
from answer_eval.agreement.ratings import Array, Indices
from answer_eval.guide import Guide, Scoring
from answer_eval.rating import Unit
from answer_eval.rubric import Competency
from answer_eval.score import Level, as_written

Whole = npt.NDArray[np.object_]
"""Python's whole numbers, of any length: sums, products and quotients are rounded once at most."""


@dataclass(frozen=True, eq=False, slots=True)
class _Parts:
    """What scores are means of: `tops` / `bottom`, interviews × parts × raters, 0 where absent."""

    tops: Whole
    bottom: int
    present: Mask
    """Interviews × parts; what one rater has here all have."""

    def of(self, places: Sequence[int]) -> "_Parts":
        """Return some of the parts."""
        return _Parts(self.tops[:, places], self.bottom, self.present[:, places])

    def mean(self, weights: Sequence[float], enough: Mask) -> Array:
        """Return the weighted means, interviews × raters; NaN where there isn't enough."""
        weighing = _in_proportion(weights)
        tops = (self.tops * weighing[:, None]).sum(axis=1)
        bottoms = (self.present * weighing).sum(axis=1) * self.bottom
        means = np.full(tops.shape, np.nan)
        means[enough] = tops[enough] / bottoms[enough, None]
        return means


def score_all(
    units: Sequence[Unit], values: Array, guide: Guide
) -> Iterator[tuple[Level, str, Array]]:
    """Yield the competencies', the questions' and the overall scores, each interviews × raters.

    `values` is units × raters: each unit once, rated by all of them. Interviews are in the order
    of their coming. NaN where there is no score.
    """
    names = [each.id for each in guide.rubric.indicators]
    _, rows = numbered([unit.interview for unit in units])
    places = np.array([names.index(unit.indicator) for unit in units])
    asked = np.array([unit.question for unit in units])
    whole, bottom = _in_whole_numbers(values)

    def means(mask: Mask) -> _Parts:
        shape = (int(rows.max()) + 1, len(names), values.shape[1])
        return _means(whole[mask], bottom, (rows[mask], places[mask]), shape)

    everything = means(np.ones(len(units), dtype=np.bool_))
    rated = [each for each in guide.competencies if each.indicators]
    scores = [_of_competency(each, everything, names, guide.scoring) for each in rated]
    for competency, found in zip(rated, scores, strict=True):
        yield Level.COMPETENCY, competency.id, found
    for question in guide.questions:
        parts = means(asked == question.id)
        yield (
            Level.QUESTION,
            question.id,
            parts.mean([1] * len(names), np.any(parts.present, axis=1)),
        )
    yield Level.OVERALL, "overall", _overall(rated, scores, guide.scoring)


def _of_competency(
    competency: Competency, means: _Parts, names: Sequence[str], rule: Scoring
) -> Array:
    own = means.of([names.index(each.id) for each in competency.indicators])
    rated, of = own.present.sum(axis=1), len(competency.indicators)
    enough = (rated >= rule.minimum_rated) & (rated >= rule.minimum_share * of)
    return own.mean([each.weight for each in competency.indicators], enough)


def _overall(competencies: Sequence[Competency], scores: Sequence[Array], rule: Scoring) -> Array:
    counted = [each.tier in rule.overall for each in competencies]
    values = np.stack(scores, axis=1)[:, counted]
    weights = [each.weight for each in competencies if each.tier in rule.overall]
    present = np.asarray(~np.isnan(values).any(axis=2))
    parts = _Parts(*_in_whole_numbers(np.nan_to_num(values)), present)
    return parts.mean(weights, np.any(present, axis=1))


def _means(
    whole: Whole, bottom: int, at: tuple[Indices, Indices], shape: tuple[int, int, int]
) -> _Parts:
    """Return each interview's means of each indicator, over the questions that it is rated in."""
    counts = np.zeros(shape[:2], dtype=np.intp)
    np.add.at(counts, at, 1)
    sums = np.zeros(shape, dtype=np.object_)
    np.add.at(sums, at, whole)
    common = lcm(*np.unique(counts[counts > 0]).tolist())
    factors = common // np.maximum(counts, 1)
    return _Parts(sums * factors[:, :, None].astype(np.object_), bottom * common, counts > 0)


def _in_whole_numbers(values: Array) -> tuple[Whole, int]:
    """Return numbers times their common divisor, and that: a float is a whole number of 2⁻ⁿ."""
    different, place = np.unique(values, return_inverse=True)
    ratios = [value.as_integer_ratio() for value in different.tolist()]
    bottom = max((each for _, each in ratios), default=1)
    whole = np.array([top * (bottom // each) for top, each in ratios], dtype=np.object_)
    return whole[place].reshape(values.shape), bottom


def _in_proportion(weights: Sequence[float]) -> Whole:
    """Return whole numbers in the proportion of these weights, as the guide writes them."""
    written = [as_written(each) for each in weights]
    common = lcm(*(each.denominator for each in written))
    return np.array([int(each * common) for each in written], dtype=np.object_)
