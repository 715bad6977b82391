"""How many candidates and raters a study needs, by simulating studies of every size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations

import numpy as np

from answer_eval.agreement.coefficients import COEFFICIENTS, Takes
from answer_eval.agreement.gates import DEGRADATION_GATES, PAIR_GATES, Gate
from answer_eval.agreement.ratings import Array, Draws, Ratings, ratings_of, sample_of
from answer_eval.agreement.verdict import FEWEST_CANDIDATES
from answer_eval.errors import UsageError

RATERS = (2, 3, 4)
POPULATION = 2000
STUDIES = 1000
SEED = 7
MOST_CANDIDATES = 20_000
"""More than these are no plan."""
POINTS = (1, 5)
SPREAD = 0.9
"""Standard deviation of ratings before they are cut to the scale's points: all of them occur."""
RELIABILITY = 0.7
"""Of a person's rating, where it is a difference in severity or a machine's loss that counts."""
POWER = 0.8
"""The share of studies that are to settle the gate."""
ENDS = (0.025, 0.975)
NARROW = 0.002
"""So near must the simulated population come to what is expected."""
BY_SHIFT = {"smd", "bias"}
BY_LOSS = {"degradation_qwk": "qwk", "degradation_pearson": "pearson", "exact_gap": "exact"}
"""What is told of a machine beside people, by the coefficient of each pair of raters."""
NO_PLAN = {"sd_ratio", "loa_low", "loa_high", "mae", "rmse"}
"""Neither reliability nor severity alone moves these."""

Enough = Callable[[Array], bool]


def plannable() -> list[str]:
    """Return the coefficients that a study can be planned for."""
    fit = (each.name for each in COEFFICIENTS if each.takes is not Takes.MACHINE)
    return sorted({*(name for name in fit if name not in NO_PLAN), *BY_LOSS})


def gated() -> dict[str, Gate]:
    """Return the gates that a study can be planned for, by their coefficients."""
    gates = (*PAIR_GATES, *DEGRADATION_GATES)
    return {gate.name: gate for gate in gates if gate.name in plannable()}


@dataclass(frozen=True, slots=True)
class Design:
    """How often each rater rates a candidate, and how alike those ratings are.

    `alike` is the correlation between two of a rater's ratings of one candidate.
    """

    units: int = 1
    alike: float = 0.5


ONE_EACH = Design()


@dataclass(frozen=True, slots=True)
class Plan:
    """So many people rating so many candidates; the range that 95 % of such studies' values lie in.

    Where it is a machine that is planned for, it rates beside the people.
    """

    raters: int
    candidates: int
    low: float
    high: float


def plan_width(name: str, expect: float, width: float, design: Design = ONE_EACH) -> Iterator[Plan]:
    """Plan for values that scatter over no more than `width`, for each number of raters.

    A difference in severity is between two raters.
    """
    yield from _plans(name, expect, design, lambda values: float(np.ptp(_ends(values))) <= width)


def plan_gate(gate: Gate, expect: float, design: Design = ONE_EACH) -> Iterator[Plan]:
    """Plan for a gate: 80 of 100 studies' intervals are to lie whole on one side of it.

    Raises UsageError where the expected value lies on the gate: no study can tell.
    """
    if expect in {gate.low, gate.high}:
        raise UsageError(
            f"{expect:g} lies on the gate ({gate}): no number of candidates settles it",
            fix="expect a value within the gate or beyond it",
        )
    yield from _plans(gate.name, expect, design, lambda values: _settled(gate, values) >= POWER)


def _settled(gate: Gate, values: Array) -> float:
    """Return the share of studies whose interval, as wide as the values scatter, is to one side."""
    low, high = _ends(values)
    middle = float(np.median(values))
    lower, upper = values - (middle - low), values + (high - middle)
    within = (lower >= gate.low) & (upper <= gate.high)
    return float(np.mean(within | (upper < gate.low) | (lower > gate.high)))


def _ends(values: Array) -> tuple[float, float]:
    low, high = np.quantile(values, ENDS)
    return float(low), float(high)


def _plans(name: str, expect: float, design: Design, enough: Enough) -> Iterator[Plan]:
    for raters in RATERS[:1] if name in BY_SHIFT else RATERS:
        people = _population(name, expect, raters, design)
        studies = partial(_studies, name, people)
        candidates = _fewest(studies, enough)
        low, high = _ends(studies(candidates))
        yield Plan(raters, candidates, low, high)


