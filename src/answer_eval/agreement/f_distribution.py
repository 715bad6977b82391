"""Quantiles of the F distribution: all that this package needs of a statistics library."""

from functools import lru_cache
from math import exp, lgamma, log, log1p

ENOUGH = 1e-14
NEAR = 1e-12
STEPS = 200
"""Newton's steps; halving alone would need about 60 of them."""
TERMS = 100_000
WIDEST = 60.0
"""Log-odds that no quantile between one in a thousand and the rest lies beyond."""


@lru_cache(maxsize=1024)
def f_quantile(share: float, above: float, below: float) -> float:
    """Return the value that a share of F(above, below) lies under; degrees needn't be whole.

    With x = above·F / (above·F + below) that is where I_x(above/2, below/2) reaches the share;
    it is looked for by Newton's steps in the log-odds of x, halving where one would leave the
    bracket.
    """
    a, b = above / 2, below / 2
    low, high, odds = -WIDEST, WIDEST, log(above / below)
    for _ in range(STEPS):
        missing = share - beta_share(odds, a, b)
        low, high = (odds, high) if missing > 0 else (low, odds)
        slope = exp(_log_density(odds, a, b))
        step = missing / slope if slope else high - low
        following = odds + step if low < odds + step < high else (low + high) / 2
        if abs(following - odds) < NEAR:
            break
        odds = following
    return exp(odds) * below / above


def beta_share(odds: float, a: float, b: float) -> float:
    """Return I_x(a, b), the regularised incomplete beta function, at x = 1 / (1 + exp(−odds)).

    By the continued fraction of DLMF 8.17.22, which converges fast below the mean; above it the
    other side is taken.
    """
    x = exp(-_softplus(-odds))
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(-odds, b, a)
    return exp(_log_density(odds, a, b)) / (a * _fraction(x, a, b))


def _log_density(odds: float, a: float, b: float) -> float:
    """Return log of x^a (1 − x)^b / B(a, b): the density of the log-odds of x."""
    beta = lgamma(a) + lgamma(b) - lgamma(a + b)
    return -a * _softplus(-odds) - b * _softplus(odds) - beta


def _softplus(value: float) -> float:
    """Return log(1 + e^value)."""
    return max(value, 0.0) + log1p(exp(-abs(value)))


def _fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d₁/(1 + d₂/(1 + …)), by Lentz's method."""
    value = up = 1.0
    down = 0.0
    for term in range(1, TERMS):
        m = term // 2
        if term % 2:
            d = -(a + m) * (a + b + m) * x / ((a + term - 1) * (a + term))
        else:
            d = m * (b - m) * x / ((a + term - 1) * (a + term))
        down = 1 / (1 + d * down)
        up = 1 + d / up
        value *= up * down
        if abs(up * down - 1) < ENOUGH:
            break
    return value
