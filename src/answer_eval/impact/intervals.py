"""95 % intervals of a rate and of the ratio of two rates, from counts alone."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from answer_eval.agreement.estimate import Bounds

Z = NormalDist().inv_cdf(0.975)
_HALVINGS = 100


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a group's members something holds of."""

    hits: int
    of: int

    @property
    def rate(self) -> float:
        """The share of them."""
        return self.hits / self.of


def wilson(count: Count) -> Bounds:
    """Return the score interval of a rate; it never leaves 0 to 1 and needs no hits.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Wilson (1927), JASA 22, 209-212.
    """
    n, p = count.of, count.rate
    middle = p + Z**2 / (2 * n)
    reach = Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n * n))
    low, high = ((middle + side * reach) / (1 + Z**2 / n) for side in (-1, 1))
    return Bounds(max(0.0, low), min(1.0, high))


def koopman(group: Count, reference: Count) -> Bounds:
    """Return the score interval of a ratio of rates; the group may have no hits.

    The ratios θ that a score test of group rate = θ × reference rate doesn't reject at 5 %.
    Koopman (1984), Biometrics 40, 513-517. The reference needs a hit.
    """
    ratio = group.rate / reference.rate
    low = _crossing(lambda theta: _score(group, reference, theta) - Z, 0.0, ratio) if ratio else 0.0
    top = max(1.0, 2 * ratio)
    while _score(group, reference, top) > -Z:
        top *= 2
    return Bounds(low, _crossing(lambda theta: _score(group, reference, theta) + Z, ratio, top))


def _score(group: Count, reference: Count, theta: float) -> float:
    """Return how many standard errors the rates are from a ratio of `theta`, falling in it.

    `base` is the likeliest rate of the reference if that is the ratio: the smaller root of
    a·base² − b·base + c = 0, in the form that loses no digits.
    """
    a = (group.of + reference.of) * theta
    b = theta * (group.of + reference.hits) + group.hits + reference.of
    c = group.hits + reference.hits
    base = min(1.0, 2 * c / (b + sqrt(max(0.0, b * b - 4 * a * c))))
    rate = min(1.0, theta * base)
    variance = rate * (1 - rate) / group.of + theta**2 * base * (1 - base) / reference.of
    return (group.rate - theta * reference.rate) / sqrt(variance)


def _crossing(falling: Callable[[float], float], low: float, high: float) -> float:
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2
