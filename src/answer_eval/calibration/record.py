"""A calibration as its file holds it: maps, what each holds for, and what each rests on."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from math import isfinite
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from answer_eval._digest import digest
from answer_eval.calibration.maps import Map, apply
from answer_eval.errors import BadCalibration

VERSION = 1
"""Of the file's form."""
SHORT = 16
"""Characters of a candidate's digest: enough to tell some thousands apart."""
FIT = "'answer-eval agree DIR --human TABLE --calibrate FILE' makes one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a map holds for: who rated, set how, by which guide, asked in which way."""

    rater: str
    guide: str
    guide_version: str
    guide_digest: str
    settings: Mapping[str, Any]
    plan: Mapping[str, Any]
    """What one request held, and how often it was made."""
    prompt: str
    """The template's digest."""

    def __str__(self) -> str:
        return f"{self.rater}, {self.guide} {self.guide_version}"

    @property
    def key(self) -> str:
        """The digest of all of it."""
        return digest(asdict(self))


WHAT = {
    "rater": "a rater",
    "guide": "a guide",
    "guide_digest": "a guide's text",
    "settings": "settings",
    "plan": "a way of asking",
    "prompt": "a prompt",
}
"""What a map must have in common with the ratings, from the coarsest to the finest."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """No map holds for some ratings, and why."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """One map with what it holds for and what it was fitted to.

    ValueError where the ends of `scale` or `seen` are in the wrong order, or no numbers.
    """

    basis: Basis
    map: Annotated[Map, Field(discriminator="method")]
    scale: tuple[float, float]
    seen: tuple[float, float]
    """The machine's lowest and highest rating that it was fitted to."""
    candidates: int
    units: int
    ratings: int
    """People's, of those units."""
    people: int
    fitted_on: tuple[str, ...]
    """The candidates' digests."""
    cross_fitted: Mapping[str, Any] = field(default_factory=dict)
    """Before and after, on units not used to fit."""

    def __post_init__(self) -> None:
        low, high = self.scale
        if not (isfinite(low) and isfinite(high) and low < high):
            raise ValueError(f"scale: {low:g} to {high:g} is no scale from its worst to its best")
        lowest, highest = self.seen
        if not (isfinite(lowest) and isfinite(highest) and lowest <= highest):
            raise ValueError(f"seen: no rating lies from {lowest:g} to {highest:g}")

    def at(self, rating: float) -> float:
        """Return what a rating is mapped to, within the scale."""
        return apply(self.map, rating, self.scale)

    def reaches(self, rating: float) -> bool:
        """Tell whether a rating lies among those that it was fitted to."""
        return self.seen[0] <= rating <= self.seen[1]

    def knows(self, candidate: str) -> bool:
        """Tell whether it was fitted to a candidate."""
        return candidate_digest(candidate) in self.fitted_on


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """The maps that one calibration set gave; ValueError where it gave none."""

    name: str
    """The calibration set's."""
    method: str
    made: str
    """The date, UTC."""
    package: str
    human: Mapping[str, str]
    """The table of people's ratings: its file's name and the digest of its bytes."""
    maps: tuple[Fitted, ...]
    not_fitted: tuple[Mapping[str, str], ...] = ()
    """What there is no map for, and why."""
    version: int = VERSION

    def __post_init__(self) -> None:
        if not self.maps:
            raise ValueError("it has no map")

    @cached_property
    def about(self) -> dict[str, Any]:
        """What its file and `run.json` hold."""
        found: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return found

    def of(self, basis: Basis) -> Fitted | Misfit:
        """Return the map that holds for some ratings."""
        left = self.maps
        for name, what in WHAT.items():
            wanted = getattr(basis, name)
            if not (fitting := tuple(m for m in left if getattr(m.basis, name) == wanted)):
                had = getattr(left[0].basis, name)
                return Misfit(f"it was fitted to {what} ({_said(had)}) other than {_said(wanted)}")
            left = fitting
        return left[0]

    def knows(self, candidate: str) -> bool:
        """Tell whether any of its maps was fitted to a candidate."""
        return any(each.knows(candidate) for each in self.maps)


_ADAPTER = TypeAdapter[Calibration](Calibration)


@dataclass(frozen=True, slots=True)
class Uncalibrated:
    """Nothing maps a run's ratings: they are the raters' own."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What `run.json` holds of it: nothing."""
        return {}


def _said(value: object) -> str:
    """Return a basis's part as errors have it: digests short, settings in a row."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {each}" for key, each in value.items()) or "none"
    return str(value)[:SHORT] if len(str(value)) == len(digest("")) else str(value)


def candidate_digest(candidate: str) -> str:
    """Return what stands for a candidate in the file."""
    return digest(candidate)[:SHORT]


def text_of(calibration: Calibration) -> str:
    """Write a calibration down."""
    return json.dumps(calibration.about, ensure_ascii=False, indent=2) + "\n"


def read_calibration(text: str, name: str) -> Calibration:
    """Read a calibration's file; BadCalibration where it holds none that ratings can go by."""
    try:
        about = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCalibration(f"not JSON ({error})", where=name, fix=FIT) from None
    if not about:
        raise BadCalibration("it holds no calibration", where=name, fix=FIT)
    return _read(about, name)


def calibration_of(about: Any, name: str) -> Calibration | Uncalibrated:
    """Return the calibration that a run's account says of, if any; BadCalibration as above."""
    return _read(about, name) if about else Uncalibrated()


def _read(about: Any, name: str) -> Calibration:
    if not isinstance(about, dict) or about.get("version") != VERSION:
        said = about.get("version", "none") if isinstance(about, dict) else "none"
        what = f"a calibration of version {said}; this package reads version {VERSION}"
        raise BadCalibration(what, where=name, fix=FIT)
    try:
        return _ADAPTER.validate_python(about)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        what = first["msg"].removeprefix("Value error, ")
        said = f"{place}: {what}" if place else what
        raise BadCalibration(said, where=name, fix=FIT) from None
