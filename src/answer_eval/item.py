"""What the items of a guide file share: where each comes from and whom it is written for."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Audience = Literal["assessor", "candidate"]
Version = Annotated[
    Text,
    BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value),
    WithJsonSchema({"type": ["string", "number"]}),
]


class Item(BaseModel):
    """Anything a guide file holds: frozen, with no field beyond those declared."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Source(Item):
    """The line of the document an item was taken from."""

    seed: Text
    """The document's short name."""
    line: Annotated[int, Field(ge=1)]
    """The line in it, counted from 1."""


def _kind_of_origin(value: Any) -> str:
    return "words" if isinstance(value, str) else "document"


Origin = Annotated[
    Annotated[Source, Tag("document")] | Annotated[Literal["ours"], Tag("words")],
    Discriminator(_kind_of_origin),
]


class Sourced(Item):
    """An item that says where it comes from."""

    source: Origin = "ours"
    """The document and line it was taken from, or `ours`."""
    edited_from: str = ""
    """The source's own words, where a slip in them was mended."""


def _or_plain_text(schema: dict[str, Any]) -> None:
    in_full = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string", "minLength": 1}, in_full]


class Remark(Sourced):
    """A text that may be missing; a plain string stands for its `text`."""

    model_config = ConfigDict(json_schema_extra=_or_plain_text)

    text: str = ""
    """What it says."""
    audience: Audience = "assessor"
    """Whom it is written for; what is written for candidates is never shown to a rater."""

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data

    def __bool__(self) -> bool:
        return bool(self.text)


class Note(Remark):
    """A text; a plain string stands for its `text`."""

    text: Text
    """What it says."""


class Entry(Note):
    """A text under a heading of its own, where it has one."""

    name: str = ""
    """The heading."""
