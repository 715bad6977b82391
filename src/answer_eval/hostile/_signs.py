"""The signs of text for a rater, as `signs.yaml` has them, in rows of concepts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from answer_eval.hostile._concepts import BREAK, COLON, END, Row, letter

TOLD_WITHIN = 14
"""How many words before an order may tell whose it was."""
_ALSO = {
    "score": ("score", "rate"),
    "top": ("top", "topmark"),
    "you": ("you", "youare"),
    "please": ("please", "must"),
}
"""Concepts that a pattern means when it names a wider one."""
_PUNCTUATION = {",": BREAK, "=": COLON, ".": END}


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which a text speaks to a rater, and what makes it harmless."""

    name: str
    why: str
    patterns: tuple[re.Pattern[str], ...]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sign seen: which, where its sentence starts in the row, whether harmless there."""

    sign: Sign
    start: int
    harmless: bool


def sightings(read: Row, text: str) -> Iterator[Sighting]:
    """Yield the signs in a text, row by row of its concepts."""
    for sign in signs():
        for pattern in sign.patterns:
            for match in pattern.finditer(read.concepts):
                start, _ = read.sentence(match.end() - 1)
                yield Sighting(sign, start, _harmless(sign, read, match, text))


def _harmless(sign: Sign, read: Row, match: re.Match[str], text: str) -> bool:
    start, end = read.sentence(match.end() - 1)
    sentence, until = read.concepts[start:end], read.concepts[start : match.end()]
    before = read.concepts[max(start, match.start() - TOLD_WITHIN) : match.start()]
    return any(
        (
            "told" in sign.unless and letter("said") in before,
            "asked" in sign.unless and text.startswith("?", read.starts[end]),
            "past" in sign.unless and letter("past") in until,
            "tale" in sign.unless and letter("past") in sentence,
            "self" in sign.unless and {letter("me"), letter("they")} & set(before),
            any(letter(each) in sentence for each in sign.unless & {"people", "code"}),
        )
    )


@cache
def signs() -> tuple[Sign, ...]:
    """Read the signs, once."""
    source = files("answer_eval.hostile").joinpath("signs.yaml").read_text(encoding="utf-8")
    held: dict[str, dict[str, Any]] = yaml.safe_load(source)
    return tuple(
        Sign(
            name,
            entry["why"],
            tuple(_compiled(pattern) for pattern in entry["patterns"]),
            frozenset(entry["unless"]),
        )
        for name, entry in held.items()
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern of concepts into one of letters; breaks count for nothing within a gap.

    One that begins where an order may begins with the order's letter, by which it is found fastest.
    """
    order, _, rest = pattern.removeprefix("^ ").partition(" ")
    first = _part(order) + (f"(?<!{_no_start()}.)" if pattern.startswith("^ ") else "")
    return re.compile(f"{BREAK}*".join([first, *(_part(each) for each in rest.split())]))


@cache
def _no_start() -> str:
    """Return what no order comes after."""
    return f"[^{END}{BREAK}{COLON}{letter('please')}{letter('must')}{letter('you')}]"


def _part(part: str) -> str:
    if part == "^":
        return f"(?<!{_no_start()})"
    if part.startswith("~"):
        return f"(?:[^{END}{BREAK}]{BREAK}*){{0,{part[1:]}}}?"
    names = (name for each in part.split("|") for name in _ALSO.get(each, (each,)))
    return f"[{''.join(_PUNCTUATION.get(name) or letter(name) for name in names)}]"
