"""The numbers that coefficients are computed from: units × raters, and each unit's candidate."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

ROUNDING = 1e-12
"""Variances below this share of the squared range are rounding, not spread."""


@dataclass(frozen=True, eq=False, slots=True)
class Draws:
    """How often each candidate is drawn, resamples × candidates."""

    counts: Array


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings of units by raters; build it with `ratings_of`.

    `values` is units × raters, NaN where a rater gave no rating; every unit has two or more.
    `candidates` numbers each unit's candidate, ascending, among the `population` that is drawn
    from: a candidate without such units draws nothing, but stays in the draw.
    `alike` tells whether the raters are of one standing (two people); if not, the first is the
    reference and the second is held against it.
    """

    values: Array
    candidates: Indices
    population: int
    alike: bool = True

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(self.values)

    @property
    def people(self) -> int:
        """How many candidates the units come from."""
        return len(self.starts)

    @property
    def raters(self) -> int:
        """How many raters there are."""
        return int(self.values.shape[1])

    @cached_property
    def levels(self) -> Array:
        """Every different rating, ascending."""
        return np.unique(self.values[self.rated])

    @property
    def middle(self) -> float:
        """The middle one of the different ratings."""
        return float(self.levels[len(self.levels) // 2])

    @cached_property
    def rated(self) -> npt.NDArray[np.bool_]:
        """Where there is a rating, units × raters."""
        return ~np.isnan(self.values)

    @cached_property
    def complete(self) -> "Ratings":
        """The units that every rater rated."""
        whole = self.rated.all(axis=1)
        return Ratings(self.values[whole], self.candidates[whole], self.population, self.alike)

    @cached_property
    def starts(self) -> Indices:
        """The first unit of each candidate."""
        return np.flatnonzero(np.diff(self.candidates, prepend=-1))

    def totals(self, draws: Draws, terms: npt.ArrayLike) -> Array:
        """Sum a term of every unit over every resample.

        `terms` is (units,) or (units, k); the sums are (resamples,) or (resamples, k).
        """
        given = np.asarray(terms, dtype=np.float64)
        of_candidate = np.zeros((self.population, *given.shape[1:]))
        of_candidate[self.candidates[self.starts]] = np.add.reduceat(given, self.starts, axis=0)
        sums: Array = draws.counts @ of_candidate
        return sums

    def sizes(self, draws: Draws) -> Array:
        """Return how many units every resample has."""
        return self.totals(draws, np.ones(self.units))

    def shares(self, draws: Draws) -> tuple[Array, Array]:
        """Return the share of every level in two raters' ratings, resamples × levels."""
        x, y = (column[:, None] == self.levels for column in self.values.T)
        shares = self.totals(draws, np.hstack([x, y])) / self.sizes(draws)[:, None]
        return shares[:, : len(self.levels)], shares[:, len(self.levels) :]


def ratings_of(
    values: Array, candidates: Indices, population: int, *, alike: bool = True
) -> Ratings:
    """Keep the units with two ratings or more, in the candidates' order."""
    pairable = (~np.isnan(values)).sum(axis=1) > 1
    order = np.argsort(candidates[pairable], kind="stable")
    return Ratings(values[pairable][order], candidates[pairable][order], population, alike)


@dataclass(frozen=True, eq=False, slots=True)
class Moments:
    """What two raters' jointly rated units come to, in every resample; variances have ddof 0."""

    n: Array
    mean_x: Array
    mean_y: Array
    var_x: Array
    var_y: Array
    cov: Array
    distance: Array
    """Mean |x − y|."""
    equal: Array
    """Share of units with x = y."""
    near: Array
    """Share of units with |x − y| ≤ 1."""


@lru_cache(maxsize=64)
def moments(ratings: Ratings, draws: Draws) -> Moments:
    """Return the moments of two raters' jointly rated units.

    The ratings are shifted by their middle value first: whole numbers keep exact sums, and
    large ones no rounding error.
    """
    shifted = ratings.values - ratings.middle
    tiny = ROUNDING * max(float(np.ptp(shifted)) ** 2, ROUNDING)
    x, y = shifted.T
    apart = np.abs(x - y)
    terms = (np.ones_like(x), x, y, x * x, y * y, x * y, apart, apart == 0, apart <= 1)
    n, *sums = ratings.totals(draws, np.column_stack(terms)).T
    mean_x, mean_y, square_x, square_y, product, distance, equal, near = (each / n for each in sums)
    var_x, var_y = square_x - mean_x**2, square_y - mean_y**2
    return Moments(
        n=n,
        mean_x=mean_x,
        mean_y=mean_y,
        var_x=np.where(var_x > tiny, var_x, 0.0),
        var_y=np.where(var_y > tiny, var_y, 0.0),
        cov=product - mean_x * mean_y,
        distance=distance,
        equal=equal,
        near=near,
    )


def quotient(top: Array, bottom: Array) -> Array:
    """Divide; NaN where the divisor isn't positive, which leaves that resample out."""
    nothing = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    np.divide(top, bottom, out=nothing, where=bottom > 0)
    return nothing
