"""Everything that a comparison of raters found, as tables: the sheets of one workbook."""

from collections.abc import Callable, Iterable, Iterator
from math import inf

from answer_eval.agreement.compared import Comparison, TwoByTwo
from answer_eval.agreement.disagreements import Disagreement
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.gates import Gate
from answer_eval.agreement.report import AgreementReport
from answer_eval.agreement.verdict import GateVerdict
from answer_eval.evidence import Evidence
from answer_eval.findings.coefficients import COLUMNS, cell, coefficient_rows, ends, why
from answer_eval.findings.sentences import sentences
from answer_eval.tables import Cell, Sheet

Rows = Iterator[tuple[Cell, ...]]

ESTIMATE = ("value", "low", "high", "n", "candidates", "undefined")


def sheets(report: AgreementReport) -> tuple[Sheet, ...]:
    """Return every table; undefined numbers are empty cells, with the reason beside them."""
    return tuple(Sheet(name, *table(report)) for name, table in SHEETS.items())


def _summary(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    numbers: dict[str, Cell] = {
        "units": report.units,
        "interviews": report.interviews,
        "candidates": report.candidates,
        "resamples": report.resamples,
        "seed": report.seed,
    }
    said = [("note", each) for each in (report.caution, *report.labels) if each]
    said += [("finding", each.strip()) for each in sentences(report)]
    return ("what", "value"), iter([*numbers.items(), *said])


def _coefficients(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    return COLUMNS, coefficient_rows(report)


def _verdicts(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    """Return a row for every gate of every comparison, machine beside people and stand-in."""
    whose = ("group", "id", "kind", "first", "second", "verdict")
    gate = ("gate", "low", "high", "source", "outcome", "why", "enough_candidates")
    return (*whose, *gate), _verdict_rows(report)


def _verdict_rows(report: AgreementReport) -> Rows:
    for pair in report.comparisons:
        who = (pair.kind.value, pair.first, pair.second, pair.verdict.outcome.value)
        for each in pair.verdict.gates:
            yield (pair.group.kind, pair.group.id, *who, *_gate(each))
    for found in report.standings:
        who = ("beside people", found.against, found.machine, found.verdict.outcome.value)
        for each in found.verdict.gates:
            yield (found.group.kind, found.group.id, *who, *_gate(each))
    for place in report.stand_ins:
        who = ("stand-in", place.person, place.machine, place.verdict.outcome.value)
        yield (place.group.kind, place.group.id, *who, *_gate(place.verdict))


def _gate(found: GateVerdict) -> tuple[Cell, ...]:
    gate = found.gate
    said = (gate.source, found.outcome.value, found.why, cell(found.enough))
    return gate.name, *_edges(gate), *said


def _edges(gate: Gate) -> tuple[Cell, Cell]:
    return "" if gate.low == -inf else gate.low, "" if gate.high == inf else gate.high


def _no_evidence(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    counts = ("both_rated", "first_only", "second_only", "neither")
    shares = ("exact", "kappa", "kappa_low", "kappa_high", "undefined")
    columns = ("group", "id", "kind", "first", "second", "table", *counts, *shares)
    return columns, (
        (*_pair(each), name, *_two_by_two(table))
        for each in report.comparisons
        for name, table in (("no_evidence", each.no_evidence), ("not_rated", each.not_rated))
    )


def _pair(found: Comparison) -> tuple[Cell, ...]:
    return found.group.kind, found.group.id, found.kind.value, found.first, found.second


def _two_by_two(table: TwoByTwo | Undefined) -> tuple[Cell, ...]:
    if isinstance(table, Undefined):
        return (*[""] * 8, table.why)
    counts = (table.both_rated, table.first_only, table.second_only, table.neither)
    kappa = table.kappa
    shares = (cell(table.exact.value), cell(kappa.value), *ends(kappa.interval))
    return *counts, *shares, why(kappa.value)


def _items(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    numbers = ("not_rated", "mean", "sd", "item_total", "alpha", "alpha_without")
    columns = ("rater", "scale", "indicator", "judged", "rated", *numbers, "undefined")
    return columns, (
        (
            *(each.rater, each.scale, each.indicator, each.judged, each.rated),
            *(cell(getattr(each, name)) for name in numbers),
            "; ".join(f"{name}: {said}" for name in numbers if (said := why(getattr(each, name)))),
        )
        for each in report.diagnostics.items
    )


def _confusion(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    columns = ("group", "id", "first", "second", "first_rating", "second_rating", "units")
    return columns, (
        (each.group.kind, each.group.id, each.first, each.second, first, second, count)
        for each in report.diagnostics.confusions
        for first, row in zip(each.points, each.counts, strict=True)
        for second, count in zip(each.points, row, strict=True)
    )


def _disagreements(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    unit = ("place", "interview", "candidate", "question", "indicator", "first", "second", "apart")
    return (*unit, "rater", "rating", "observation", "quotes"), (
        (place, *_unit(each), side.rater, side.rating, side.observation, quotes)
        for place, each in enumerate(report.diagnostics.disagreements, start=1)
        for side in each.sides
        for quotes in (" | ".join(q.quote.text for q in side.quotes if isinstance(q, Evidence)),)
    )


def _unit(found: Disagreement) -> tuple[Cell, ...]:
    unit = found.unit
    where = (unit.interview, unit.candidate, unit.question, unit.indicator)
    return *where, found.first, found.second, found.apart


def _raters(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    counts = ("rated", "not_rated", "no_evidence", "failed")
    numbers = ("mean", "sd", "lowest", "highest")
    beside = ("severity", "range_use", "central")
    points = report.raters[0].points if report.raters else ()
    columns = ("rater", "kind", *counts, *numbers, *(f"rated_{point}" for point in points))
    return (
        *columns,
        *(part for name in beside for part in (name, f"{name}_low", f"{name}_high")),
    ), (
        (
            *(each.rater, each.kind, *(getattr(each, name) for name in counts)),
            *(cell(getattr(each, name)) for name in numbers),
            *each.points.values(),
            *(part for name in beside for part in _with_ends(getattr(each, name))),
        )
        for each in report.raters
    )


def _with_ends(found: Estimate) -> tuple[Cell, ...]:
    return cell(found.value), *ends(found.interval)


def _behind(report: AgreementReport) -> tuple[tuple[str, ...], Rows]:
    columns = ("what", "first", "second", "point", "whose", *ESTIMATE)
    return columns, _behind_rows(report)


def _behind_rows(report: AgreementReport) -> Rows:
    found = report.diagnostics
    for each in found.shifts:
        yield "shift", each.first, each.second, each.point, "difference", *_cells(each.difference)
    for halo in found.halos:
        three = (halo.first_r, halo.second_r, halo.difference)
        yield from _three(("halo", halo.first, halo.second), three)
    if isinstance(found.length_effects, Undefined):
        yield "length effect", *[""] * 9, found.length_effects.why
        return
    for effect in found.length_effects:
        three = (effect.r.first, effect.r.second, effect.r.difference)
        yield from _three(("length effect", effect.first, effect.second), three)


def _three(what: tuple[str, str, str], found: Iterable[Estimate]) -> Rows:
    for whose, estimate in zip(("first", "second", "difference"), found, strict=True):
        yield *what, "", whose, *_cells(estimate)


def _cells(found: Estimate) -> tuple[Cell, ...]:
    return *_with_ends(found), found.units, found.candidates, why(found.value)


SHEETS: dict[str, Callable[[AgreementReport], tuple[tuple[str, ...], Rows]]] = {
    "summary": _summary,
    "coefficients": _coefficients,
    "verdicts": _verdicts,
    "no_evidence": _no_evidence,
    "items": _items,
    "confusion": _confusion,
    "disagreements": _disagreements,
    "raters": _raters,
    "behind": _behind,
}
