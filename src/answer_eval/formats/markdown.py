"""Markdown whose names are marked: bold, in a list or a quotation, or as headings.

**[00:01:46] Name:** words      - **Name:** words       ### Name
**Name** (00:01:46): words      > **Name:** words       words
    `00:01:46` **Name:** words      *Name:* words           ### Name (00:01:46)
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer_eval.formats import Document, text
from answer_eval.formats._heads import is_name, without_escapes
from answer_eval.transcript import Transcript

MARKED = 0.5
"""The share of lines that begin with a marked name where names need no colon."""

_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_BOLD = re.compile(
    r"^[ \t]*+(?:[-*+][ \t]++|\d+\.[ \t]++)?(?P<stamp>[\[(][\d:.]+[\])]|\d+:[\d:.]+(?=\s))?[ \t]*+"
    r"(?P<mark>\*\*|__|[*_])(?P<name>[^\n*_]+?)(?P<within>[ \t]*[\[(]\d[\d:. \u2013-]*[\])])?"
    r"(?P=mark)[ \t]*(?P<rest>.*)$"
)
_TAGGED = re.compile(r"^[ \t]*<(b|strong|u|em|i)>([^<>\n]{1,80})</\1>", re.MULTILINE)
_STAMPED = re.compile(
    r"^([ \t]*(?:[-*+][ \t]+)?)(?:`|\*\*|__|\*)\[?(\d[\d:.]*)\]?(?:`|\*\*|__|\*)(?=\s)"
)
_HEADING = re.compile(
    r"^(?P<level>#{1,6})[ \t]+(?P<before>[\[(]?\d+:[\d:.]+[\])]?[ \t]+)?"
    r"(?P<name>[^\n#]{1,100}?)[ \t:]*+(?:[-\u2013\u2014|\u00b7][ \t]+(?=[\[(]?\d))?"
    r"(?P<stamp>[\[(][\d:.]+[\])]|\d+:[\d:.]+)?[ \t:]*+$"
)
_TIME = re.compile(
    r"[\[(][\d:.]+[\])]|(?P<marks>[*_`]{1,2})[\[(]?(?P<clock>\d+:[\d:.]+)[\])]?(?P=marks)"
)


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
    """Return the text with `Name:` for each name marked, and how many lines had marks."""
    unquoted, quotes = _QUOTED.subn("", without_escapes(marked))
    raw = _TAGGED.sub(r"**\2**", unquoted).split("\n")
    lines = [_STAMPED.sub(r"\1[\2]", line) for line in raw]
    headings = Counter(
        found.group("level", "name") for each in lines if (found := _HEADING.match(each))
    )
    levels = {level for (level, _), times in headings.items() if times > 1}
    speakers = _speakers(lines)
    named = [_bold(line, speakers) or _heading(line, levels) or line for line in lines]
    marks = sum(line != before for line, before in zip(named, raw, strict=True))
    return "\n".join(named), marks + quotes * (quotes >= MARKED * _filled(raw))


def _filled(lines: Sequence[str]) -> int:
    return sum(bool(each.strip()) for each in lines)


def _speakers(lines: Sequence[str]) -> set[str]:
    """Return the names that are marked without a colon, where every second line is so."""
    marked = [found["name"].strip() for each in lines if (found := _BOLD.match(each))]
    names = {each for each in marked if is_name(each)}
    told = len(marked) >= MARKED * _filled(lines)
    return names if told and 1 < len(names) < len(marked) else set()


def _bold(line: str, speakers: set[str]) -> str:
    """Return `Name: words` for a marked name and what follows it; "" for mere emphasis.

    A colon tells a name; so does its being one of the speakers found without.
    """
    found = _BOLD.match(line)
    if not found:
        return ""
    name, rest = found["name"].strip(), found["rest"]
    time = _TIME.match(rest)
    after = rest[time.end() :].lstrip() if time else rest
    colon = name.endswith(":") or after.startswith(":")
    if not colon and name not in speakers and (after or len(found["mark"]) == 1):
        return ""
    clock = (time["clock"] or time[0]) if time else found["stamp"] or found["within"] or ""
    words = after.lstrip(": ") if colon else after.lstrip("-\u2013\u2014 ")
    return f"{clock.strip()} {name.rstrip(': ')}: {words}".lstrip()


def _heading(line: str, levels: set[str]) -> str:
    found = _HEADING.match(line)
    if not (found and found["level"] in levels and is_name(found["name"])):
        return ""
    clock = found["stamp"] or found["before"] or ""
    return f"{clock.strip()} {found['name']}:".lstrip()


PLUGIN = Markdown()
