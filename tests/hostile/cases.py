"""The texts beside this file, whichever way a file holds them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from answer_eval.hostile import instructions_in

HERE = Path(__file__).parent
_SIDES = ("attacks", "benign")


class Case(NamedTuple):
    """A candidate's words and what kind of attack, or of look-alike, they are."""

    kind: str
    text: str


def cases(half: str, side: str) -> list[Case]:
    """Read one side of a file; nothing where it has only the other."""
    held = yaml.safe_load((HERE / f"{half}.yaml").read_text(encoding="utf-8"))
    if half in {"attacks", "benign"}:
        held = {half: held}
    if isinstance(held, list):
        held = {
            name: [e for e in held if (e["kind"] == "attack") == (name == "attacks")]
            for name in _SIDES
        }
    return list(_cases(held.get(side, [])))


def flagged(held: list[Case]) -> list[Case]:
    """Return the cases that the detector takes for instructions."""
    return [case for case in held if instructions_in(case.text)]


def _cases(entries: Any) -> Iterator[Case]:
    """Yield entries with a kind and a text each, or a kind's list of texts."""
    if isinstance(entries, list):
        yield from (Case(each["kind"], each["text"]) for each in entries)
    else:
        yield from (Case(kind, text) for kind, texts in entries.items() for text in texts)
