"""A table of corrections: who really spoke in a turn, and where a question is really answered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from answer_eval._digest import digest
from answer_eval.errors import BadCorrections, together, try_each
from answer_eval.mending import NO_CORRECTIONS, AnswerCorrection, Corrections, RoleCorrection
from answer_eval.segment import Status
from answer_eval.tables import Row, Table
from answer_eval.transcript import Role

FILE_NAME = "corrections.csv"
ROLE_FORM, ANSWER_FORM = ("turn", "role"), ("question", "turns")
FORMS = "a row is interview,turn,role or interview,question,turns"
TURNS = "write '3 to 7; 9' (spreadsheets make a date of 3-7)"
UNANSWERED = {each.value: each for each in (Status.NOT_ASKED, Status.NOT_ANSWERED)}

_RANGE = re.compile(r"(\d{1,5})(?:\s*(?:-|\u2013|\.\.|to)\s*(\d{1,5}))?", re.ASCII)
_LIST = str.maketrans('[]"', "   ")
"""What a list in JSON has around its numbers."""
_RANGES = re.compile(rf"(?:{_RANGE.pattern}(?:[\s,;]+|$))*", re.ASCII)


Correction = RoleCorrection | AnswerCorrection
Settled = dict[tuple[str, str], tuple[str, str]]
"""By interview and what of it: how a row settles it, and which."""


@dataclass(frozen=True, slots=True)
class CorrectionsTable:
    """The corrections of many interviews, as one file holds them."""

    name: str
    rows: int
    digest: str
    by_interview: Mapping[str, Corrections]
    lines: Mapping[str, int]
    """The first line that names each interview."""

    @property
    def about(self) -> dict[str, str | int]:
        """What `run.json` says of it."""
        if not self.name:
            return {}
        return {"file": self.name, "rows": self.rows, "digest": self.digest}

    def of(self, interview: str) -> Corrections:
        """Return an interview's corrections."""
        return self.by_interview.get(interview, NO_CORRECTIONS)

    def where(self, interview: str) -> str:
        """Return the `file:line` that first names an interview."""
        return f"{self.name}:{self.lines[interview]}"

    def says_nothing_of(self, interview: str) -> str:
        """Return that in words, with the interviews that it does correct."""
        named = _some(sorted(self.by_interview)) or "none"
        return f"{self.name} corrects nothing of {interview!r}; its interviews are {named}"

    def check(self, interviews: Iterable[str]) -> None:
        """Raise BadCorrections for the interviews that aren't among those there are."""
        known = set(interviews)
        fix = f"the interviews are {_some(sorted(known))}"
        faults = [
            BadCorrections(f"no interview is called {name!r}", where=self.where(name), fix=fix)
            for name in self.by_interview
            if name not in known
        ]
        if faults:
            raise together(faults)


NO_TABLE = CorrectionsTable("", 0, "", {}, {})
SHOWN = 8


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def read_corrections(table: Table) -> CorrectionsTable:
    """Read a table whose rows each have one of the two forms.

    Raises BadCorrections, with `file:line`, for missing columns and for every row that says
    nothing, too much, or what an earlier row says otherwise.
    """
    _check_columns(table)
    settled = Settled()

    def read(row: Row) -> tuple[str, Correction]:
        name, correction = _interview(row, table), _correction(row, table)
        _check_once(name, correction, settled)
        return name, correction

    by_interview = defaultdict[str, list[Correction]](list)
    for name, correction in try_each(read, table.rows, BadCorrections):
        by_interview[name].append(correction)
    return CorrectionsTable(
        table.name,
        len(table.rows),
        digest([row.cells for row in table.rows]),
        {name: _corrections(mine) for name, mine in by_interview.items()},
        {_interview(row, table): row.line for row in reversed(table.rows)},
    )


def _check_columns(table: Table) -> None:
    has = set(table.columns)
    if "interview" not in has or not any(has >= {*form} for form in (ROLE_FORM, ANSWER_FORM)):
        raise BadCorrections(
            f"it has the columns {', '.join(table.columns)}", where=f"{table.name}:1", fix=FORMS
        )


def _interview(row: Row, table: Table) -> str:
    if name := row.cells["interview"].strip():
        return name
    raise _bad("interview is empty", row, table, "give every row its interview's id")


def _corrections(read: list[Correction]) -> Corrections:
    return Corrections(
        tuple(each for each in read if isinstance(each, RoleCorrection)),
        tuple(each for each in read if isinstance(each, AnswerCorrection)),
    )


def _correction(row: Row, table: Table) -> Correction:
    turn, role, question, turns = (
        row.cells.get(column, "").strip() for column in (*ROLE_FORM, *ANSWER_FORM)
    )
    where = f"{table.name}:{row.line}"
    if question and not (turn or role) and "turns" in row.cells:
        return AnswerCorrection(question, _said(turns, row, table), where)
    if turn and role and not (question or turns):
        return RoleCorrection(_turns(turn, row, table), _role(role, row, table), where)
    raise _bad("this row is of neither form, or of both", row, table, FORMS)


def _role(text: str, row: Row, table: Table) -> Role:
    if text.lower() in list(Role):
        return Role(text.lower())
    raise _bad(f"no role is called {text!r}", row, table, f"the roles are {', '.join(Role)}")


def _said(text: str, row: Row, table: Table) -> tuple[int, ...] | Status:
    if text.lower() in UNANSWERED:
        return UNANSWERED[text.lower()]
    return _turns(text, row, table) or Status.NOT_ASKED


def _turns(text: str, row: Row, table: Table) -> tuple[int, ...]:
    said = text.translate(_LIST).strip()
    pairs = [(int(first), int(last or first)) for first, last in _RANGE.findall(said)]
    if not _RANGES.fullmatch(said) or any(first > last for first, last in pairs):
        raise _bad(f"no turns are {text!r}", row, table, TURNS)
    return tuple(sorted({turn for first, last in pairs for turn in range(first, last + 1)}))


def _check_once(interview: str, correction: Correction, settled: Settled) -> None:
    """Settle what a row does; BadCorrections where an earlier one settles it otherwise."""
    for what, said in _claims(correction):
        above, where = settled.setdefault((interview, what), (said, correction.where))
        if above != said:
            raise BadCorrections(
                f"{what} is corrected a second time, after {where}",
                where=correction.where,
                fix="keep one of the rows",
            )


def _claims(correction: Correction) -> Iterator[tuple[str, str]]:
    """Yield what a row settles and how: rows may give a turn one role twice, no question twice."""
    if isinstance(correction, AnswerCorrection):
        yield f"question {correction.question!r}", correction.where
    else:
        yield from ((f"turn {turn}", correction.role) for turn in correction.turns)


def _bad(what: str, row: Row, table: Table, fix: str) -> BadCorrections:
    return BadCorrections(what, where=f"{table.name}:{row.line}", fix=fix)
