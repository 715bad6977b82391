"""Ready-made answers: a table of `interview,question,text` that needs no segmentation."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from answer_eval.errors import BadAnswers
from answer_eval.tables import Row, Table
from answer_eval.transcript import UNTIMED, Piece, Role, Transcript, Turn

REQUIRED = ("interview", "question", "text")
FORMAT = "answers"
"""The format that a transcript made of ready-made answers names."""


class Kind(StrEnum):
    """How good the author of a sample answer meant it to be."""

    GOOD = "good"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class ExpectedKind:
    """The author of a sample answer meant it to be good, or weak."""

    question: str
    kind: Kind
    where: str = field(default="", compare=False)
    """The table's `file:line`; "" where no table says it."""


@dataclass(frozen=True, slots=True)
class ExpectedRating:
    """The rating that a sample answer was written for, of one indicator or ("") of each."""

    question: str
    indicator: str
    value: float
    where: str = field(default="", compare=False)


Expected = ExpectedKind | ExpectedRating


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """The turn that answers a question; its text is empty where no answer came."""

    question: str
    turn: int
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ReadyInterview:
    """One interview's answers, each a turn of the candidate's, and what their author expects."""

    interview: str
    candidate: str
    transcript: Transcript
    answers: tuple[ReadyAnswer, ...]
    expected: tuple[Expected, ...] = ()


def is_answers(table: Table) -> bool:
    """Tell whether a table has the columns of ready-made answers."""
    return set(REQUIRED) <= set(table.columns)


def names_answers(text: str) -> bool:
    """Tell whether the first line of a table that can't be read has the columns of answers."""
    return set(REQUIRED) <= set(re.findall(r"\w+", text.lstrip().split("\n", 1)[0]))


def read_answers(table: Table) -> tuple[ReadyInterview, ...]:
    """Group a table's rows by interview, in the order in which interviews first appear.

    An answer may stand in several rows, one for each indicator with an expected rating. Raises
    BadAnswers, with `file:line`, for missing columns, empty ids and doubled answers.
    """
    missing = [column for column in REQUIRED if column not in table.columns]
    if missing:
        raise BadAnswers(
            f"no column {', '.join(missing)}; it has {', '.join(table.columns)}",
            where=f"{table.name}:1",
            fix=f"a table of answers has the columns {','.join(REQUIRED)}",
        )
    if not table.rows:
        raise BadAnswers(
            "it has a header only", where=f"{table.name}:1", fix="add a row for each answer"
        )
    by_interview = dict[str, list[Row]]()
    for row in table.rows:
        by_interview.setdefault(_filled(row, "interview", table), []).append(row)
    return tuple(_ready(name, rows, table) for name, rows in by_interview.items())


def _ready(interview: str, rows: Sequence[Row], table: Table) -> ReadyInterview:
    answers = _answers(rows, table)
    candidate = _candidate(interview, rows, table)
    turns = tuple(_turn(i, candidate, row) for i, row in enumerate(answers.values()))
    return ReadyInterview(
        interview,
        candidate,
        Transcript(turns, FORMAT),
        tuple(
            ReadyAnswer(question, turn, _place(row, table))
            for turn, (question, row) in enumerate(answers.items())
        ),
        tuple(dict.fromkeys(each for row in rows for each in _expected(row, table))),
    )


def _turn(index: int, candidate: str, row: Row) -> Turn:
    text = " ".join(row.cells["text"].split())
    pieces = (Piece(0, len(text), UNTIMED),) if text else ()
    return Turn(index, candidate, text, pieces, Role.CANDIDATE)


def _answers(rows: Sequence[Row], table: Table) -> dict[str, Row]:
    """Return the row of each question's answer; further rows may only add an indicator."""
    first, seen = dict[str, Row](), dict[tuple[str, str], Row]()
    for row in rows:
        question = _filled(row, "question", table)
        indicator = row.cells.get("indicator", "").strip()
        same = first.setdefault(question, row)
        above = seen.setdefault((question, indicator), row)
        if above is not row or same.cells["text"] != row.cells["text"]:
            raise _bad(
                f"interview {row.cells['interview'].strip()!r} answers {question!r} a second time,"
                f" after line {(above if above is not row else same).line}",
                row,
                table,
                "keep one of the rows, or give the other interview an id of its own",
            )
    return first


def _candidate(interview: str, rows: Sequence[Row], table: Table) -> str:
    named = {row.cells.get("candidate", "").strip(): row for row in reversed(rows)}
    named.pop("", None)
    if len(named) > 1:
        raise _bad(
            f"interview {interview!r} has more than one candidate: {', '.join(sorted(named))}",
            max(named.values(), key=lambda row: row.line),
            table,
            "give each candidate's interview an id of its own",
        )
    return next(iter(named), interview)


def _expected(row: Row, table: Table) -> Iterator[Expected]:
    question = row.cells["question"].strip()
    kind = row.cells.get("expected_kind", "").strip()
    rating = row.cells.get("expected_rating", "").strip()
    if kind:
        if kind not in list(Kind):
            raise _bad(f"expected_kind {kind!r}", row, table, "write good, weak or nothing")
        yield ExpectedKind(question, Kind(kind), _place(row, table))
    if rating:
        indicator = row.cells.get("indicator", "").strip()
        value = _number(rating, row, table)
        yield ExpectedRating(question, indicator, value, _place(row, table))


def _number(text: str, row: Row, table: Table) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _bad(f"expected_rating {text!r} is no number", row, table, "write one, or nothing")
    return value


def _filled(row: Row, column: str, table: Table) -> str:
    value = row.cells[column].strip()
    if not value:
        raise _bad(f"{column} is empty", row, table, f"give every row its {column}")
    return value


def _bad(what: str, row: Row, table: Table, fix: str) -> BadAnswers:
    return BadAnswers(what, where=_place(row, table), fix=fix)


def _place(row: Row, table: Table) -> str:
    return f"{table.name}:{row.line}"
