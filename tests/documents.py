"""Documents for the import's tests, written in every file format that is read."""

import csv
import html
import io
import zipfile
from collections.abc import Sequence

Rows = Sequence[Sequence[str]]
BOX = '<input type="checkbox"/>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
POINTS = ("5", "4", "3", "2", "1")


def markdown(rows: Rows) -> bytes:
    """Write a table with pipes."""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join(
        ["## How to assess: Care", "", head, "|---" * len(rows[0]) + "|", *body]
    ).encode()


def tabbed(rows: Rows) -> bytes:
    """Write a table with tabs."""
    lines = ("\t".join(row) for row in rows)
    return "\n".join(["## How to assess: Care", "", *lines]).encode()


def page(rows: Rows) -> bytes:
    """Write a web page."""
    cells = (
        "".join(f"<td>{cell if cell == BOX else html.escape(cell)}</td>" for cell in row)
        for row in rows
    )
    body = "".join(f"<tr>{row}</tr>\n" for row in cells)
    return f"<h2>How to assess: Care</h2>\n<table>{body}</table>".encode()


def comma_separated(rows: Rows) -> bytes:
    """Write a csv file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def word(rows: Rows) -> bytes:
    """Write the least of a Word document that Word itself would open."""
    cells = ("".join(_cell(cell) for cell in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return packed(f"{paragraph('How to assess: Care', 'H2')}<w:tbl>{table}</w:tbl>")


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of a Word document."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    said = f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{said}</w:p>"


def packed(body: str) -> bytes:
    """Return a Word document of this body, in which style H2 is a heading."""
    styles = '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return file.getvalue()


def _cell(text: str) -> str:
    return f"<w:tc>{paragraph('☐' if text == BOX else text)}</w:tc>"
