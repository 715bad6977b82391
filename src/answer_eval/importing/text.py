"""Plain text and Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from answer_eval._encoding import decode
from answer_eval.importing import Reader
from answer_eval.importing._blocks import (
    CHECKBOXES,
    Block,
    Heading,
    Paragraph,
    Point,
    Row,
    clean,
    row,
    table_or_text,
)

HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"^(?:=+|-+)\s*$")
RULE = re.compile(r"^(?:[-*_=]\s*){3,}$")
POINT = re.compile(r"^(\s*)(?:[-*+•‣◦▪·–]|\d{1,3}[.)]|[a-z][.)])\s+(\S.*)$")  # noqa: RUF001  dash as typed
DIVIDER = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
BOX = re.compile(
    rf"<input\b[^<>]*checkbox[^<>]*>|[{CHECKBOXES}]+(?:\s*[{CHECKBOXES}]+)*", re.IGNORECASE
)
POINTS_OF_A_SCALE = re.compile(r"^(\D+?)\s+((?:\d\s+){2,}\d)\s+(\D+)$")
"""A table's header whose columns have run into one line: "Positive 5 4 3 2 1 Negative"."""
TITLE_WORDS = 8
INDENT = 2
"""Spaces by which a list stands inside another."""


def read(data: bytes, name: str) -> Iterator[Block]:
    """Yield the blocks of a text; in Markdown the lines of a paragraph are joined."""
    page = _Page(joins=PurePath(name).suffix.lower() in {".md", ".markdown"})
    for number, line in enumerate(decode(data, name).splitlines(), start=1):
        page.take(number, line.replace("\xa0", " "))
    page.end_table()
    yield from page.blocks


@dataclass
class _Page:
    """What was read so far, and what may still go on."""

    joins: bool
    blocks: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    open: bool = False
    """Whether the last block's text may go on in this line."""

    def take(self, number: int, line: str) -> None:
        if not line.strip() or DIVIDER.match(line.strip()) or RULE.match(line.strip()):
            self._blank(line.strip())
        elif cells := _cells(line, in_table=bool(self.rows)):
            self.rows.append(row(number, cells))
        else:
            self.end_table()
            self._text(number, line)

    def _blank(self, line: str) -> None:
        """Take a line without words: it underlines a title, divides a table, or ends a block."""
        last = self.blocks[-1] if self.blocks else None
        if self.open and UNDERLINE.match(line) and isinstance(last, Paragraph):
            self.blocks[-1] = Heading(last.line, last.text, 1 if line.startswith("=") else 2)
        elif not (self.rows and line):
            self.end_table()
        self.open = False

    def end_table(self) -> None:
        self.blocks += table_or_text(self.rows)
        self.rows = []

    def _text(self, number: int, line: str) -> None:
        last = self.blocks[-1] if self.blocks else None
        block = _block(number, line)
        if isinstance(block, Paragraph) and self.open and self._goes_on(last, line):
            self.blocks[-1] = _longer(last, block.text)
        elif isinstance(block, Paragraph) and not self.joins and _is_title(block.text):
            self.blocks.append(Heading(number, block.text, 7))
        elif block.text:
            self.blocks.append(block)
        self.open = not isinstance(block, Heading)

    def _goes_on(self, last: Block | None, line: str) -> bool:
        if isinstance(last, Point):
            return line.startswith(" " * INDENT)
        return self.joins and isinstance(last, Paragraph) and not last.text.endswith(":")


def _longer(block: Block | None, text: str) -> Block:
    match block:
        case Point(line=line, text=start, depth=depth):
            return Point(line, f"{start} {text}", depth)
        case Paragraph(line=line, text=start):
            return Paragraph(line, f"{start} {text}")
    raise TypeError(block)


def _block(number: int, line: str) -> Heading | Point | Paragraph:
    if found := HEADING.match(line):
        return Heading(number, clean(found[2]), len(found[1]))
    if found := POINT.match(line):
        indent = len(found[1].expandtabs(2 * INDENT))
        return Point(number, clean(found[2]), indent // INDENT)
    return Paragraph(number, clean(line.lstrip(" >")))


def _cells(line: str, *, in_table: bool) -> list[str]:
    """Return the cells of a table's row, none for a line that is no row.

    A line that starts with a dash may be a row, but not the first.
    """
    text = line.strip()
    if text.startswith("|") or text.count(" | ") > 1:
        inner = text.removeprefix("|").removesuffix("|")
        return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]
    if POINT.match(line) and not in_table:
        return []
    if "\t" in text:
        return line.strip(" \n").split("\t")
    if found := POINTS_OF_A_SCALE.match(text):
        return [found[1], *found[2].split(), found[3]]
    parts = BOX.split(text)
    return parts if len(parts) > 1 and parts[0].strip() and any(map(str.strip, parts[1:])) else []


def _is_title(text: str) -> bool:
    """Tell whether a line by itself is written as a title: few words, capital letters, no stop."""
    words = re.findall(r"[^\W\d_][\w'’&/-]*", text)  # noqa: RUF001  as phones write it
    if not 1 < len(words) <= TITLE_WORDS or not text[-1].isalnum() or text[0].isdigit():
        return False
    capitals = [word[0].isupper() for word in words]
    is_small = [len(word) <= len("their") for word in words]
    return capitals[0] and all(map(max, capitals, is_small)) and 2 * sum(capitals) >= len(words)


PLUGIN = Reader("text", (".md", ".markdown", ".txt", ".text"), read)
