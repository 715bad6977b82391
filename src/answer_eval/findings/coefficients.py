"""Every coefficient that a comparison found, a row each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from answer_eval.agreement.compared import Comparison, Standing, Together
from answer_eval.agreement.estimate import NO_THEORY, Bounds, Estimate, Undefined
from answer_eval.agreement.group import Group
from answer_eval.agreement.paired import Paired
from answer_eval.agreement.report import AgreementReport
from answer_eval.agreement.verdict import GateVerdict
from answer_eval.tables import Cell

COLUMNS = (
    "group",
    "id",
    "kind",
    "first",
    "second",
    "coefficient",
    "value",
    "low",
    "high",
    "n",
    "of",
    "candidates",
    "undefined",
    "coverage",
    "no_interval",
    "f_low",
    "f_high",
    "f_note",
    "gate",
    "verdict",
    "enough_candidates",
)
GATED = {"degradation_exact": "exact_gap"}
"""Coefficients whose gate has another name."""

Gates = Mapping[str, GateVerdict]


@dataclass(frozen=True, slots=True)
class _Whose:
    """What the rows of one finding have in common; `of` is 0 where no coverage is told."""

    group: Group
    kind: str
    first: str
    second: str
    of: int = 0

    def row(self, name: str, found: Estimate, verdict: GateVerdict | None) -> tuple[Cell, ...]:
        gate = (str(verdict.gate), verdict.outcome.value) if verdict else ("", "")
        return (
            *(self.group.kind, self.group.id, self.kind, self.first, self.second, name),
            *(cell(found.value), *ends(found.interval), found.units, self.of or ""),
            *(found.candidates, why(found.value), found.units / self.of if self.of else ""),
            *("" if why(found.value) else why(found.interval), *_by_f(found)),
            *(*gate, cell(verdict.enough) if verdict else ""),
        )


def coefficient_rows(report: AgreementReport) -> Iterator[tuple[Cell, ...]]:
    """Yield a row of `COLUMNS` for every coefficient of every level; "" where there is none."""
    for each in report.comparisons:
        yield from _of_pair(each)
    for together in report.together:
        yield from _of_all(together)
    for standing in report.standings:
        yield from _of_standing(standing)
    for place in report.stand_ins:
        whose = _Whose(place.group, "stand-in", place.person, place.machine)
        gates = {f"{place.losses[0].coefficient}_loss": place.verdict}
        for loss in place.losses:
            yield from _of_two(whose, loss, ("left_out", "machine", "loss"), gates)
    for rival in report.rivals:
        whose = _Whose(rival.group, "rivals", rival.first, rival.second)
        for paired in rival.paired:
            yield from _of_two(whose, paired, ("first", "second", "difference"), {})


def _of_pair(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    whose = _Whose(found.group, found.kind.value, found.first, found.second, found.of)
    gates = {each.gate.name: each for each in found.verdict.gates}
    yield from _rows(whose, found.coefficients, gates)


def _of_all(found: Together) -> Iterator[tuple[Cell, ...]]:
    whose = _Whose(found.group, "together", found.who, "", found.of)
    yield from _rows(whose, found.coefficients, {})


def _of_standing(found: Standing) -> Iterator[tuple[Cell, ...]]:
    """Yield what takes all people at once, then each loss beside what it is the difference of."""
    whose = _Whose(found.group, "beside people", found.against, found.machine, found.of)
    yield from _rows(whose, found.coefficients, {})
    gates = {each.gate.name: each for each in found.verdict.gates}
    for loss in found.degradations:
        name = loss.coefficient
        parts = {
            f"{name}_human_human": loss.human_human,
            f"{name}_human_machine": loss.human_machine,
            f"degradation_{name}": loss.difference,
        }
        yield from _rows(whose, parts, gates)


def _of_two(
    whose: _Whose, paired: Paired, parts: tuple[str, str, str], gates: Gates
) -> Iterator[tuple[Cell, ...]]:
    estimates = (paired.first, paired.second, paired.difference)
    names = (f"{paired.coefficient}_{part}" for part in parts)
    yield from _rows(whose, dict(zip(names, estimates, strict=True)), gates)


def _rows(whose: _Whose, found: Mapping[str, Estimate], gates: Gates) -> Iterator[tuple[Cell, ...]]:
    for name, estimate in found.items():
        yield whose.row(name, estimate, gates.get(GATED.get(name, name)))


def cell(value: float | Undefined) -> Cell:
    """Return a number for a table; an empty cell where it is undefined."""
    return "" if isinstance(value, Undefined) else value


def ends(interval: Bounds | Undefined) -> tuple[Cell, Cell]:
    """Return an interval's two cells, empty where there is none."""
    return (interval.low, interval.high) if isinstance(interval, Bounds) else ("", "")


def why(found: object) -> str:
    """Return why something is undefined; nothing where it isn't."""
    return found.why if isinstance(found, Undefined) else ""


def _by_f(found: Estimate) -> tuple[Cell, Cell, str]:
    """Return the ends of the derived interval, and what it assumes or why there is none."""
    by_f = found.f_interval
    if isinstance(by_f, Undefined):
        return "", "", "" if by_f is NO_THEORY else by_f.why
    return *ends(by_f.bounds), by_f.assumes
