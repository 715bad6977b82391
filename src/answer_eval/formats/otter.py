"""Otter and Microsoft Teams: `Name  0:12` on a line of its own, the words below it.

Teams' Word documents have the same lines; so has Word's own transcription, the time first.
"""

import re
from collections import Counter
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._clocks import are_of_day, from_the_start, without_dates
from answer_eval.formats._headed import FORMATS_OWN, Head, blocks, read_headed
from answer_eval.formats._heads import is_dialled, is_name
from answer_eval.transcript import Transcript

LONGEST = 100
"""Characters of a head."""

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[ \u202f][AP]M)?"
_WIDE = re.compile(
    rf"[ \t]*(?P<bold>\*\*|__)?(?P<name>[^\s*_][^\n]*?)(?(bold)(?:\*\*|__)\s+|(?:\s{{2,}}|\t))"
    rf"\(?(?P<clock>{_CLOCK})(?:[.,]\d+)?(?:\s*-->\s*[\d:.,]+)?\)?[ \t]*"
)
_NARROW = re.compile(
    rf"(?P<name>[^\s\d][^\n]*?) (?:[-\u2013\u2014|\u00b7] )?"
    rf"[\[(]?(?P<clock>{_CLOCK})(?:[.,]\d+)?(?:\s*[-\u2013]\s*{_CLOCK}(?:[.,]\d+)?)?[\])]?\s*"
    rf"|\s*[\[(]?(?P<first>{_CLOCK})(?:[.,]\d+)?(?:\s*[-\u2013]\s*{_CLOCK}(?:[.,]\d+)?)?[\])]?\s+"
    rf"(?:[-\u2013\u2014|]\s+)?(?P<named>[^\s\d][^\n]*?)\s*"
)
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")
_UNNAMED = re.compile(rf"[ \t]*{_CLOCK}[ \t]*")
_TEAMS = re.compile(r"\b(?:started|stopped) transcription[ \t]*$", re.MULTILINE)
_IN_NO_NAME = re.compile(r",$|^\||\|$|[:\u2022>;?!]|-->|\d{4}")


@dataclass(frozen=True, slots=True)
class Otter:
    """Names with times above their words."""

    name: str = "otter"
    about: str = "Otter's and Teams' text, `Name  0:12` above the words"
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.85 where several lines are heads, 0.55 for one."""
        if FORMATS_OWN.match(document.text):
            return 0.0
        head = without_dates(document.head)
        headed = sum(bool(each.lines) for each in blocks(head, head_of(head))[1:])
        if headed > 1:
            return 0.85
        return 0.55 if headed else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the words below each head."""
        text = without_dates(document.text)
        transcript = read_headed(text, head_of(text), self.name)
        return from_the_start(transcript) if are_of_day(document.text) else transcript


def head_of(text: str) -> Head:
    """Return what tells a head from other lines of this text.

    Where some stand wide apart from their times, "At 9:30" is words; else a single name comes back.
    """
    lines = text.split("\n")
    if any(map(_wide, lines)):
        return _teams if _TEAMS.search(text) else _wide
    names = Counter(named[0] for named in map(_narrow, lines) if named)
    return lambda line: (
        named if (named := _narrow(line)) and _known(named[0], line, names) else None
    )


def _known(name: str, line: str, names: Counter[str]) -> bool:
    """Tell whether a single name comes back, or stands apart from its time by a bar."""
    is_known = len(name.split()) > 1 or name[-1].isdigit() or " | " in line
    return names[name] > 1 or (is_known and names.total() > 1)


def _wide(line: str) -> tuple[str, str] | None:
    found = _WIDE.fullmatch(line) if _may_be_head(line) else None
    name = " ".join(found["name"].split()) if found else ""
    return (name, found["clock"]) if found and _is_no_sentence(name) else None


def _teams(line: str) -> tuple[str, str] | None:
    """Take a head apart; Teams writes the time alone where it can't tell who speaks."""
    return ("", line.strip()) if _UNNAMED.fullmatch(line) else _wide(line)


def _narrow(line: str) -> tuple[str, str] | None:
    found = _NARROW.fullmatch(line) if _may_be_head(line) else None
    if not found:
        return None
    name = " ".join((found["name"] or found["named"]).replace("**", " ").split())
    name = name[1:-1] if _IN_BRACKETS.fullmatch(name) else name
    known = _is_no_sentence(name) and is_name(name)
    return (name, found["clock"] or found["first"]) if known else None


def _may_be_head(line: str) -> bool:
    return ":" in line and len(line) <= LONGEST


def _is_no_sentence(name: str) -> bool:
    said = any(map(str.isalpha, name)) and not _IN_NO_NAME.search(name)
    return said or is_dialled(name)


PLUGIN = Otter()
