"""A table of corrections: who really spoke in a turn, and where a question is really answered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answer_eval._digest import digest
from answer_eval.errors import BadCorrections
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
        """Raise BadCorrections for an interview that isn't among those there are."""
        known = sorted(set(interviews))
        strange = [name for name in self.by_interview if name not in known]
        if strange:
            raise BadCorrections(
                f"no interview is called {strange[0]!r}",
                where=self.where(strange[0]),
                fix=f"the interviews are {_some(known)}",
            )


NO_TABLE = CorrectionsTable("", 0, "", {}, {})
SHOWN = 8


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def read_corrections(table: Table) -> CorrectionsTable:
    """Read a table whose rows each have one of the two forms.

    Raises BadCorrections, with `file:line`, for missing columns and for a row that says nothing,
    too much, or what an earlier row says otherwise.
    """
    _check_columns(table)
    rows = defaultdict[str, list[Row]](list)
    for row in table.rows:
        rows[_interview(row, table)].append(row)
    return CorrectionsTable(
        table.name,
        len(table.rows),
        digest([row.cells for row in table.rows]),
        {name: _corrections(mine, table) for name, mine in rows.items()},
        {name: mine[0].line for name, mine in rows.items()},
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


def _corrections(rows: list[Row], table: Table) -> Corrections:
    roles, answers = list[RoleCorrection](), list[AnswerCorrection]()
    for row in rows:
        match _correction(row, table):
            case RoleCorrection() as role:
                roles.append(role)
            case answer:
                answers.append(answer)
    _check_once(roles, answers)
    return Corrections(tuple(roles), tuple(answers))


def _correction(row: Row, table: Table) -> RoleCorrection | AnswerCorrection:
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


def _check_once(roles: Iterable[RoleCorrection], answers: Iterable[AnswerCorrection]) -> None:
    cast = dict[int, RoleCorrection]()
    for role in roles:
        for turn in role.turns:
            if (above := cast.setdefault(turn, role)).role is not role.role:
                raise _doubled(f"turn {turn}", role.where, above.where)
    placed = dict[str, AnswerCorrection]()
    for answer in answers:
        if (first := placed.setdefault(answer.question, answer)) is not answer:
            raise _doubled(f"question {answer.question!r}", answer.where, first.where)


def _doubled(what: str, where: str, above: str) -> BadCorrections:
    return BadCorrections(
        f"{what} is corrected a second time, after {above}", where=where, fix="keep one of the rows"
    )


def _bad(what: str, row: Row, table: Table, fix: str) -> BadCorrections:
    return BadCorrections(what, where=f"{table.name}:{row.line}", fix=fix)
