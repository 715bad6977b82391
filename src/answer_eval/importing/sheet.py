"""Tables: csv, and spreadsheets with their header in the first row."""

from collections.abc import Iterator

from answer_eval.errors import BadGuide
from answer_eval.importing import Reader
from answer_eval.importing._blocks import Block, Table, row
from answer_eval.tables import read_table


def read(data: bytes, name: str) -> Iterator[Block]:
    """Yield one table; a sheet's rows are counted from 1, the header's."""
    table = read_table(data, name, BadGuide)
    below = (row(each.line, (each.cells[name] for name in table.columns)) for each in table.rows)
    yield Table((row(1, table.columns), *below))


PLUGIN = Reader("sheet", (".csv", ".tsv", ".xlsx"), read)
