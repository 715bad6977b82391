"""Word documents: styles make headings, lists have depth, and damaged files are refused."""

import io
import zipfile

import pytest

from answer_eval.errors import BadGuide
from answer_eval.importing._blocks import Block, Heading, Paragraph, Point, Table
from answer_eval.importing.docx import read
from documents import packed, paragraph


def blocks(body: str) -> list[Block]:
    """Read a document of this body."""
    return list(read(packed(body), "guide.docx"))


def listed(depth: int) -> str:
    """Return what makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/></w:numPr>'


def test_paragraphs_headings_and_lists_are_told_apart() -> None:
    """Paragraphs headings and lists are told apart."""
    body = (
        paragraph("Questions", "H2")
        + paragraph("")
        + paragraph("Words")
        + paragraph("Why?", properties=listed(0))
        + paragraph("Since when?", properties=listed(1))
        + paragraph("How?", "ListBullet")
        + "<w:p><w:r><w:t>Two</w:t><w:br/><w:t>lines</w:t><w:delText>gone</w:delText></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{paragraph('Held')}</w:sdtContent></w:sdt>"
    )
    assert blocks(body) == [
        Heading(1, "Questions", 2),
        Paragraph(3, "Words"),
        Point(4, "Why?", 0),
        Point(5, "Since when?", 1),
        Point(6, "How?", 0),
        Paragraph(7, "Two lines"),
        Paragraph(8, "Held"),
    ]


def test_a_cell_over_several_columns_leaves_the_others_in_place() -> None:
    """A cell over several columns leaves the others in place."""
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{paragraph("☐☐☐")}</w:tc>'
    cells = f"<w:tc>{paragraph('Asks')}</w:tc>{wide}<w:tc>{paragraph('Assumes')}</w:tc>"
    [table] = blocks(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("Asks", "", "", "", "Assumes")


def zipped(**parts: str) -> bytes:
    """Return a zip archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and no more",
        zipped(other="<a/>"),
        zipped(document="<broken"),
        zipped(document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes) -> None:
    """What is no sound document is refused."""
    with pytest.raises(BadGuide, match=r"guide\.docx: not a Word document"):
        list(read(data, "guide.docx"))


def test_a_document_without_styles_or_body_is_read() -> None:
    """A document without styles or body is read."""
    assert list(read(zipped(document="<a/>"), "guide.docx")) == []
