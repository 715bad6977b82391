"""The signs of text for a rater, as `signs.yaml` has them, in rows of concepts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from answer_eval.hostile._concepts import BREAK, COLON, END, Row, letter, row

TOLD_WITHIN = 14
"""How many words before an order may tell whose it was."""
TOGETHER = 3
"""How many weak signs make a strong one."""
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
    """One way in which a text speaks to a rater, and what makes it harmless.

    A `weak` one takes others beside it, at least one of them of a rater's `matter`.
    """

    why: str
    weak: bool
    matter: bool
    patterns: tuple[re.Pattern[str], ...]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sign seen in a text: which, and the place of its sentence."""

    sign: Sign
    start: int
    end: int


def sightings(text: str) -> Iterator[Sighting]:
    """Yield the signs in a text that nothing in their sentence makes harmless, in its order."""
    read = row(text)
    seen = sorted(_seen(read, text), key=lambda sighting: sighting.start)
    weak = defaultdict[int, set[Sign]](set)
    for sighting in seen:
        if sighting.sign.weak:
            weak[sighting.start].add(sighting.sign)
    for sighting in seen:
        if not sighting.sign.weak or _adds_up(_beside(sighting, weak)):
            yield Sighting(sighting.sign, *_place(sighting, read, text))


def _seen(read: Row, text: str) -> Iterator[Sighting]:
    for sign in signs():
        for pattern in sign.patterns:
            for match in pattern.finditer(read.concepts):
                if not _harmless(sign, read, match, text):
                    yield Sighting(sign, *read.sentence(match.end() - 1))


def _beside(sighting: Sighting, weak: Mapping[int, set[Sign]]) -> set[Sign]:
    """Return the weak signs, by their sentences' starts, in a sentence and in the next."""
    return weak.get(sighting.start, set()) | weak.get(sighting.end + 1, set())


def _adds_up(together: set[Sign]) -> bool:
    return len(together) >= TOGETHER and any(sign.matter for sign in together)


def _place(sighting: Sighting, read: Row, text: str) -> tuple[int, int]:
    """Return where the sentence stands in the text."""
    return read.starts[sighting.start], min(read.starts[sighting.end] + 1, len(text))


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
    held: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(source)
    return tuple(
        Sign(
            entry["why"],
            strength == "weak",
            entry.get("matter", False),
            tuple(_compiled(pattern) for pattern in entry["patterns"]),
            frozenset(entry["unless"]),
        )
        for strength, entries in held.items()
        for entry in entries.values()
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern of concepts into one of letters; breaks count for nothing within a gap."""
    return re.compile(f"{BREAK}*".join(_part(each) for each in pattern.split()))


def _part(part: str) -> str:
    if part == "^":
        return f"(?<![^{END}{BREAK}{COLON}{letter('please')}{letter('must')}{letter('you')}])"
    if part.startswith("~"):
        return f"(?:[^{END}{BREAK}]{BREAK}*){{0,{part[1:]}}}?"
    names = (name for each in part.split("|") for name in _ALSO.get(each, (each,)))
    return f"[{''.join(_PUNCTUATION.get(name) or letter(name) for name in names)}]"
