"""Otter and Microsoft Teams: `Name  0:12` on a line of its own, the words below it.

Teams' Word documents have the same lines; so has Word's own transcription, the time first.
"""

import re
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._headed import FORMATS_OWN, blocks, read_headed
from answer_eval.formats._heads import is_name
from answer_eval.transcript import Transcript

LONGEST = 80
"""Characters of a name."""

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?"
_HEAD = re.compile(
    rf"[ \t]*(?P<bold>\*\*|__)?(?P<name>[^\s*_][^\n]*?)(?(bold)(?:\*\*|__))"
    rf"(?P<gap>\s+)\(?(?P<clock>{_CLOCK})\)?(?:\*\*|__)?[ \t]*"
)
_TIME_FIRST = re.compile(rf"[ \t]*(?P<clock>{_CLOCK})[ \t]+(?P<name>[^\s:][^:\n]*?)[ \t]*")
_IN_NO_NAME = re.compile(r"[:\u2022|>,;?!]|\.\s*$|-->|\d{4}")


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
        headed = sum(bool(each.lines) for each in blocks(document.head, head)[1:])
        if headed > 1:
            return 0.85
        return 0.55 if headed else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the words below each head."""
        return read_headed(document.text, head, self.name)


def head(line: str) -> tuple[str, str] | None:
    """Return the name and clock of a line that is nothing but these."""
    if not line or len(line) > LONGEST + 20 or ":" not in line:
        return None
    found = _HEAD.fullmatch(line)
    if found:
        sure = bool(found["bold"]) or len(found["gap"]) > 1 or found["gap"] == "\t"
        return (_name(found), found["clock"]) if _is_speaker(_name(found), sure=sure) else None
    found = _TIME_FIRST.fullmatch(line)
    if found and _is_speaker(_name(found), sure=False):
        return _name(found), found["clock"]
    return None


def _name(found: re.Match[str]) -> str:
    return " ".join(found["name"].split())


def _is_speaker(name: str, *, sure: bool) -> bool:
    if _IN_NO_NAME.search(name) or not any(map(str.isalpha, name)):
        return False
    return sure or is_name(name)


PLUGIN = Otter()
