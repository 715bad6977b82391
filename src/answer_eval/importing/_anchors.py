"""Tables of indicators: which column is which, and the two anchors of each row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer_eval.importing._blocks import Row, Table

POSITIVE = re.compile(
    r"\b(?:positive|effective|strong|excellent|exceptional|outstanding|exemplary|best|good|high|"
    r"exceeds|desirable|green flags?|advanced|superior)\b"
)
NEGATIVE = re.compile(
    r"\b(?:negative|ineffective|weak|poor|unsatisfactory|unacceptable|worst|bad|low|below|"
    r"undesirable|red flags?|inadequate|insufficient|not effective|not acceptable)\b"
)
NAMES = {
    "competency": re.compile(r"^(?:competenc(?:y|ies)|dimension|capability|skill|construct)\b"),
    "indicator": re.compile(
        r"^(?:indicators?|behaviou?rs?|criteri(?:on|a)|items?|what to rate|id)\b"
    ),
    "question": re.compile(r"^questions?\b"),
}
POINT = re.compile(r"^\D{0,12}?\b(\d{1,2})\b(?!\d|%)")
MOST_POINTS = 11


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table of indicators has what; a column that it lacks is -1."""

    positive: int
    negative: int
    points: dict[int, int]
    """By column, the scale's point whose description stands in it."""
    low: int
    high: int
    best: int
    competency: int = -1
    indicator: int = -1
    question: int = -1


@dataclass(frozen=True, slots=True)
class Pair:
    """A row's two anchors, and what it describes between them."""

    line: int
    positive: str
    negative: str
    levels: tuple[tuple[int, str], ...] = ()
    name: str = ""
    competency: str = ""
    question: str = ""


def columns_of(table: Table) -> Columns | None:
    """Return the columns of a table of indicators, None for a table of something else."""
    header = [cell.lower() for cell in table.rows[0].cells]
    named = {name: _column(header, pattern) for name, pattern in NAMES.items()}
    taken = set(named.values())
    numbered = {
        at: int(found[1])
        for at, cell in enumerate(header)
        if at not in taken and (found := POINT.match(cell)) and int(found[1]) < MOST_POINTS
    }
    ends = _ends(header, numbered, taken)
    return _columns(ends, numbered, named) if ends else None


def _column(header: list[str], pattern: re.Pattern[str]) -> int:
    """Return the first column so named; a name that also says which end it is, is an end."""
    for at, cell in enumerate(header):
        if pattern.search(cell) and not (POSITIVE.search(cell) or NEGATIVE.search(cell)):
            return at
    return -1


def _ends(header: list[str], numbered: dict[int, int], taken: set[int]) -> tuple[int, int] | None:
    """Return the columns of the positive and the negative anchor."""
    negative = [at for at, cell in enumerate(header) if NEGATIVE.search(cell) and at not in taken]
    positive = [
        at
        for at, cell in enumerate(header)
        if POSITIVE.search(cell) and at not in taken and at not in negative
    ]
    if positive and negative:
        return _outermost(positive, negative)
    if len(numbered) > 1:
        highest = max(numbered, key=lambda at: numbered[at])
        lowest = min(numbered, key=lambda at: numbered[at])
        is_best_low = lowest in positive or highest in negative
        return (lowest, highest) if is_best_low else (highest, lowest)
    return None


def _outermost(positive: list[int], negative: list[int]) -> tuple[int, int]:
    """Return the two that stand farthest apart: "good" may stand between "poor" and "excellent"."""
    pairs = [(one, other) for one in positive for other in negative]
    return max(pairs, key=lambda pair: abs(pair[0] - pair[1]))


def _columns(ends: tuple[int, int], numbered: dict[int, int], named: dict[str, int]) -> Columns:
    positive, negative = ends
    step = 1 if negative > positive else -1
    between = range(positive + step, negative, step)
    points = {at: numbered[at] for at in between if at in numbered}
    if positive in numbered and negative in numbered:
        best, worst = numbered[positive], numbered[negative]
    elif points:
        best, worst = points[_nearest(points, positive)], points[_nearest(points, negative)]
    else:
        best, worst = (len(between) + 2, 1) if between else (5, 1)
        points = {at: best - abs(at - positive) for at in between}
    return Columns(positive, negative, points, min(best, worst), max(best, worst), best, **named)


def _nearest(points: dict[int, int], to: int) -> int:
    return min(points, key=lambda at: abs(at - to))


def pairs(table: Table, columns: Columns) -> Iterator[Pair | Row]:
    """Yield each row's anchors; a row that hasn't two is yielded as it stands."""
    competency = ""
    for each in table.rows[1:]:
        cells = _filled(each, columns)
        competency = cells.get(columns.competency, competency)
        found = _pair(each.line, cells, columns, competency)
        yield found or each


def _filled(row: Row, columns: Columns) -> dict[int, str]:
    """Return what cells say; a box that repeats its column's number says nothing."""
    numbers = {at: str(point) for at, point in columns.points.items()}
    return {at: cell for at, cell in enumerate(row.cells) if cell and cell != numbers.get(at)}


def _pair(line: int, cells: dict[int, str], columns: Columns, competency: str) -> Pair | None:
    told = _in_place(cells, columns)
    positive, negative = told.get(columns.positive, ""), told.get(columns.negative, "")
    if not (positive and negative):
        return None
    inner = range(columns.low + 1, columns.high)
    levels = ((p, told[at]) for at, p in columns.points.items() if at in told and p in inner)
    return Pair(
        line,
        positive,
        negative,
        tuple(sorted(levels)),
        name=told.get(columns.indicator, ""),
        competency=competency,
        question=told.get(columns.question, ""),
    )


def _in_place(cells: dict[int, str], columns: Columns) -> dict[int, str]:
    """Put an anchor that has slipped into a column of boxes back where it belongs.

    Where a box before it was dropped, the text of the far end stands under one of the points.
    """
    ends = (columns.positive, columns.negative)
    missing = [at for at in ends if at not in cells]
    strayed = [at for at in cells if at in columns.points or at in _beyond(columns)]
    if len(missing) != 1 or len(strayed) != 1:
        return cells
    return {at: cell for at, cell in cells.items() if at != strayed[0]} | {
        missing[0]: cells[strayed[0]]
    }


def _beyond(columns: Columns) -> range:
    """Return the columns past the last that the header names: a row may have too many boxes."""
    last = max(columns.positive, columns.negative)
    return range(last + 1, last + MOST_POINTS)
