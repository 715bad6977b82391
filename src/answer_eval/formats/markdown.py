"""Markdown whose names are marked: bold, in a list or a quotation, or as headings.

**[00:01:46] Name:** words      - **Name:** words       ### Name
**Name** (00:01:46): words      > **Name:** words       words
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from answer_eval.formats import Document, text
from answer_eval.formats._heads import is_name
from answer_eval.transcript import Transcript

_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_BOLD = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+|\d+\.[ \t]+)?(\*\*|__)(?P<name>[^\n*_]+)\1[ \t]*(?P<rest>.*)$"
)
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<name>[^\n#]+?)[ \t:]*$")
_TIME = re.compile(r"[\[(][\d:.]+[\])]")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Marked names, read as plain text once the marks are off."""

    name: str = "markdown"
    about: str = "Markdown, `**Name:**` in its dialects, or names as headings"
    suffixes: tuple[str, ...] = ()

    def looks_like(self, document: Document) -> float:
        """Return 0.7 where lines with marked names read as plain text that names speakers."""
        plain, names = _unmarked(document.head)
        if names < 2:  # noqa: PLR2004  one bold word is emphasis
            return 0.0
        return 0.7 if text.PLUGIN.looks_like(replace(document, text=plain)) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the text without its marks; lines keep their numbers."""
        plain, _ = _unmarked(document.text)
        return replace(text.PLUGIN.read(replace(document, text=plain)), format=self.name)


def _unmarked(marked: str) -> tuple[str, int]:
    """Return the text with `Name:` for each name marked, and how many those are."""
    lines = _QUOTED.sub("", marked).split("\n")
    headings = Counter(found[0].strip(" :") for line in lines if (found := _HEADING.match(line)))
    levels = {heading.split()[0] for heading, times in headings.items() if times > 1}
    names, plain = 0, list[str]()
    for line in lines:
        bold, heading = _BOLD.match(line), _HEADING.match(line)
        if bold and (named := _named(bold["name"].strip(), bold["rest"])):
            line, names = named, names + 1  # noqa: PLW2901  the line as it reads without marks
        elif heading and heading["level"] in levels and is_name(heading["name"]):
            line, names = f"{heading['name']}:", names + 1  # noqa: PLW2901  as above
        plain.append(line)
    return "\n".join(plain), names


def _named(name: str, rest: str) -> str:
    """Return `Name: words` for a name and what follows it; "" for mere emphasis."""
    time = _TIME.match(rest)
    after = rest[time.end() :].lstrip() if time else rest
    if not name.endswith(":") and after and not after.startswith(":"):
        return ""
    stamp = f"{time[0]} " if time else ""
    return f"{stamp}{name.rstrip(': ')}: {after.lstrip(': ')}"


PLUGIN = Markdown()
