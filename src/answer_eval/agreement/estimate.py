"""A coefficient's value with its interval, or why there is none."""

from dataclasses import dataclass
from typing import Any

UNDEFINED = "–"
"""Stands in print where there is no number; the JSON form says why."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """There is no such number, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends of a 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FInterval:
    """A 95 % interval from the F distribution, and what it takes for granted here."""

    bounds: Bounds
    assumes: str


NO_THEORY = Undefined("no interval is derived from the F distribution for this coefficient")


@dataclass(frozen=True, slots=True)
class Estimate:
    """One coefficient of some raters over some units.

    `units` and `candidates` are those it was computed from: jointly rated, whatever was asked.
    """

    value: float | Undefined
    interval: Bounds | Undefined
    units: int
    candidates: int
    f_interval: FInterval | Undefined = NO_THEORY

    def __str__(self) -> str:
        if isinstance(self.value, Undefined) or isinstance(self.interval, Undefined):
            return shown(self.value)
        return f"{shown(self.value)} [{shown(self.interval.low)}, {shown(self.interval.high)}]"

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: null where undefined, with the reason beside it."""
        shown: dict[str, Any] = {"value": None, "low": None, "high": None}
        if isinstance(self.value, Undefined):
            shown["undefined"] = self.value.why
        else:
            shown["value"] = self.value
        if isinstance(self.interval, Bounds):
            shown |= {"low": self.interval.low, "high": self.interval.high}
        else:
            shown["no_interval"] = self.interval.why
        return shown | {"n": self.units, "candidates": self.candidates} | self._by_f()

    def _by_f(self) -> dict[str, Any]:
        found = self.f_interval
        if found is NO_THEORY:
            return {}
        if isinstance(found, Undefined):
            return {"f_low": None, "f_high": None, "no_f_interval": found.why}
        bounds = found.bounds
        return {"f_low": bounds.low, "f_high": bounds.high, "f_assumes": found.assumes}


def shown(value: float | Undefined) -> str:
    """Return a number as it is printed."""
    return UNDEFINED if isinstance(value, Undefined) else f"{value:z.2f}"


def number_json(value: float | Undefined) -> dict[str, Any]:
    """Return the JSON form of a number without an interval: null where undefined, and why."""
    if isinstance(value, Undefined):
        return {"value": None, "undefined": value.why}
    return {"value": value}
