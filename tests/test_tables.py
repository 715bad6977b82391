"""Tables: cells as written, each row with its line; csv out that no spreadsheet runs."""

import csv
import io
import sys
from datetime import datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.errors import BadRatings, InputError
from answer_eval.tables import Cell, Sheet, Table, csv_text, read_table, workbook


def _rows(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.line, list(row.cells.values())) for row in table.rows]


def _sheet(*rows: list[object]) -> bytes:
    file = io.BytesIO()
    width = max(map(len, rows), default=0)
    level = [row + [None] * (width - len(row)) for row in rows]
    pd.DataFrame(level, dtype=object).to_excel(file, header=False, index=False)
    return file.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_every_dialect(separator: str, end: str, encoding: str) -> None:
    """Separator, line end and encoding change nothing."""
    lines = [["interview", " text "], ["a", "Zoë"], ["b", '"x, y; z"']]
    text = "".join(separator.join(line) + end for line in lines)
    table = read_table(text.encode(encoding), "t.csv")
    assert table.columns == ("interview", "text")
    assert _rows(table) == [(2, ["a", "Zoë"]), (3, ["b", "x, y; z"])]


def test_cells_are_text_exactly_as_written() -> None:
    """No number, no date and no word for nothing is made of a cell."""
    cells = ["NA", "null", "1", "1.0", "01", "-3", "TRUE", " x ", "", "2026-01-02", "nan", "1e5"]
    table = read_table(f"{','.join(map(str, range(12)))}\n{','.join(cells)}\n".encode(), "t.csv")
    assert _rows(table) == [(2, cells)]


def test_lines_are_those_of_the_file() -> None:
    """Blank lines and newlines within quotes count; rows of blanks are left out."""
    text = '\n\na,b\n1,"x\ny\r\nz"\n\n  ,\n2,z\n"3\n",\n4'
    table = read_table(text.encode(), "t.csv")
    assert _rows(table) == [
        (4, ["1", "x\ny\r\nz"]),
        (9, ["2", "z"]),
        (10, ["3\n", ""]),
        (12, ["4", ""]),
    ]


def test_columns_without_a_name_are_left_out() -> None:
    """What spreadsheets leave at a table's right edge is no column."""
    table = read_table(b"a,b,,\n1,2,,\n", "t.csv")
    assert table.columns == ("a", "b")
    assert _rows(table) == [(2, ["1", "2"])]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.csv", b"", "t.csv: the table is empty"),
        ("t.csv", b",,\n \n", "t.csv: the table is empty"),
        ("t.csv", b"a,a\n1,2\n", "t.csv:1: two columns are called 'a'"),
        ("t.csv", b'\na,b\n"x\ny",1\n1,2,3\n', "t.csv:5: 3 cells where the header has 2"),
        ("t.csv", b'\na,b\n"x\ny",1\n1,"2\n3\n', "t.csv:5: a quote opens here that nothing closes"),
        ("t.csv", b"PK\x03\x04" + bytes(9), "t.csv: not text but a zip archive or an Office file"),
        ("t.jsonl", b"\n", "t.jsonl: the table is empty"),
        ("t.jsonl", b'{"a": 1}\n\n{"a": \n', "t.jsonl:3: not JSON"),
        ("t.jsonl", b"[1]\n", "t.jsonl:1: not a JSON object"),
        ("t.jsonl", b"[" * 9999, "t.jsonl:1: not JSON"),
        ("t.xlsx", b"hello", "t.xlsx: not a workbook that can be read"),
        ("t.xlsx", b"PK\x03\x04" + bytes(99), "t.xlsx: not a workbook that can be read"),
        ("t.xlsx", _sheet(), "t.xlsx: the table is empty"),
    ],
)
def test_what_is_no_table_says_where_and_why(name: str, data: bytes, said: str) -> None:
    """A fault is one line with the file, the line where there is one, and the next step."""
    with pytest.raises(BadRatings) as refused:
        read_table(data, name, BadRatings)
    assert str(refused.value).startswith(said)
    assert refused.value.fix


def test_jsonl_cells_are_text() -> None:
    """Every value is text as written; a missing or null one is empty."""
    lines = [
        '{"interview": "a", "n": 1.10, "t": true, "l": ["x"]}',
        "",
        '{"interview": "b", "n": null, "s": "\\ud800"}',
    ]
    table = read_table("\n".join(lines).encode(), "t.jsonl")
    assert table.columns == ("interview", "n", "t", "l", "s")
    assert _rows(table) == [
        (1, ["a", "1.10", "true", '["x"]', ""]),
        (3, ["b", "", "", "", "\\ud800"]),
    ]


def test_a_sheet_reads_as_it_shows() -> None:
    """Whole numbers have no point, days no time, and rows their number in the sheet."""
    data = _sheet(
        [],
        ["interview", "n", "x", "when", "at", None],
        ["a", 1, 2.5, datetime(2026, 1, 2), datetime(2026, 1, 2, 9, 30)],  # noqa: DTZ001  sheets know no zones
        [],
        ["NA", "01", True, None, "#N/A"],
    )
    table = read_table(data, "t.XLSX")
    assert table.columns == ("interview", "n", "x", "when", "at")
    assert _rows(table) == [
        (3, ["a", "1", "2.5", "2026-01-02", "2026-01-02 09:30:00"]),
        (5, ["NA", "01", "True", "", "#N/A"]),
    ]


def test_a_sheet_without_openpyxl_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that reads sheets is named, and the way without it."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(InputError, match=r"needs openpyxl.*answer-eval\[xlsx\].*as csv"):
        read_table(_sheet(["a"]), "t.xlsx")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    """A formula in a candidate's words stays words."""
    text = csv_text(("a", "b"), [(f"{start}1+1", "x=1")])
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert row == [f"'{start}1+1".replace("\r", "\n"), "x=1"]


def test_numbers_stay_numbers() -> None:
    """A negative number is no formula, and a whole one has no point."""
    assert csv_text(("a", "b", "c"), [(-1.5, 3, ""), (0.1, -2.0, "-2")]) == (
        "a,b,c\n-1.5,3,\n0.1,-2,'-2\n"
    )


def test_a_table_without_rows_has_its_header() -> None:
    """Nothing to write is still a table."""
    assert csv_text(("a", "b"), []) == "a,b\n"


texts = st.text(st.characters(exclude_categories=["C"], include_characters="\n"), min_size=1)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


@settings(deadline=None)
@given(st.lists(st.tuples(texts, numbers), min_size=1))
def test_what_is_written_reads_back(rows: list[tuple[str, float]]) -> None:
    """Texts come back but for the ' before formulas; numbers come back as their value."""
    written: list[tuple[Cell, ...]] = [(f"x{text}", number) for text, number in rows]
    table = read_table(csv_text(("text", "number"), written).encode(), "t.csv")
    read = [(row.cells["text"], float(row.cells["number"])) for row in table.rows]
    assert read == [(f"x{text}", float(number)) for text, number in rows]


def test_a_workbook_needs_openpyxl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, writing one says what to install or to write instead."""
    for module in ("openpyxl", "openpyxl.workbook"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"writing xlsx needs openpyxl.*answer-eval\[xlsx\]"):
        workbook([Sheet("one", ("a",), [(1,)])])
