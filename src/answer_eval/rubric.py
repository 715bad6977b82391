"""What good looks like: a scale, competencies, their indicators and anchors."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from answer_eval._digest import digest
from answer_eval._faults import Fault, Misfit, Path
from answer_eval.item import Item, Note, Slug, Source, Sourced, Text, Version

__all__ = [
    "Competency",
    "Indicator",
    "Item",
    "Level",
    "Rubric",
    "RubricFile",
    "Scale",
    "Slug",
    "Source",
    "Sourced",
    "Text",
    "doubled",
]

Weight = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Label(Item):
    """What people call a point of the scale."""

    point: int
    """The point of the scale."""
    text: Text
    """Its name in people's tables of ratings."""


_POINT = "^[+-]?[0-9]+$"


def _listed(given: Any) -> Any:
    """Return labels as a list; a file may also write `{1: Poor, 5: Strong}`.

    ValueError for names alone: nobody knows at which end they begin.
    """
    if isinstance(given, dict) and all(_names_point(*each) for each in given.items()):
        return [{"point": point, "text": text} for point, text in given.items()]
    if given is None or (isinstance(given, list | tuple) and all(map(_is_label, given))):
        return given
    raise ValueError("must give each point its name, as in {1: Poor, 5: Strong}")


def _names_point(point: Any, text: Any) -> bool:
    return bool(re.match(_POINT, str(point))) and isinstance(text, str)


def _is_label(given: Any) -> bool:
    fields = Label.model_fields.keys()
    return isinstance(given, Label) or (isinstance(given, dict) and bool(fields & given.keys()))


def _or_by_point(schema: dict[str, Any]) -> None:
    listed = {key: schema.pop(key) for key in ("type", "items")}
    names = {_POINT: {"type": "string", "minLength": 1}}
    by_point = {"type": "object", "patternProperties": names, "additionalProperties": False}
    schema["anyOf"] = [by_point, listed]


Labels = Annotated[
    tuple[Label, ...], BeforeValidator(_listed), Field(json_schema_extra=_or_by_point)
]


class Scale(Item):
    """The points a rating can take: whole numbers from `min` to `max`."""

    min: int
    """The lowest point."""
    max: int
    """The highest point."""
    best: int = Field(default_factory=lambda data: data.get("max", 0))
    """The end at which the positive anchor stands: `max` unless the guide says `min`."""
    anchored: Literal["ends", "levels"] = "ends"
    """`ends`: the points between may be left to be derived; `levels`: each must be described."""
    labels: Labels = ()
    """What people call the points, where they don't write numbers."""

    @model_validator(mode="after")
    def _labels_fit(self) -> Self:
        for index, label in enumerate(self.labels):
            if label.point not in self.points:
                said = f"names {label.point}, which is no point from {self.min} to {self.max}"
                raise Misfit(Fault(("labels", index), said))
        names = [label.text.casefold() for label in self.labels]
        for index, name in enumerate(names):
            if name in names[:index]:
                raise Misfit(Fault(("labels", index), f"{name!r} is another point's name already"))
        return self

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.max <= self.min:
            raise Misfit(Fault(("max",), f"must be above min ({self.min}), not {self.max}"))
        if self.best not in {self.min, self.max}:
            raise Misfit(Fault(("best",), f"must be {self.min} or {self.max}, not {self.best}"))
        return self

    @property
    def worst(self) -> int:
        """The end at which the negative anchor stands."""
        return self.min if self.best == self.max else self.max

    @property
    def points(self) -> range:
        """Every point, ascending."""
        return range(self.min, self.max + 1)

    @property
    def between(self) -> range:
        """The points that have no anchor, ascending."""
        return range(self.min + 1, self.max)

    def named(self, text: str) -> int | None:
        """Return the point that people call so, None where none is."""
        wanted = text.strip().casefold()
        return next((each.point for each in self.labels if each.text.casefold() == wanted), None)

    def holds(self, value: float) -> bool:
        """Tell whether a rating lies on the scale (between its points counts)."""
        return self.min <= value <= self.max


class Level(Sourced):
    """What one point between the ends looks like."""

    point: int
    """The point of the scale."""
    text: Text
    """What an answer at this point shows."""


