"""What good looks like: a scale, competencies, their indicators and anchors."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from answer_eval._digest import digest

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Item(BaseModel):
    """Anything a guide file holds: frozen, with no field beyond those declared."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Source(Item):
    """The line of the document an item was taken from."""

    seed: Text
    line: Annotated[int, Field(ge=1)]


Origin = Source | Literal["ours"]


class Sourced(Item):
    """An item that says where it comes from."""

    source: Origin = "ours"
    """The document and line it was taken from, or `ours`."""
    edited_from: str = ""
    """The source's own words, where a slip in them was mended."""


class Scale(Item):
    """The points a rating can take: whole numbers from `min` to `max`."""

    min: int
    max: int
    best: int = Field(default_factory=lambda data: data.get("max", 0))
    """The end at which the positive anchor stands: `max` unless the guide says `min`."""
    anchored: Literal["ends", "levels"] = "ends"
    """Whether only the two ends are described, the points between being derived, or each level."""

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.max <= self.min:
            raise ValueError(f"scale: max ({self.max}) must be above min ({self.min})")
        if self.best not in {self.min, self.max}:
            raise ValueError(f"scale: best must be {self.min} or {self.max}, not {self.best}")
        return self

    @property
    def worst(self) -> int:
        """The end at which the negative anchor stands."""
        return self.min if self.best == self.max else self.max

    @property
    def points(self) -> range:
        """Every point, ascending."""
        return range(self.min, self.max + 1)

    def holds(self, value: float) -> bool:
        """Tell whether a rating lies on the scale (between its points counts)."""
        return self.min <= value <= self.max


class Indicator(Sourced):
    """One observable behaviour, anchored at both ends of the scale."""

    id: Slug
    positive: Text
    """What the best point looks like."""
    negative: Text
    """What the worst point looks like."""
    absence: Literal["not_rated", "negative"] = "not_rated"
    """What silence means. `negative` where the negative anchor is itself an omission."""


class Competency(Sourced):
    """What is assessed; without indicators it is not assessed by this guide."""

    id: Slug
    name: Text
    tier: Literal["primary", "secondary"]
    definition: str = ""
    weight: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    """Its share in the overall score, relative to the others."""
    indicators: tuple[Indicator, ...] = ()


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
