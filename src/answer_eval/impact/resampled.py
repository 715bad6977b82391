"""A statistic of every group with percentile intervals: candidates are resampled, not rows."""

from collections.abc import Callable, Sequence

import numpy as np

from answer_eval.agreement.bootstrap import ENDS, MOST_UNDEFINED, resamples_of
from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.ratings import ROUNDING, Array, Draws
from answer_eval.agreement.verdict import FEWEST_CANDIDATES
from answer_eval.impact.held import TOO_FEW


def estimates(
    values: Callable[[Draws], Array], population: int, sizes: Sequence[int]
) -> tuple[Estimate, ...]:
    """Return each group's estimate; `values` gives draws × groups, NaN where there is none.

    A group with fewer people than a percentile interval is believed for has none.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        found = values(Draws(np.ones((1, population))))[0]
        resampled = values(resamples_of(population))
    return tuple(
        _estimate(float(value), column, size)
        for value, column, size in zip(found, resampled.T, sizes, strict=True)
    )


def missing(why: str, size: int) -> Estimate:
    """Return a group's estimate that isn't there."""
    return Estimate(Undefined(why), Undefined("there is no value"), size, size)


def _estimate(value: float, resampled: Array, size: int) -> Estimate:
    if np.isnan(value):
        return missing("too few candidates differ", size)
    interval = _interval(resampled) if size >= FEWEST_CANDIDATES else TOO_FEW
    return Estimate(value, interval, size, size)


def _interval(resampled: Array) -> Bounds | Undefined:
    defined = resampled[~np.isnan(resampled)]
    if len(defined) < (1 - MOST_UNDEFINED) * len(resampled):
        left = len(resampled) - len(defined)
        return Undefined(f"undefined in {left} of {len(resampled)} resamples: too few candidates")
    low, high = np.quantile(defined, ENDS)
    return Bounds(float(low), float(high))


def sums(draws: Draws, terms: Array) -> Array:
    """Sum terms of people, (people,) or (people, k), over every draw."""
    total: Array = draws.counts @ terms
    return total


def positive(variances: Array, scores: Array) -> Array:
    """Return variances of these scores; NaN for what is none, or only rounding."""
    tiny = ROUNDING * max(float(np.ptp(scores)) ** 2, ROUNDING)
    kept: Array = np.where(variances > tiny, variances, np.nan)
    return kept
