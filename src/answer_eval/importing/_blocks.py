"""What a document is made of, whatever its file format."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CHECKBOXES = "☐☑☒□■▢❏❑◻◯○"
_TAGS = re.compile(
    r"</?(?:input|br|b|i|u|em|strong|span|p|div|a|sup|sub|small|label)\b[^<>]*>", re.IGNORECASE
)
_BOXES = re.compile(rf"[{CHECKBOXES}]|(?<!\w)\[[ xX]?\](?!\()")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of what follows; level 1 is the document's."""

    line: int
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """An item of a list; depth 0 is the outermost list's."""

    line: int
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; its cells are clean text, "" where there is none or a box to tick."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Adjacent rows, the header first."""

    rows: tuple[Row, ...]


Block = Heading | Paragraph | Point | Table


def clean(text: str) -> str:
    """Return text without markup of single words, boxes to tick and doubled spaces."""
    plain = _BOXES.sub(" ", _TAGS.sub(" ", text))
    while plain != (lighter := _EMPHASIS.sub(r"\2", plain)):
        plain = lighter
    return " ".join(plain.split())


def row(line: int, cells: Iterable[str]) -> Row:
    """Make a row of cells as a document has them."""
    return Row(line, tuple(clean(cell) for cell in cells))


def table_or_text(rows: list[Row]) -> Iterator[Block]:
    """Yield a table, or, where no row has two cells filled, paragraphs: it is there for layout."""
    if any(sum(map(bool, each.cells)) > 1 for each in rows):
        yield Table(tuple(each for each in rows if any(each.cells)))
        return
    for each in rows:
        for cell in filter(None, each.cells):
            yield Paragraph(each.line, cell)
