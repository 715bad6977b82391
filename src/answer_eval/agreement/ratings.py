"""The numbers that coefficients are computed from: units × raters, and each unit's candidate."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

ROUNDING = 1e-12
"""Variances below this share of the squared range are rounding, not spread."""

MOST_CODES = np.iinfo(np.intp).max // 2
"""Rows of ratings are told apart by one whole number each, which must hold."""

DECIMALS = 12
"""Ratings that differ less than this are equal: 0.1 + 0.2 and 0.3."""

MOST_POINTS = 60
"""A scale with more points than these is none."""

FEW_PATTERNS = 100
"""Up to so many different rows of ratings, counting each in every resample is the shorter way."""


@dataclass(frozen=True, eq=False)
class Draws:
    """How often each candidate is drawn, resamples × candidates."""

    counts: Array

    @cached_property
    def by_candidate(self) -> npt.NDArray[np.float32]:
        """The same turned round, in single precision: a candidate's draws stand together."""
        return np.ascontiguousarray(self.counts.T, dtype=np.float32)


@lru_cache(maxsize=8)
def sample_of(population: int) -> Draws:
    """Return the sample itself: every candidate once."""
    return Draws(np.ones((1, population)))


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings of units by raters; build it with `ratings_of`.

    `values` is patterns × raters: the different rows of ratings, NaN where a rater gave none; each
    has two ratings or more. `pattern` tells each unit's row and `candidates` numbers its candidate,
    ascending, among the `population` that is drawn from: a candidate without such units draws
    nothing, but stays in the draw.
    `alike` tells whether the raters are of one standing (two people); if not, the first is the
    reference and the second is held against it. `span` is the scale's first and last point.
    """

    values: Array
    pattern: Indices
    candidates: Indices
    population: int
    alike: bool
    span: tuple[float, float]
    alone: Array
    """Candidate and rating of each unit with a single one, which no two raters can agree on."""

    @cached_property
    def _content(self) -> bytes:
        numbers = (self.pattern, self.candidates, np.array(self.population))
        parts = (self.values, self.alone, *numbers)
        return blake2b(b"".join(each.tobytes() for each in parts)).digest()

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same ratings, whoever gave them and on whatever scale."""
        return isinstance(other, Ratings) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(self.pattern)

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

    @property
    def points(self) -> Array:
        """Every point of the scale, used or not."""
        return np.arange(self.span[0], self.span[1] + 1)

    @cached_property
    def rated(self) -> npt.NDArray[np.bool_]:
        """Where there is a rating, patterns × raters."""
        return ~np.isnan(self.values)

    @property
    def given(self) -> Array:
        """The ratings, units × raters."""
        return self.values[self.pattern]

    @cached_property
    def complete(self) -> "Ratings":
        """The units that every rater rated."""
        if self.rated.all():
            return self
        return self.of(list(range(self.raters)), alike=self.alike)

    def of(self, columns: list[int], *, alike: bool) -> "Ratings":
        """Return some raters' ratings of the units that all of them rated."""
        rows = np.all(self.rated[:, columns], axis=1)[self.pattern]
        return ratings_of(
            self.given[rows][:, columns],
            self.candidates[rows],
            self.population,
            alike=alike,
            span=self.span,
        )

    @cached_property
    def starts(self) -> Indices:
        """The first unit of each candidate."""
        return np.flatnonzero(np.diff(self.candidates, prepend=-1))

    def totals(self, draws: Draws, terms: npt.ArrayLike) -> Array:
        """Sum a term of every unit over every resample.

        `terms` is (patterns,) or (patterns, k); the sums are (resamples,) or (resamples, k).
        """
        given = np.asarray(terms, dtype=np.float64)
        if len(self.values) <= FEW_PATTERNS:
            few: Array = pattern_counts(self, draws) @ given
            return few
        of_candidate = np.zeros((self.population, *given.shape[1:]))
        sums = given[self.pattern]
        if self.people < self.units:
            sums = np.add.reduceat(sums, self.starts, axis=0)
        of_candidate[self.candidates[self.starts]] = sums
        many: Array = draws.counts @ of_candidate
        return many

    def sizes(self, draws: Draws) -> Array:
        """Return how many units every resample has."""
        return self.totals(draws, np.ones(len(self.values)))

    def shares(self, draws: Draws) -> tuple[Array, Array]:
        """Return the share of every level in two raters' ratings, resamples × levels."""
        x, y = (column[:, None] == self.levels for column in self.values.T)
        shares = self.totals(draws, np.hstack([x, y])) / self.sizes(draws)[:, None]
        return shares[:, : len(self.levels)], shares[:, len(self.levels) :]


@lru_cache(maxsize=64)
def pattern_counts(ratings: Ratings, draws: Draws) -> Array:
    """Return the counts of few patterns, remembered: most statistics of a pair start from them."""
    return count_patterns(ratings, draws)


def count_patterns(ratings: Ratings, draws: Draws) -> Array:
    """Return how often every pattern is drawn, resamples × patterns.

    Single precision holds counts below 2²⁴ exactly and takes half the time.
    """
    patterns = len(ratings.values)
    if ratings.people == ratings.units:
        order = np.argsort(ratings.pattern, kind="stable")
        firsts = np.searchsorted(ratings.pattern[order], np.arange(patterns))
        drawn = draws.by_candidate[ratings.candidates[order]]
        counts = np.stack([rows.sum(axis=0) for rows in np.split(drawn, firsts[1:])])
    else:
        place = ratings.pattern * ratings.population + ratings.candidates
        of_candidate = np.bincount(place, minlength=patterns * ratings.population)
        counts = of_candidate.reshape(patterns, -1).astype(np.float32) @ draws.by_candidate
    return counts.astype(np.float64).T


def ratings_of(
    values: Array,
    candidates: Indices,
    population: int,
    *,
    alike: bool = True,
    span: tuple[float, float] | None = None,
) -> Ratings:
    """Keep the units with two ratings or more, in the candidates' order.

    Without a `span` the scale is taken to reach from the lowest rating to the highest.
    """
    values = np.round(values, DECIMALS)
    given = (~np.isnan(values)).sum(axis=1)
    pairable, single = given > 1, given == 1
    order = np.argsort(candidates[pairable], kind="stable")
    rows, pattern = _patterns(values[pairable][order])
    if span is None:
        span = span_of(values)
    alone = np.column_stack([candidates[single], np.nansum(values[single], axis=1)])
    return Ratings(rows, pattern, candidates[pairable][order], population, alike, span, alone)


def _patterns(values: Array) -> tuple[Array, Indices]:
    """Return the different rows of a table, and which of them each row is."""
    levels = np.unique(values[~np.isnan(values)])
    codes = np.zeros(len(values), dtype=np.intp)
    for place in np.searchsorted(levels, values).T:
        if codes.max(initial=0) > MOST_CODES // (len(levels) + 1):
            _, codes = np.unique(codes, return_inverse=True)
        codes = codes * (len(levels) + 1) + place
    _, first, pattern = np.unique(codes, return_index=True, return_inverse=True)
    return values[first], pattern


def no_points(span: tuple[float, float]) -> str:
    """Say that a scale is too long for its points to be counted one by one, if so."""
    if span[1] - span[0] < MOST_POINTS:
        return ""
    return f"a scale from {span[0]:g} to {span[1]:g} has no points to count"


def span_of(values: Array) -> tuple[float, float]:
    """Return the whole points that the ratings lie between; (0, 0) where there are none."""
    given = values[~np.isnan(values)]
    if not len(given):
        return 0.0, 0.0
    return float(np.floor(given.min())), float(np.ceil(given.max()))


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
