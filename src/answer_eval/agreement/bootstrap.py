"""Estimates with percentile intervals, from a bootstrap that resamples candidates."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from answer_eval.agreement.coefficients import Coefficient, HasFInterval, Takes
from answer_eval.agreement.estimate import Bounds, Estimate, FInterval, Undefined
from answer_eval.agreement.ratings import Array, Draws, Ratings, sample_of

RESAMPLES = 2000
SEED = 20_260
ENDS = (0.025, 0.975)
MOST_UNDEFINED = 0.05
"""With a larger share of resamples in which a coefficient is undefined there is no interval."""


@lru_cache(maxsize=8)
def resamples_of(population: int) -> Draws:
    """Return the resamples of so many candidates.

    One number has one set of them, so two statistics of the same candidates can be subtracted
    resample by resample.
    """
    random = np.random.default_rng([SEED, population])
    shares = np.full(population, 1 / population)
    counts = random.multinomial(population, shares, size=RESAMPLES)
    return Draws(counts.astype(np.float64))


def measure(coefficient: Coefficient, ratings: Ratings) -> Estimate:
    """Return a coefficient of these ratings, or why there is none."""
    used = ratings if coefficient.takes in {Takes.RAGGED, Takes.MACHINE} else ratings.complete
    if not used.units:
        return undefined("no unit was rated by all of them")
    if why := coefficient.undefined(used):
        return undefined(why, used)
    found = estimate(lambda draws: coefficient.values(used, draws), used)
    if isinstance(coefficient, HasFInterval) and not isinstance(found.value, Undefined):
        return replace(found, f_interval=_f_interval(coefficient, used, ratings.units))
    return found


def _f_interval(coefficient: HasFInterval, used: Ratings, of: int) -> FInterval | Undefined:
    """Return the derived interval with what it assumes of these units."""
    bounds = coefficient.f_interval(used)
    if isinstance(bounds, Undefined):
        return bounds
    assumes = "units independent, normal effects"
    if used.people < used.units:
        assumes = f"{assumes}: too narrow where a candidate's units hang together"
    if used.units < of:
        assumes = f"{assumes}; {used.units} of {of} units, those that all rated"
    return FInterval(bounds, assumes)


def undefined(why: str, ratings: Ratings | None = None) -> Estimate:
    """Return an estimate that isn't there."""
    units, people = (ratings.units, ratings.people) if ratings else (0, 0)
    return Estimate(Undefined(why), Undefined("there is no value"), units, people)


def estimate(values: Callable[[Draws], Array], ratings: Ratings) -> Estimate:
    """Return a statistic's value and interval; `values` gives it for every resample."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(values(sample_of(ratings.population))[0])
        if np.isnan(value):
            return undefined("its divisor isn't positive for these ratings", ratings)
        return Estimate(value, _interval(values, ratings), ratings.units, ratings.people)


def _interval(values: Callable[[Draws], Array], ratings: Ratings) -> Bounds | Undefined:
    if ratings.people == 1:
        return Undefined("one candidate only: there is nothing to resample")
    resampled = values(resamples_of(ratings.population))
    defined = resampled[~np.isnan(resampled)]
    if len(defined) < (1 - MOST_UNDEFINED) * len(resampled):
        return Undefined(
            f"undefined in {len(resampled) - len(defined)} of {len(resampled)} resamples: "
            "too few candidates differ"
        )
    low, high = _quantiles(defined)
    return Bounds(low, high)


def _quantiles(values: Array) -> tuple[float, float]:
    """Return the values at `ENDS`, interpolated; for so few ends sorting beats NumPy's quantile."""
    ordered = np.sort(values)
    places = [share * (len(ordered) - 1) for share in ENDS]
    low, high = np.interp(places, np.arange(len(ordered)), ordered)
    return float(low), float(high)
