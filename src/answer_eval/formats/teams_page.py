"""Teams' transcript copied out of its page: who speaks and when stands there twice, in words too.

Ann Lee
1 minute 2 seconds1:02
Ann Lee 1 minute 2 seconds
words
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._headed import Head, read_headed
from answer_eval.transcript import Transcript

_SPELT = r"(?=\d)(?:(?P<h>\d+) hours? ?)?(?:(?P<m>\d+) minutes? ?)?(?:(?P<s>\d+) seconds?)?"
_HEAD = re.compile(rf"[ \t]*(?P<name>\S.{{0,99}}?) {_SPELT}[ \t]*")
_TWICE = re.compile(
    r"^(?:(?P<initials>[A-Z]{1,4})\n+)?(?P<name>[^\n]{1,100})\n"
    r"\d[^\n]{0,60}(?:\n[\d:]{0,6})?\d:\d\d[ \t]*\n+(?=(?P=name) \d)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """A transcript selected in Teams or Stream and pasted into a file."""

    name: str = "teams_page"
    about: str = (
        "Teams' transcript copied out of its page, `Name 1 minute 2 seconds` above the words"
    )
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.95 for a name above its time, both repeated on the line below."""
        return 0.95 if _TWICE.search(document.head) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the words below each head; what the page shows beside a head is no speech."""
        names = {found["name"].strip() for found in _TWICE.finditer(document.text)}
        return read_headed(_TWICE.sub(_beside, document.text), head_of(names), self.name)


def head_of(names: Collection[str]) -> Head:
    """Return what tells the line above somebody's words: a name that the page shows, and a time."""

    def head(line: str) -> tuple[str, str] | None:
        found = _HEAD.fullmatch(line)
        if not found or found["name"] not in names:
            return None
        hours, minutes, seconds = (found[part] or "0" for part in "hms")
        return " ".join(found["name"].split()), f"{hours}:{minutes}:{seconds}"

    return head


def _beside(shown: re.Match[str]) -> str:
    """Return what of a match somebody said: capitals that are not the speaker's initials."""
    initials = shown["initials"] or ""
    return "" if initials[:1] == shown["name"].strip()[:1].upper() else f"{initials}\n"


PLUGIN = TeamsPage()
