"""What is wrong with a guide file, in words, with the file and the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from answer_eval._yaml import Located, Path
from answer_eval.errors import BadGuide

__all__ = ["Fault", "Misfit", "Path", "bad_guide", "spelled", "validated"]

M = TypeVar("M", bound=BaseModel)
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
        raise bad_guide(source, *_faults(error, source)) from None


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


def _faults(error: ValidationError, source: Located) -> list[Fault]:
    """Return all faults in the file's order; unknown fields first, as they explain the others."""
    told = [each for each in error.errors() if each["type"] != "default_factory_not_called"]
    strangers = {each["loc"] for each in told if each["type"] == "extra_forbidden"}
    faults = [fault for details in told for fault in _told(details, source)]
    return sorted(faults, key=lambda each: (each.path not in strangers, source.line_of(each.path)))


def _told(details: Any, source: Located) -> Iterator[Fault]:
    path = source.known(details["loc"])
    reason = details.get("ctx", {}).get("error")
    if isinstance(reason, Misfit):
        yield from (Fault((*path, *fault.path), fault.what) for fault in reason.faults)
    else:
        yield Fault(path, _said(details))


def _said(details: Any) -> str:
    kind, value = details["type"], details["input"]
    if kind == "extra_forbidden":
        quotes = ": put a text that holds ': ' or ', ' in quotes"
        return f"is not a field here{quotes if ' ' in str(details['loc'][-1]) else ''}"
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
