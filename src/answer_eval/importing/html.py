"""Web pages."""

from collections.abc import Iterator
from html.parser import HTMLParser

from answer_eval._encoding import decode
from answer_eval.importing import Reader
from answer_eval.importing._blocks import (
    Block,
    Heading,
    Paragraph,
    Point,
    Row,
    clean,
    row,
    table_or_text,
)

UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "title", "select", "option"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
ENDS_TEXT = frozenset(
    {"p", "div", "br", "li", "dt", "dd", "section", "article", "header", "footer", "main", "hr"}
    | {"blockquote", "figure", "form", "nav", "aside", "body", "pre"}
    | HEADINGS
    | LISTS
)


def read(data: bytes, name: str) -> Iterator[Block]:
    """Yield the blocks of a page; an item's line is the one its text starts on."""
    page = _Page()
    page.feed(decode(data, name))
    page.close()
    page.end_text()
    yield from page.blocks


class _Page(HTMLParser):
    """Gathers text until a tag ends it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = list[Block]()
        self._words, self._line = list[str](), 0
        self._unseen, self._heading, self._depth = 0, 0, 0
        self._in_point = False
        self._tables = list[_Table]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self.end_text()
            self._tables.append(_Table())
        elif self._tables and tag in {"tr", "td", "th"}:
            self._tables[-1].start(tag, self.getpos()[0], _span(attrs))
        elif tag in ENDS_TEXT:
            self._start_text(tag)

    def _start_text(self, tag: str) -> None:
        self.end_text()
        self._heading = int(tag[1]) if tag in HEADINGS else 0
        self._depth += tag in LISTS
        self._in_point = tag == "li" or (self._in_point and tag not in LISTS | HEADINGS)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._tables:
            self.blocks += table_or_text(self._tables.pop().rows)
        elif tag in ENDS_TEXT:
            self.end_text()
            self._heading = 0
            self._depth = max(0, self._depth - (tag in LISTS))
            self._in_point = self._in_point and tag != "li"

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._tables:
            self._tables[-1].say(data)
        elif data.strip() or self._words:
            self._line = self._line or self.getpos()[0] + _newlines_before(data)
            self._words.append(data)

    def end_text(self) -> None:
        """Make a block of the text gathered; inside a table it is one cell's, whatever its tags."""
        text = clean("".join(self._words))
        if self._tables:
            self._tables[-1].say(" ")
        elif text:
            self.blocks.append(self._block(text))
        self._words, self._line = [], 0

    def _block(self, text: str) -> Block:
        if self._heading:
            return Heading(self._line, text, self._heading)
        if self._in_point:
            return Point(self._line, text, max(0, self._depth - 1))
        return Paragraph(self._line, text)


def _newlines_before(data: str) -> int:
    return data[: len(data) - len(data.lstrip())].count("\n")


def _span(attrs: list[tuple[str, str | None]]) -> int:
    told = dict(attrs).get("colspan") or ""
    return min(int(told), 100) if told.isdecimal() and int(told) else 1


class _Table:
    """The rows of one table; a cell over several columns leaves those after its first empty."""

    def __init__(self) -> None:
        self._rows = list[tuple[int, list[str]]]()

    def start(self, tag: str, line: int, span: int) -> None:
        if tag == "tr" or not self._rows:
            self._rows.append((line, []))
        if tag != "tr":
            self._rows[-1][1].extend([""] * span)
            self._at = len(self._rows[-1][1]) - span

    def say(self, text: str) -> None:
        if self._rows and self._rows[-1][1]:
            self._rows[-1][1][self._at] += text

    @property
    def rows(self) -> list[Row]:
        return [row(line, cells) for line, cells in self._rows]


PLUGIN = Reader("html", (".html", ".htm", ".xhtml"), read)
