"""What the page of a comparison shows, put together from its record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from answer_eval.agreement.compared import MEAN, Comparison, Standing
from answer_eval.agreement.disagreements import Disagreement
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.group import Group
from answer_eval.agreement.report import AgreementReport
from answer_eval.agreement.summary import RaterSummary
from answer_eval.agreement.verdict import GateVerdict, Outcome, Verdict
from answer_eval.findings.coefficients import GATED
from answer_eval.findings.plots import (
    Axis,
    Mark,
    Matrix,
    NoMark,
    coefficient_axis,
    difference_axis,
    mark,
    matrix,
    minus,
)
from answer_eval.findings.sentences import out_of_reach, pooled_standings, who_of

LEVELS = {
    "all": "All ratings",
    "competency": "Ratings by competency",
    "indicator": "Ratings by indicator",
    "question": "Ratings by question",
    "guide_version": "Ratings by version of the guide",
    "competency score": "Scores of competencies",
    "question score": "Scores of questions",
    "overall score": "Overall score",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """Two raters' agreement at one level, people's with each other beside it, and coverage."""

    level: str
    id: str
    pair: Mark | NoMark
    """QWK with the very rater that is compared with, such as people's mean."""
    held: Mark | NoMark
    """The same, or with people's mean: the average of that with each of them."""
    people: Mark | NoMark
    rated: int
    of: int
    verdict: str

    @property
    def covered(self) -> float:
        """The percentage of the units that both took up which both rated."""
        return round(100 * self.rated / self.of, 1) if self.of else 0.0


