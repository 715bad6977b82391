"""Tables and sentences in the width that there is: no word is cut."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table


WIDEST = 10_000
"""Columns that no table needs."""


def put(console: "Console", table: "Table") -> None:
    """Print a table; where it is too wide, each row as lines of column and cell."""
    unbounded = console.options.update(max_width=WIDEST)
    if console.measure(table, options=unbounded).maximum <= console.width:
        console.print(table)
    else:
        _stacked(console, table)


def _stacked(console: "Console", table: "Table") -> None:
    names = [str(column.header) for column in table.columns]
    widest = max(map(len, names))
    if table.title:
        console.print(table.title)
    for row in zip(*(column.cells for column in table.columns), strict=True):
        console.print()
        for name, cell in zip(names, row, strict=True):
            console.print(f"{name:<{widest}}  {cell}")


def say(console: "Console", lines: "Iterable[str]") -> None:
    """Print sentences, broken between words where a width is set; a pipe without one gets lines."""
    from answer_eval.cli._show import PIPED

    for line in lines:
        console.print(line, soft_wrap=console.width == PIPED)
