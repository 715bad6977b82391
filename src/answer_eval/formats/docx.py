"""Word documents: Google Meet's, Teams', Otter's, or anyone's whose text is a known format.

A turn may be one paragraph with line breaks in it, or a table's row.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from answer_eval.errors import BadTranscript
from answer_eval.formats import Document, document_of, format_of
from answer_eval.transcript import Transcript

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table

LARGEST = 200_000_000
"""Bytes unpacked; the text of a hundred hours is a tenth of it."""

_WRITTEN = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_NOT_TEXT = frozenset({"pPr", "rPr", "moveFrom", "drawing", "pict"})
_CLOCK = re.compile(r"[\[(]?\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?")


@dataclass(frozen=True, slots=True)
class Docx:
    """A Word document, read as the text in it."""

    name: str = "docx"
    about: str = "Word documents, Google Meet's and Teams' among them"
    suffixes: tuple[str, ...] = ()

    def looks_like(self, document: Document) -> float:
        """Return 1 for a zip archive with a Word document's main part."""
        is_word = document.data[:4] == b"PK\x03\x04" and b"word/document.xml" in document.data
        return 1.0 if is_word else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the text in the format that it is in; BadTranscript where it can't be opened."""
        try:
            text = _text(document.data)
        except Exception as error:  # noqa: BLE001  a damaged one fails in any of zip's, XML's and Word's layers
            raise BadTranscript(
                f"not a Word document that can be opened ({type(error).__name__})",
                where=document.name,
                fix="open it in Word, save it again, or export it as plain text",
            ) from None
        inner = document_of(text.encode("utf-8", "replace"), document.name)
        return replace(format_of(inner).read(inner), format=self.name)


def _text(data: bytes) -> str:
    import docx

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(each.file_size for each in archive.infolist()) > LARGEST:
            raise ValueError
    document = docx.Document(io.BytesIO(data))
    parts = list(_parts(document.element.body, document))
    broken = any("\n" in each.strip() for each in parts)
    return ("\n\n" if broken else "\n").join(parts)


def _parts(block: Any, document: "WordDocument") -> Iterator[str]:
    """Yield the text of each paragraph and table, those in content controls too."""
    from docx.table import Table

    for each in block:
        kind = _kind(each)
        if kind == "p":
            yield "".join(_characters(each))
        elif kind == "tbl":
            yield "\n".join(_rows(Table(each, document)))
        elif kind in ("sdt", "sdtContent", "ins"):
            yield from _parts(each, document)


def _characters(element: Any) -> Iterator[str]:
    """Yield a paragraph's text as it reads once all changes that Word tracked are accepted."""
    for each in element:
        kind = _kind(each)
        if kind == "t":
            yield each.text or ""
        elif kind in _WRITTEN:
            yield _WRITTEN[kind]
        elif kind not in _NOT_TEXT:
            yield from _characters(each)


def _kind(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _rows(table: "Table") -> Iterator[str]:
    """Yield each row as a line of text, `[time] Name: words`."""
    for row in table.rows:
        cells = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
        clock = "".join(f"[{each.strip('[]()')}] " for each in cells if _CLOCK.fullmatch(each))
        rest = [each for each in cells if each and not _CLOCK.fullmatch(each)]
        yield clock + (f"{rest[0]}: {' '.join(rest[1:])}" if len(rest) > 1 else "".join(rest))


PLUGIN = Docx()
