"""Word documents, read as the XML they hold."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from xml.etree import ElementTree as ET

from answer_eval.errors import BadGuide
from answer_eval.importing import Reader
from answer_eval.importing._blocks import (
    Block,
    Heading,
    Paragraph,
    Point,
    clean,
    row,
    table_or_text,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 50_000_000
"""Bytes of XML; a guide has a thousandth of it."""


def read(data: bytes, name: str) -> Iterator[Block]:
    """Yield a document's blocks; the line of each is the number of its paragraph or row."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _parsed(archive, "word/document.xml").find(f"{W}body")
            styles = _headings(_parsed(archive, "word/styles.xml"))
    except (zipfile.BadZipFile, zlib.error, KeyError, ET.ParseError, ValueError, OSError):
        what = "not a Word document that can be read"
        raise BadGuide(what, where=name, fix="save it again as .docx, or as text") from None
    if body is not None:
        yield from _blocks(body, styles, count(1))


def _parsed(archive: zipfile.ZipFile, part: str) -> ET.Element:
    """Return a part of the document; KeyError or ValueError where there is no sound one."""
    if part.endswith("styles.xml") and part not in archive.namelist():
        return ET.Element("styles")
    if archive.getinfo(part).file_size > LARGEST:
        raise ValueError(part)
    text = archive.read(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError(part)
    return ET.fromstring(text)  # noqa: S314  what could expand or point elsewhere was refused above


def _headings(styles: ET.Element) -> dict[str, int]:
    """Return the level of each style that is a heading's, whatever language names its id."""
    levels = dict[str, int]()
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        called = (name.get(f"{W}val") or "").lower() if name is not None else ""
        found = re.fullmatch(r"heading (\d)", called)
        if found or called == "title":
            levels[style.get(f"{W}styleId") or ""] = int(found[1]) if found else 1
    return levels


def _blocks(body: ET.Element, styles: dict[str, int], lines: "count[int]") -> Iterator[Block]:
    for element in body:
        if element.tag == f"{W}p":
            yield from _paragraph(element, styles, next(lines))
        elif element.tag == f"{W}tbl":
            cells = (each.iter(f"{W}tc") for each in element.iter(f"{W}tr"))
            yield from table_or_text([row(next(lines), _spread(each)) for each in cells])
        elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag"}:
            yield from _blocks(element, styles, lines)


def _spread(cells: Iterator[ET.Element]) -> Iterator[str]:
    """Yield the cells' texts; a cell over several columns leaves those after its first empty."""
    for cell in cells:
        yield " ".join(_text(each) for each in cell.iter(f"{W}p"))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = int(span.get(f"{W}val") or 1) if span is not None else 1
        yield from [""] * (min(width, 100) - 1)


def _paragraph(element: ET.Element, styles: dict[str, int], line: int) -> Iterator[Block]:
    style = element.find(f"{W}pPr/{W}pStyle")
    level = styles.get(style.get(f"{W}val") or "", 0) if style is not None else 0
    listed = element.find(f"{W}pPr/{W}numPr")
    text = clean(_text(element))
    if not text:
        return
    if level:
        yield Heading(line, text, level)
    elif listed is not None or (style is not None and "List" in (style.get(f"{W}val") or "")):
        depth = listed.find(f"{W}ilvl") if listed is not None else None
        yield Point(line, text, int(depth.get(f"{W}val") or 0) if depth is not None else 0)
    else:
        yield Paragraph(line, text)


def _text(paragraph: ET.Element) -> str:
    """Return a paragraph's words; what was deleted with changes tracked is no w:t."""
    words = list[str]()
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            words.append(element.text or "")
        elif element.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
            words.append(" ")
    return "".join(words)


PLUGIN = Reader("docx", (".docx",), read)
