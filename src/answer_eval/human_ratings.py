"""Tables of ratings, a row for each judgement, read row by row: one bad row spoils no other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from answer_eval.errors import BadRatings
from answer_eval.guide import Guide
from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.rubric import Scale
from answer_eval.tables import Table, Unusable, as_written
from answer_eval.wide_ratings import REMARKS, laid_out

REQUIRED = ("interview", "question", "indicator", "rater", "rating")
"""The columns no ratings table goes without; `not_rated`, `candidate`, `rater_kind` and `sample`
are read where they stand."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
LARGEST = 1e6
"""What is larger is an id or a date in the wrong column."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table is held against; an empty collection means that it isn't known."""

    scales: Mapping[str, Scale] = field(default_factory=dict)
    """Each indicator's scale."""
    questions: frozenset[str] = frozenset()
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The questions that each indicator is rated in."""
    candidates: Mapping[str, str] = field(default_factory=dict)
    """Each interview's candidate; rows of other interviews can't be used."""


@dataclass(frozen=True, slots=True)
class RatingsRead:
    """The judgements of some tables, and the rows that gave none."""

    judged: tuple[Judged, ...]
    unusable: tuple[Unusable, ...]
    rows: Mapping[str, int] = field(default_factory=dict)
    """How many judgements each table holds, by its name, usable or not."""


def known_from(guides: Iterable[Guide], candidates: Mapping[str, str] | None = None) -> Known:
    """Return what guides, and a run's interviews, say that a table may hold."""
    guides = list(guides)
    units = [(indicator.id, question.id) for g in guides for question, _, indicator in g.units()]
    return Known(
        {each.id: guide.scale for guide in guides for each in guide.rubric.indicators},
        frozenset(question.id for guide in guides for question in guide.questions),
        {name: tuple(q for i, q in units if i == name) for name, _ in units},
        candidates or {},
    )


def read_ratings(tables: Iterable[Table], known: Known | None = None) -> RatingsRead:
    """Read ratings tables as one, long ones and wide ones.

    A rating with no reason beside it is a Rating, an empty rating with a reason a NotRated; a
    rater without a prefix is a person. Raises BadRatings for a table that lacks a column.
    """
    reader = _Reader(known or Known())
    for table in tables:
        reader.read(table)
    return RatingsRead(tuple(reader.judged), tuple(reader.unusable), reader.rows)


def rater_of(name: str, kind: str = "") -> Rater:
    """Return the rater of a name as tables have it: `anna` and `human:anna` are one person.

    Without a kind the name says it: `baseline`, `adjudicator`, `openai-decisions/…`, any other
    name with a slash a language model, the rest people. ValueError for an unknown kind.
    """
    found = RaterKind(kind) if kind else _kind(name)
    prefixed = (
        name if found is not RaterKind.HUMAN or name.startswith("human:") else f"human:{name}"
    )
    return Rater(prefixed, found)


def _kind(name: str) -> RaterKind:
    word = re.split("[:/]", name)[0]
    if word in {RaterKind.HUMAN, RaterKind.BASELINE, RaterKind.ADJUDICATOR}:
        return RaterKind(word)
    if word == "openai-decisions":
        return RaterKind.DECISION
    return RaterKind.LLM if "/" in name else RaterKind.HUMAN


class _LeaveOut(Exception):  # noqa: N818  no error: the row is listed and the table goes on
    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