class Indicator(Sourced):
    """One observable behaviour, anchored at both ends of the scale."""

    id: Slug
    """Its name in every file a run writes; keep it when the wording changes."""
    positive: Text
    """What the best point looks like."""
    negative: Text
    """What the worst point looks like."""
    elements: tuple[Text, ...] = ()
    """The separate acts that the behaviour is made of, where it has more than one."""
    levels: tuple[Level, ...] = ()
    """The points between the ends that are described; the others are derived from the anchors."""
    weight: Weight = 1.0
    """Its share in the competency's score, relative to the others."""
    absence: Literal["not_rated", "negative"] = "not_rated"
    """What silence means. `negative` where the negative anchor is itself an omission."""


class Competency(Sourced):
    """What is assessed; without indicators it is not assessed by this guide."""

    id: Slug
    """Its name in every file a run writes; questions name it."""
    name: Text
    """Its name for people."""
    tier: Literal["primary", "secondary"]
    """Whether it makes the overall score: only primary ones do, unless `scoring` says otherwise."""
    definition: str = ""
    """What it means."""
    aliases: tuple[Text, ...] = ()
    """Other names it goes by."""
    weight: Weight = 1.0
    """Its share in the overall score, relative to the others."""
    indicators: tuple[Indicator, ...] = ()
    """The behaviours it is rated by."""


class Rubric(Item):
    """A scale and the competencies rated on it."""

    scale: Scale
    competencies: tuple[Competency, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the rubric's order."""
        return tuple(each for competency in self.competencies for each in competency.indicators)

    @property
    def digest(self) -> str:
        """The digest of all that the rubric says."""
        return digest(self.model_dump(mode="json"))


class RubricFile(Sourced):
    """A rubric in a file of its own, for guides to take competencies from."""

    id: Slug
    """Its name in every file a run writes."""
    version: Version
    """Yours to count; results say which version they were rated by."""
    title: Text
    """Its name for people."""
    about: tuple[Note, ...] = ()
    """What it is for and the thinking behind it; never rated."""
    scale: Scale
    """The points a rating can take."""
    competencies: Annotated[tuple[Competency, ...], Field(json_schema_extra={"minItems": 1})]
    """What is assessed."""

    @model_validator(mode="after")
    def _all_fits(self) -> Self:
        faults = tuple(self._misfits())
        if faults:
            raise Misfit(*faults)
        return self

    def _misfits(self) -> Iterator[Fault]:
        if not self.competencies:
            yield Fault(("competencies",), "is empty: at least one is needed")
        competencies = ((("competencies", i), each.id) for i, each in enumerate(self.competencies))
        yield from doubled("competency", competencies)
        yield from doubled("indicator", ((path, each.id) for path, each in self._placed()))
        for path, indicator in self._placed():
            yield from _misplaced_levels(path, indicator, self.scale)

    def _placed(self) -> Iterator[tuple[Path, Indicator]]:
        for index, competency in enumerate(self.competencies):
            for place, indicator in enumerate(competency.indicators):
                yield ("competencies", index, "indicators", place), indicator

    @property
    def rubric(self) -> Rubric:
        """The scale and competencies alone."""
        return Rubric(scale=self.scale, competencies=self.competencies)


def doubled(kind: str, placed: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    """Yield a fault for every id that an item before it has already."""
    seen = set[str]()
    for path, name in placed:
        if name in seen:
            yield Fault((*path, "id"), f"{kind} id {name!r} is taken already")
        seen.add(name)


def _misplaced_levels(path: Path, indicator: Indicator, scale: Scale) -> Iterator[Fault]:
    described = Counter(level.point for level in indicator.levels)
    for index, level in enumerate(indicator.levels):
        at = (*path, "levels", index, "point")
        if level.point not in scale.between:
            yield Fault(at, f"{level.point} is no point between the anchors of this scale")
        elif described[level.point] > 1:
            yield Fault(at, f"point {level.point} is described {described[level.point]} times")
    missing = [str(point) for point in scale.between if point not in described]
    if scale.anchored == "levels" and missing:
        said = f"the scale is anchored by levels, and point {', '.join(missing)} has none here"
        yield Fault((*path, "levels"), said)
