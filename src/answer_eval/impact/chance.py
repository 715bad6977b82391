"""How often two groups with one true rate look as if one lay below four fifths of the other."""

from math import lgamma

import numpy as np

from answer_eval.agreement.ratings import Array
from answer_eval.impact.intervals import Count

FOUR_FIFTHS = 0.8
_TIE = 1e-9
"""Ratios this near to four fifths are four fifths, and not below."""


def chance_below(first: Count, second: Count) -> float:
    """Return the probability that the lower of two rates is below 4/5 of the higher.

    Both numbers of hits are binomial at the rate of the two groups together; exact.
    """
    rate = (first.hits + second.hits) / (first.of + second.of)
    here, there = _binomial(first.of, rate), _binomial(second.of, rate)
    upto = np.concatenate([[0.0], np.cumsum(there)])
    rates = np.arange(first.of + 1) / first.of * second.of
    below = np.ceil(FOUR_FIFTHS * rates - _TIE).astype(int)
    above = np.floor(rates / FOUR_FIFTHS + _TIE).astype(int)
    within = upto[np.minimum(above, second.of) + 1] - upto[below]
    return float(np.clip(1 - here @ within, 0, 1))


def _binomial(n: int, rate: float) -> Array:
    """Return the probability of each number of hits from 0 to n."""
    hits = np.arange(n + 1)
    if rate in {0.0, 1.0}:
        certain: Array = (hits == n * rate).astype(np.float64)
        return certain
    log_ways = np.array([lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) for k in range(n + 1)])
    chances: Array = np.exp(log_ways + hits * np.log(rate) + (n - hits) * np.log1p(-rate))
    return chances