def _fewest(studies: Callable[[int], Array], enough: Enough) -> int:
    """Return the fewest candidates that are enough, to within one in twenty."""
    low, high = FEWEST_CANDIDATES, FEWEST_CANDIDATES
    while not enough(studies(high)):
        if high == MOST_CANDIDATES:
            raise UsageError(
                f"more than {MOST_CANDIDATES:,} candidates would be needed",
                fix="allow a wider interval, or expect a value farther from the gate",
            )
        low, high = high, min(high * 2, MOST_CANDIDATES)
    while high - low > max(1, low // 20):
        middle = (low + high) // 2
        low, high = (low, middle) if enough(studies(middle)) else (middle, high)
    return high


def _studies(name: str, people: Ratings, candidates: int) -> Array:
    """Return the values that studies of so many candidates find; undefined ones are left out."""
    values = _value(name, people, drawn(candidates))
    return values[~np.isnan(values)]


@lru_cache(maxsize=4)
def drawn(candidates: int) -> Draws:
    """Return simulated studies of so many candidates, as draws from the population."""
    random = np.random.default_rng([SEED, candidates])
    shares = np.full(POPULATION, 1 / POPULATION)
    return Draws(random.multinomial(candidates, shares, size=STUDIES).astype(np.float64))


def _value(name: str, people: Ratings, draws: Draws) -> Array:
    """Return the coefficient: its mean over pairs where it takes two raters.

    A loss is people's mean over their pairs less the mean over each of them with the machine.
    """
    coefficient = COEFFICIENTS[BY_LOSS.get(name, name)]
    if coefficient.takes is not Takes.PAIR:
        return coefficient.values(people, draws)
    found = [coefficient.values(pair, draws) for pair in _pairs(people)]
    if name not in BY_LOSS:
        return np.asarray(np.mean(found, axis=0))
    with_machine = people.raters - 1
    of_pair = list(combinations(range(people.raters), 2))
    beside = [each for each, pair in zip(found, of_pair, strict=True) if with_machine in pair]
    alone = [each for each, pair in zip(found, of_pair, strict=True) if with_machine not in pair]
    return np.asarray(np.mean(alone, axis=0) - np.mean(beside, axis=0))


@lru_cache(maxsize=2)
def _pairs(people: Ratings) -> list[Ratings]:
    pairs = combinations(range(people.raters), 2)
    return [people.of(list(pair), alike=True) for pair in pairs]


def _population(name: str, expect: float, raters: int, design: Design) -> Ratings:
    """Return ratings of many candidates among whom the coefficient is what is expected.

    Raises UsageError where nobody's ratings on five points come to that.
    """
    low, high = (-3.0, 3.0) if name in BY_SHIFT else (0.0, 1.0)
    for _ in range(30):
        middle = (low + high) / 2
        people = _rated(name, middle, raters, design)
        found = float(_value(name, people, sample_of(POPULATION))[0])
        if abs(found - expect) < NARROW:
            return people
        low, high = (middle, high) if found < expect else (low, middle)
    raise UsageError(
        f"no {raters} raters on a scale of five points come to a {name} of {expect:g}",
        fix="expect a value that ratings better than chance can have, such as 0.7"
        if name not in BY_LOSS
        else f"expect one that people of reliability {RELIABILITY:g} can have, such as 0",
    )


def _rated(name: str, chosen: float, raters: int, design: Design) -> Ratings:
    """Rate everybody: normal true scores and errors, cut to whole points from 1 to 5.

    `chosen` is the reliability of a rating; or how much more lenient the last rater is; or the
    share of error in the ratings of the machine, which is the last and comes beside the people.
    """
    random = np.random.default_rng(SEED)
    shares = np.full(raters, RELIABILITY if name in BY_SHIFT | BY_LOSS.keys() else chosen)
    if name in BY_LOSS:
        shares = np.append(shares, 1 - chosen)
    true, errors = _spread(random, 1, design), _spread(random, len(shares), design)
    given = 3 + SPREAD * (np.sqrt(shares) * true + np.sqrt(1 - shares) * errors)
    if name in BY_SHIFT:
        given[:, -1] += chosen
    values = np.clip(np.round(given), *POINTS)
    candidates = np.repeat(np.arange(POPULATION), design.units)
    return ratings_of(values, candidates, POPULATION, alike=True, span=POINTS)


def _spread(random: np.random.Generator, columns: int, design: Design) -> Array:
    """Return normal values of every unit, as alike within a candidate as the design says."""
    own = random.normal(size=(POPULATION, design.units, columns))
    common = random.normal(size=(POPULATION, 1, columns))
    shared = design.alike if design.units > 1 else 0.0
    spread: Array = np.sqrt(shared) * common + np.sqrt(1 - shared) * own
    return spread.reshape(-1, columns)
