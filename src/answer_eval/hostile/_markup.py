"""Forged forms in a text, as `markup.yaml` has them: tags, labels, replies, ends of the answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

TALE_WITHIN = 60
"""How many characters before a form may tell of it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of forged text; `always` counts whatever stands around it."""

    name: str
    why: str
    always: bool
    patterns: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    """Each with marks in small letters, of which a text must hold one; with none it needs none."""

    def matches(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        """Yield where it stands in a text."""
        for pattern, marks in self.patterns:
            if not marks or any(mark in lowered for mark in marks):
                yield from pattern.finditer(text)


@lru_cache(maxsize=16)
def forged(text: str) -> tuple[tuple[Form, re.Match[str], bool], ...]:
    """Return each forged form in a text, where it stands and whether the text tells of it."""
    return tuple(_forged(text))


def _forged(text: str) -> Iterator[tuple[Form, re.Match[str], bool]]:
    kinds, tale = _held()
    lowered = text.replace("\u0130", "i").replace("\u0131", "i").lower()
    for form in kinds:
        for match in form.matches(text, lowered):
            before = text[max(0, match.start() - TALE_WITHIN) : match.start()]
            yield form, match, bool(tale.search(_clause(before)))


def _clause(before: str) -> str:
    """Return what stands before a form in its own sentence."""
    return re.split(r"[.!?\n]\s", before)[-1]


def forms() -> tuple[Form, ...]:
    """Return every kind of forged text."""
    return _held()[0]


@cache
def _held() -> tuple[tuple[Form, ...], re.Pattern[str]]:
    source = files("answer_eval.hostile").joinpath("markup.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.safe_load(source)
    read = (
        Form(
            name,
            entry["why"],
            entry.get("always", False),
            tuple((re.compile(each, flags), tuple(m)) for each, m in entry["patterns"].items()),
        )
        for part, flags in (("forms", re.IGNORECASE), ("labels", re.NOFLAG))
        for name, entry in held[part].items()
    )
    return tuple(read), re.compile(held["tale"], re.IGNORECASE)
