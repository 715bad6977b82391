"""Tables in and out: csv, jsonl and xlsx as text cells with their lines; csv and xlsx, safe."""

import csv
import io
import json
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from answer_eval._encoding import decode, sound
from answer_eval.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float
"""What a table is written from; "" is an empty cell."""

SEPARATORS = ",;\t"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A text cell starting with one of these is run as a formula by spreadsheet programs."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no workbook can hold."""
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells as written, and the line (of a spreadsheet: the row) it starts on."""

    line: int
    cells: dict[str, str]
    column: str = ""
    """Where the row is one cell of a wider table's: the column it stood in."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """What was left out of a table: where, why, and what to do about it."""

    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        return " ".join(f"{self.where}: {self.what} — {self.fix}".split())


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns in order and its rows; each row has a cell for each column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written as one sheet of a workbook."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def read_table(data: bytes, name: str, bad: type[InputError] = InputError) -> Table:
    """Read a table; `name`'s suffix says whether it is .jsonl, .xlsx or, else, csv.

    Cells are text exactly as written: "NA" is "NA", "1" is "1", a missing cell is "". Raises
    `bad`, with `name:line` where there is one, for what is no table.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        return _table(_sheet_lines(data, name, bad), name, bad)
    try:
        text = decode(data, name)
    except InputError as error:
        raise bad(error.what, where=name, fix="save it as csv and try again") from None
    if suffix == ".jsonl":
        return _json_table(text, name, bad)
    return _table(_csv_lines(text, name, bad), name, bad)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table as csv: 4.0 as 4; text that a spreadsheet would run gets a ' before it."""
    import pandas as pd

    safe = [[_written(cell) for cell in row] for row in rows]
    frame = pd.DataFrame(safe, columns=pd.Index(columns), dtype=object)
    return frame.to_csv(index=False, lineterminator="\n")


def workbook(sheets: Iterable[Sheet]) -> bytes:
    r"""Write tables as the sheets of one xlsx, numbers as numbers and text as in `csv_text`.

    What a workbook can't hold is spelled out, as in `\x00`. Raises InputError without openpyxl.
    """
    import pandas as pd

    written = io.BytesIO()
    try:
        with pd.ExcelWriter(written, engine="openpyxl") as book:
            for each in sheets:
                cells = [[_in_xml(_written(cell)) for cell in row] for row in each.rows]
                frame = pd.DataFrame(cells, columns=pd.Index(each.columns), dtype=object)
                frame.to_excel(book, sheet_name=each.name, index=False, freeze_panes=(1, 0))
    except ImportError:
        raise InputError(
            "writing xlsx needs openpyxl, which isn't installed",
            fix="pip install 'answer-eval[xlsx]', or write .csv or .json",
        ) from None
    return written.getvalue()


def _in_xml(cell: Cell) -> Cell | None:
    """Return a cell as a workbook holds it; an empty one is no text."""
    if isinstance(cell, str):
        spelled = _NO_XML.sub(lambda found: found[0].encode("unicode_escape").decode(), cell)
        return spelled or None
    return cell


def _written(cell: Cell) -> Cell:
    if isinstance(cell, str):
        mark = "'" if cell.startswith(FORMULA_STARTS) else ""
        return mark + _NEWLINE.sub("\n", cell)  # csv before Python 3.13 leaves a lone \r unquoted
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def as_written(cell: str) -> str:
    """Return a text cell without the mark that `csv_text` puts before what looks like a formula."""
    return cell[1:] if cell.startswith(tuple(f"'{each}" for each in FORMULA_STARTS)) else cell


_Line = tuple[int, list[str]]


