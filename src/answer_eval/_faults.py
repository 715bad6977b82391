"""What is wrong with a guide file, in words, with the file and the line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from answer_eval._yaml import Located, Path
from answer_eval.errors import BadGuide

__all__ = ["Fault", "Misfit", "Path", "bad_guide", "spelled", "validated"]

M = TypeVar("M", bound=BaseModel)
NEAR = 0.7
"""How alike an unknown field and a known one are where one is meant for the other."""
NEXT_STEP = "'answer-eval guide schema' prints what a guide may hold"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and with which item."""

    path: Path
    what: str


class Misfit(ValueError):  # noqa: N818  pydantic's word for it is ValueError; these are its reasons
    """Items that are well-formed each and don't fit together."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.what for fault in faults))
        self.faults = faults


def validated(kind: type[M], source: Located) -> M:
    """Make a record of a file's data; raise BadGuide with the line of its first fault."""
    try:
        return kind.model_validate(source.data)
    except ValidationError as error:
        raise bad_guide(source, *_faults(error, source, kind)) from None


def bad_guide(source: Located, *faults: Fault) -> BadGuide:
    """Return the error that tells the first of the faults and counts the others."""
    first, *others = faults
    place = f"{spelled(first.path)}: " if first.path else ""
    more = f" (and {len(others)} more)" if others else ""
    where = f"{source.name}:{source.line_of(first.path)}"
    return BadGuide(f"{place}{first.what}{more}", where=where, fix=NEXT_STEP)


def spelled(path: Path) -> str:
    """Return a path as people write it: `competencies[0].indicators[1].positive`."""
    named = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return named.removeprefix(".")


def _faults(error: ValidationError, source: Located, kind: type[BaseModel]) -> list[Fault]:
    """Return all faults in the file's order; unknown fields first, as they explain the others."""
    told = [each for each in error.errors() if each["type"] != "default_factory_not_called"]
    strangers = {each["loc"] for each in told if each["type"] == "extra_forbidden"}
    faults = [fault for details in told for fault in _told(details, source, kind)]
    return sorted(faults, key=lambda each: (each.path not in strangers, source.line_of(each.path)))


def _told(details: Any, source: Located, kind: type[BaseModel]) -> Iterator[Fault]:
    path = source.known(details["loc"])
    reason = details.get("ctx", {}).get("error")
    if isinstance(reason, Misfit):
        yield from (Fault((*path, *fault.path), fault.what) for fault in reason.faults)
    elif details["type"] == "extra_forbidden":
        yield Fault(path, _no_field(str(path[-1]), _fields_at(kind, path[:-1])))
    else:
        yield Fault(path, _said(details))


def _no_field(name: str, known: Iterable[str]) -> str:
    if " " in name:
        return "is not a field here: put a text that holds ': ' or ', ' in quotes"
    near = get_close_matches(name, known, n=1, cutoff=NEAR)
    return f"is not a field here{f': did you mean {near[0]}?' if near else ''}"


def _fields_at(kind: type[BaseModel], path: Path) -> list[str]:
    """Return the fields, as a file names them, of the records that stand at a path."""
    kinds = [kind]
    for step in path:  # an item's number, or a key of a mapping, leads to no other record
        kinds = [inner for each in kinds for inner in _records(_held(each, step))] or kinds
    return [field.alias or name for each in kinds for name, field in each.model_fields.items()]


def _held(kind: type[BaseModel], step: str | int) -> Any:
    fields = kind.model_fields.items()
    return next((its.annotation for name, its in fields if step == (its.alias or name)), None)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _records(inner)


def _said(details: Any) -> str:
    kind, value = details["type"], details["input"]
    if value is None and kind != "missing":
        return "holds nothing: write a value or leave the line out"
    if kind == "string_type":
        return _not_a_text(value)
    told = {
        "missing": "is missing",
        "string_pattern_mismatch": "must be a slug: lower-case letters, digits, '_' or '-'",
        "string_too_short": "is empty",
        "tuple_type": "must be a list, each of its items after a '- '",
        "model_type": f"must hold fields ('name: value'), not {_named(value)}",
        "int_parsing": f"must be a whole number, not {value!r}",
        "float_parsing": f"must be a number, not {value!r}",
    }
    return told.get(kind, _in_pydantics_words(details))


def _named(value: Any) -> str:
    return "a list" if isinstance(value, list) else "a text"


def _not_a_text(value: Any) -> str:
    if isinstance(value, dict):
        return "must be a text: put one that holds ': ' in quotes"
    return f"must be one text, not {_named(value)}"


def _in_pydantics_words(details: Any) -> str:
    said = str(details["msg"]).removeprefix("Value error, ")
    said = said.replace("Input should be", "must be").replace("String should", "should")
    return f"{said}, not {details['input']!r}" if details["type"] == "literal_error" else said