@dataclass(frozen=True, slots=True)
class GateRow:
    """A threshold, what was found of its statistic, and the verdict."""

    verdict: GateVerdict
    found: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plot of one mark a row: what each row is called, its mark and the units behind it."""

    axis: Axis
    rows: tuple[tuple[str, Mark | NoMark, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One machine beside the people; without machines or people, two raters."""

    anchor: str
    title: str
    first: str
    second: str
    outcome: str
    gates: tuple[GateRow, ...]
    notes: tuple[str, ...]
    axis: Axis
    threshold: float | Undefined
    """Where the gate on QWK begins, along the axis."""
    levels: tuple[LevelRow, ...]
    shift: Drawn
    matrices: tuple[Matrix, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def sections(self) -> tuple[tuple[str, tuple[LevelRow, ...]], ...]:
        """The levels by what they pool, in order."""
        by_level = groupby(self.levels, key=lambda each: each.level)
        return tuple((level, tuple(rows)) for level, rows in by_level)

    @property
    def has_people(self) -> bool:
        """Whether people's agreement with each other is known at any level."""
        return any(each.people.is_number for each in self.levels)


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the page shows."""

    report: AgreementReport
    held: tuple[Held, ...]
    severity: Drawn


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a pair before it is drawn."""

    comparison: Comparison
    held: Estimate
    people: Estimate | Undefined
    verdict: Verdict


def page_view(report: AgreementReport) -> PageView:
    """Return the page: every machine beside the people, else every two raters."""
    standings = pooled_standings(report)
    pairs = [(each.against, each.machine) for each in standings]
    pairs = pairs or [(each.first, each.second) for each in report.pooled()]
    held = tuple(_held(report, number, *pair) for number, pair in enumerate(pairs, start=1))
    return PageView(report, held, _severity(report.raters))


def _held(report: AgreementReport, number: int, first: str, second: str) -> Held:
    levels = list(_levels(report, first, second))
    pooled = next(each for each in levels if each.comparison.group.kind == "all")
    both = [each.people for each in levels if isinstance(each.people, Estimate)]
    axis = coefficient_axis([*(each.held for each in levels), *both])
    standing = _standing(report, pooled.comparison.group, first, second)
    title = f"{second} beside {first}" if standing else who_of(pooled.comparison)
    return Held(
        anchor=f"agreement-{number}",
        title=title,
        first=first,
        second=second,
        gates=tuple(_gates(pooled, standing)),
        outcome=_in_words(pooled.verdict),
        notes=tuple(_notes(report, standing)),
        axis=axis,
        threshold=_threshold(report, axis),
        levels=tuple(_row(axis, each) for each in levels),
        shift=_shift(report, first, second),
        matrices=tuple(_matrices(report, first, second)),
        disagreements=tuple(
            each
            for each in report.diagnostics.disagreements
            if (each.first, each.second) == (first, second)
        ),
    )


def _gates(pooled: _Level, standing: Standing | None) -> Iterator[GateRow]:
    found = dict(pooled.comparison.coefficients)
    for loss in standing.degradations if standing else ():
        found[GATED.get(name := f"degradation_{loss.coefficient}", name)] = loss.difference
    for each in pooled.verdict.gates:
        yield GateRow(each, minus(str(found[each.gate.name])))


def _levels(report: AgreementReport, first: str, second: str) -> Iterator[_Level]:
    """Yield every level of a pair; with two people or more, on the units that these share."""
    order = list(LEVELS)
    pairs = [each for each in report.comparisons if (each.first, each.second) == (first, second)]
    for pair in sorted(pairs, key=lambda each: order.index(each.group.kind)):
        standing = _standing(report, pair.group, first, second)
        held, people = pair.coefficients["qwk"], Undefined("there are no two people to compare")
        if standing is None:
            yield _Level(pair, held, people, pair.verdict)
            continue
        loss = standing.degradations[0]
        if first == MEAN:
            yield _Level(pair, loss.human_machine, loss.human_human, standing.verdict)
        else:
            yield _Level(pair, held, people, standing.verdict)


def _standing(report: AgreementReport, group: Group, first: str, second: str) -> Standing | None:
    wanted = (group, first, second)
    found = (
        each for each in report.standings if (each.group, each.against, each.machine) == wanted
    )
    return next(found, None)


def _row(axis: Axis, level: _Level) -> LevelRow:
    pair, people = level.comparison, level.people
    return LevelRow(
        level=LEVELS[pair.group.kind],
        id=pair.group.id,
        pair=mark(axis, pair.coefficients["qwk"]),
        held=mark(axis, level.held),
        people=NoMark(people.why) if isinstance(people, Undefined) else mark(axis, people),
        rated=pair.rated,
        of=pair.of,
        verdict=_in_words(level.verdict),
    )


def _in_words(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.NOT_ENOUGH_DATA and isinstance(verdict.enough, int):
        return f"{verdict.outcome.value} (about {verdict.enough} candidates)"
    return verdict.outcome.value


def _notes(report: AgreementReport, standing: Standing | None) -> Iterator[str]:
    if standing is None:
        return
    yield from (each.strip() for each in out_of_reach(standing))
    for place in report.stand_ins:
        if place.group.kind == "all" and place.machine == standing.machine:
            yield place.sentence


def _threshold(report: AgreementReport, axis: Axis) -> float | Undefined:
    low = next(each.low for each in report.gates if each.name == "qwk")
    return axis.along(low) if axis.low <= low <= axis.high else Undefined("off the axis")


def _shift(report: AgreementReport, first: str, second: str) -> Drawn:
    found = [e for e in report.diagnostics.shifts if (e.first, e.second) == (first, second)]
    return _drawn([(str(each.point), each.difference) for each in found])


def _severity(raters: Sequence[RaterSummary]) -> Drawn:
    return _drawn([(each.rater, each.severity) for each in raters])


def _drawn(found: Sequence[tuple[str, Estimate]]) -> Drawn:
    axis = difference_axis(estimate for _, estimate in found)
    return Drawn(axis, tuple((name, mark(axis, each), each.units) for name, each in found))


def _matrices(report: AgreementReport, first: str, second: str) -> Iterator[Matrix]:
    """Yield the pair's matrix over all units; for people's mean, that of each person."""
    for each in report.diagnostics.confusions:
        is_pair = each.second == second and first in {MEAN, each.first}
        if each.group.kind == "all" and is_pair:
            yield matrix(each)