class _Reader:
    def __init__(self, known: Known) -> None:
        self.known = known
        self.judged: list[Judged] = []
        self.unusable: list[Unusable] = []
        self.rows: dict[str, int] = {}
        self._seen: dict[Sequence[object], str] = {}

    def read(self, given: Table) -> None:
        table = laid_out(given, self.known.asked)
        missing = [column for column in REQUIRED if column not in table.columns]
        if missing:
            raise BadRatings(
                f"no column {', '.join(missing)}; it has {', '.join(table.columns)}",
                where=f"{table.name}:1",
                fix=f"a ratings table has the columns {','.join(REQUIRED)},not_rated",
            )
        self.rows[table.name] = len(table.rows)
        for row in table.rows:
            where = f"{table.name}:{row.line}"
            cells = {column: as_written(cell.strip()) for column, cell in row.cells.items()}
            try:
                self.judged.append(self._judge(cells, where))
            except _LeaveOut as fault:
                what = f"column {row.column}: {fault.what}" if row.column else fault.what
                self.unusable.append(Unusable(where, what, fault.fix))

    def _judge(self, cells: Mapping[str, str], where: str) -> Judged:
        unit, rater, sample = self._unit(cells), _rater(cells), _sample(cells)
        remark = _remark(cells, rater)
        judged: Judged
        if cells["rating"]:
            value = self._value(cells, unit)
            judged = Rating(unit=unit, rater=rater, value=value, sample=sample, observation=remark)
        else:
            reason = _reason(cells)
            judged = NotRated(
                unit=unit, rater=rater, reason=reason, sample=sample, observation=remark
            )
        key = (unit.interview, unit.question, unit.indicator, rater.id, sample)
        if (earlier := self._seen.setdefault(key, where)) != where:
            raise _LeaveOut(
                f"{rater.id} has judged {unit.indicator!r} in this answer already, at {earlier}",
                "keep one of the two rows: the first was used",
            )
        return judged

    def _unit(self, cells: Mapping[str, str]) -> Unit:
        for column in ("interview", "question", "indicator"):
            if not cells[column]:
                raise _LeaveOut(f"no {column} is named", f"fill in the {column} column")
        interview, question, indicator = cells["interview"], cells["question"], cells["indicator"]
        candidates, scales = self.known.candidates, self.known.scales
        if candidates and interview not in candidates:
            raise _LeaveOut(
                f"interview {interview!r} is not in the run",
                "mend the id, or score that interview too",
            )
        _among("question", question, self.known.questions)
        _among("indicator", indicator, scales)
        candidate = candidates.get(interview) or cells.get("candidate") or interview
        return Unit(interview, candidate, question, indicator)

    def _value(self, cells: Mapping[str, str], unit: Unit) -> float:
        text = cells["rating"]
        if cells.get("not_rated"):
            raise _LeaveOut(f"both a rating ({text}) and a reason for none", "empty one of them")
        scale = self.known.scales.get(unit.indicator)
        value = _number(text, scale)
        if scale and not scale.holds(value):
            raise _LeaveOut(
                f"rating {text} is off the scale", f"give a rating from {scale.min} to {scale.max}"
            )
        return value


def _number(text: str, scale: Scale | None) -> float:
    """Return the number that a cell holds, or the point that the scale calls so."""
    if _NUMBER.fullmatch(plain := text.replace(",", ".", 1)):  # 3,5 as half of Europe writes it
        return _no_id(float(plain), text)
    point = scale.named(text) if scale else None
    if point is None:
        names = [each.text for each in scale.labels] if scale else []
        fix = "write a number such as 3 or 3.5" + "".join(f", or {name!r}" for name in names)
        raise _LeaveOut(f"rating {text!r} is not a number", fix)
    return float(point)


def _no_id(value: float, text: str) -> float:
    if abs(value) > LARGEST:
        raise _LeaveOut(
            f"rating {text} is larger than any scale", "check that the column holds ratings"
        )
    return value


def _among(what: str, name: str, names: Iterable[str]) -> None:
    names = list(names)
    if names and name not in names:
        raise _LeaveOut(
            f"{what} {name!r} is not in the guide", f"choose from {', '.join(sorted(names))}"
        )


def _rater(cells: Mapping[str, str]) -> Rater:
    name, kind = cells["rater"], cells.get("rater_kind", "")
    if not name.removeprefix("human:").strip():
        raise _LeaveOut("no rater is named", "fill in the rater column")
    try:
        return rater_of(name, kind)
    except ValueError:
        raise _LeaveOut(
            f"rater kind {kind!r} is not known", f"choose from {', '.join(RaterKind)}"
        ) from None


def _remark(cells: Mapping[str, str], rater: Rater) -> str:
    """Return a person's words beside the rating; a machine's `evidence` is a count of quotes."""
    if rater.kind not in {RaterKind.HUMAN, RaterKind.ADJUDICATOR}:
        return ""
    return "; ".join(filter(None, (cells.get(column, "") for column in REMARKS)))


def _sample(cells: Mapping[str, str]) -> int:
    text = cells.get("sample") or "1"
    if not (text.isascii() and text.isdigit()):
        raise _LeaveOut(f"sample {text!r} is not a whole number", "number the samples from 1")
    return int(text)


def _reason(cells: Mapping[str, str]) -> Reason:
    word = cells.get("not_rated", "").lower().replace(" ", "_")
    if not word:
        raise _LeaveOut(
            "neither a rating nor a reason for none",
            "rate it, give a reason in not_rated, or leave the row out if it wasn't done",
        )
    try:
        return Reason(word)
    except ValueError:
        raise _LeaveOut(
            f"not_rated {word!r} is not a known reason", f"choose from {', '.join(Reason)}"
        ) from None
