"""Forged forms in a text, as `markup.yaml` has them: tags, labels, replies, ends of the answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

TALE_WITHIN = 60
"""How many characters before a form may tell of it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of forged text; `always` counts even where the candidate tells of it."""

    why: str
    always: bool
    patterns: tuple[re.Pattern[str], ...]


def forged(text: str) -> Iterator[tuple[str, str]]:
    """Yield each forged form in a text and why it is one."""
    forms, tale = _forms()
    for form in forms:
        for match in (each for pattern in form.patterns for each in pattern.finditer(text)):
            before = text[max(0, match.start() - TALE_WITHIN) : match.start()]
            if form.always or not tale.search(_clause(before)):
                yield match.group().strip(), form.why


def _clause(before: str) -> str:
    """Return what stands before a form in its own sentence."""
    return re.split(r"[.!?\n]\s", before)[-1]


@cache
def _forms() -> tuple[tuple[Form, ...], re.Pattern[str]]:
    source = files("answer_eval.hostile").joinpath("markup.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.safe_load(source)
    forms = (
        Form(
            entry["why"],
            entry.get("always", False),
            tuple(re.compile(each, flags) for each in entry["patterns"]),
        )
        for part, flags in (("forms", re.IGNORECASE), ("labels", re.NOFLAG))
        for entry in held[part].values()
    )
    return tuple(forms), re.compile(held["tale"], re.IGNORECASE)