def _table(lines: Iterable[_Line], name: str, bad: type[InputError]) -> Table:
    filled = [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise bad("the table is empty", where=name, fix="save it again with its header row")
    (top, header), *below = filled
    columns = [cell.strip() for cell in header]
    doubled = next((each for each in columns if each and columns.count(each) > 1), "")
    if doubled:
        raise bad(
            f"two columns are called {doubled!r}", where=f"{name}:{top}", fix="rename one of them"
        )
    return Table(
        name,
        tuple(column for column in columns if column),
        tuple(Row(line, _cells(columns, cells)) for line, cells in below),
    )


def _cells(columns: list[str], cells: list[str]) -> dict[str, str]:
    return {column: cell for column, cell in zip(columns, cells, strict=True) if column}


def _csv_lines(text: str, name: str, bad: type[InputError]) -> Iterator[_Line]:
    import pandas as pd

    if not text.strip():
        return
    above = _newlines(text[: len(text) - len(text.lstrip("\r\n"))])
    try:
        # Without a header, pandas neither renames doubled columns nor takes one for an index.
        frame = pd.read_csv(
            io.StringIO(text, newline=""),
            sep=_separator(text),
            header=None,
            skiprows=above,  # else a blank first line says that there is one column
            dtype=str,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.ParserError as error:
        raise _unparsed(str(error), text, name, bad) from None
    line = 1 + above
    for cells in _rows(frame):
        yield line, [str(cell) for cell in cells]
        line += 1 + sum(map(_newlines, cells))


def _newlines(text: str) -> int:
    return len(_NEWLINE.findall(text))


def _rows(frame: "pd.DataFrame") -> Iterator[list[Any]]:
    return (list(row) for row in frame.itertuples(index=False, name=None))


def _separator(text: str) -> str:
    """Return the separator that cuts the header into the most cells; the comma where none does."""
    header = next((line for line in _NEWLINE.split(text) if line.strip()), "")
    return max(SEPARATORS, key=lambda each: len(next(csv.reader([header], delimiter=each))))


def _unparsed(said: str, text: str, name: str, bad: type[InputError]) -> InputError:
    """Return the error for what pandas said, its record numbers turned into lines."""
    ragged = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", said)
    if ragged:
        expected, record, saw = map(int, ragged.groups())
        return bad(
            f"{saw} cells where the header has {expected}",
            where=f"{name}:{_line_of(record - 1, text)}",
            fix='put cells that hold the separator in "quotes"',
        )
    opened = re.search(r"EOF inside string starting at row (\d+)", said)
    where = f"{name}:{_line_of(int(opened[1]), text)}" if opened else name
    what = "a quote opens here that nothing closes" if opened else f"not a csv table: {said}"
    return bad(what, where=where, fix="mend that line and run the command again")


def _line_of(record: int, text: str) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    for _ in zip(range(record), reader, strict=False):
        pass
    return reader.line_num + 1


def _sheet_lines(data: bytes, name: str, bad: type[InputError]) -> Iterator[_Line]:
    import pandas as pd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sheet features that no cell's text needs
            frame = pd.read_excel(io.BytesIO(data), header=None, dtype=object, na_filter=False)
    except ImportError:
        raise bad(
            "reading xlsx needs openpyxl, which isn't installed",
            where=name,
            fix="pip install 'answer-eval[xlsx]', or save the sheet as csv",
        ) from None
    except Exception as error:  # noqa: BLE001  a damaged workbook fails in any of the parser's layers
        what = f"not a workbook that can be read ({type(error).__name__})"
        raise bad(what, where=name, fix="save it again as xlsx or csv") from None
    for line, cells in enumerate(_rows(frame), start=1):
        yield line, [_sheet_text(cell) for cell in cells]


def _sheet_text(cell: object) -> str:
    """Return a sheet's cell as it shows: whole numbers without a point, days without a time."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, float) and not math.isfinite(cell):
        return "#N/A"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _json_table(text: str, name: str, bad: type[InputError]) -> Table:
    lines = ((line, each) for line, each in enumerate(_NEWLINE.split(text), 1) if each.strip())
    rows = tuple(Row(line, _json_cells(each, f"{name}:{line}", bad)) for line, each in lines)
    if not rows:
        raise bad("the table is empty", where=name, fix="write one JSON object on each line")
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    empty = dict.fromkeys(columns, "")
    return Table(name, columns, tuple(Row(row.line, empty | row.cells) for row in rows))


def _json_cells(text: str, where: str, bad: type[InputError]) -> dict[str, str]:
    try:
        found = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise bad(f"not JSON: {error}", where=where, fix="mend that line") from None
    if not isinstance(found, dict):
        raise bad("not a JSON object", where=where, fix='write {"column": "text", …}') from None
    return {sound(key).strip(): _json_text(value) for key, value in found.items()}


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    return sound(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
