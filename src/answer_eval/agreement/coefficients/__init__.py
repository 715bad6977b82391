"""Coefficients of agreement, one a file: its docstring is its definition."""

from enum import StrEnum
from typing import Protocol, runtime_checkable

from answer_eval._registry import Registry
from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.ratings import Array, Draws, Ratings


class Measurement(StrEnum):
    """What a coefficient takes the ratings to be."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


class Takes(StrEnum):
    """Whose ratings a coefficient is computed from."""

    PAIR = "two raters"
    COMPLETE = "any raters, on the units that all of them rated"
    RAGGED = "any raters, missing ratings allowed"
    MACHINE = "people and a machine, people's missing ratings allowed"
    """The machine's ratings are the last column."""


class Coefficient(Protocol):
    """A statistic of agreement."""

    @property
    def name(self) -> str:
        """Its key in `--json` and CSV."""
        ...

    @property
    def title(self) -> str:
        """Its name in tables."""
        ...

    @property
    def measurement(self) -> Measurement:
        """What it takes the ratings to be."""
        ...

    @property
    def takes(self) -> Takes:
        """Whose ratings it is computed from."""
        ...

    def undefined(self, ratings: Ratings) -> str:
        """Return why there is no such number for these ratings, "" if there is one."""
        ...

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return its value in every resample, NaN in those where it is undefined.

        A draw of every candidate once is the sample itself.
        """
        ...


@runtime_checkable
class HasFInterval(Protocol):
    """A coefficient with an interval that is derived, not resampled."""

    def f_interval(self, ratings: Ratings) -> Bounds | Undefined:
        """Return its 95 % interval from the F distribution.

        Every unit is complete, and the coefficient defined.
        """
        ...


COEFFICIENTS: Registry[Coefficient] = Registry("answer_eval.agreement.coefficients", "coefficient")
