"""What `answer-eval impact` prints: a table for every figure and grouping, then their limits."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from answer_eval.agreement.estimate import UNDEFINED, Estimate, Undefined, shown
from answer_eval.cli import _fitting, _show

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from answer_eval.cli._impact_input import Gathered
    from answer_eval.impact.explained import Gain
    from answer_eval.impact.means import GroupMean
    from answer_eval.impact.rates import GroupRate, RateTable
    from answer_eval.impact.report import BesidePeople, Grouping, SampleReport
    from answer_eval.tables import Unusable


def left_out(unusable: "Iterable[Unusable]", unmatched: "Iterable[Unusable]") -> None:
    """List on standard error what ratings and groups could not be used, a line each."""
    for row in unusable:
        click.echo(f"row not used: {row}", err=True)
    for each in unmatched:
        click.echo(f"not matched: {each}", err=True)


def show(found: "Gathered", reports: "Iterable[SampleReport]", console: "Console") -> None:
    """Print every sample's tables, then what such figures don't show."""
    from answer_eval.impact.report import LIMITS

    for report in reports:
        labels = (f"Note: {each}." for each in found.labels)
        _fitting.say(console, (*_head(found.what, report), *labels))
        for grouping in report.groupings:
            for table in _tables(grouping):
                _fitting.put(console, table)
            _fitting.say(console, _notes(grouping))
    _fitting.say(console, (f"- {line}" for line in LIMITS))


def _head(what: str, report: "SampleReport") -> Iterator[str]:
    sample = report.sample
    by = f" by {sample.guide}" if sample.guide else ""
    yield f"Score: {what}{by}, rated by {sample.rater}: {len(sample.people)} candidates."
    yield f"[ ]: 95 % intervals. {UNDEFINED}: undefined, --json says why."
    yield from (f"Note: {label}." for label in report.labels)
    if sample.without_score:
        names = ", ".join(sample.without_score)
        yield f"Without a score, in no figure: {len(sample.without_score)} ({names})."


def _tables(grouping: "Grouping") -> "Iterator[Table]":
    name = " × ".join(grouping.columns)
    for each in grouping.rates:
        yield _rates(name, each)
    yield _means(name, grouping.means)
    if not isinstance(grouping.beside_people, Undefined):
        yield _beside_people(name, grouping.beside_people)


def _rates(name: str, table: "RateTable") -> "Table":
    without = "" if table.is_whole else ", without groups below 2 %"
    title = f"{name}: {table.criterion.name} (score {table.criterion}){without}"
    counted = ["n", "of them", "rate", "impact ratio", "Fisher p", "ratio < .8 by chance"]
    lines = _show.table(title, ["group"], counted)
    lines.add_column("four fifths")
    for row in table.groups:
        lines.add_row(*_rate(row))
    return lines


def _rate(row: "GroupRate") -> Iterator[str]:
    against = row.against
    yield f"{row.group} (below 2 %)" if row.is_small else row.group
    yield str(row.count.of)
    yield str(row.count.hits)
    yield f"{row.count.rate:.2f} [{row.interval.low:.2f}, {row.interval.high:.2f}]"
    yield str(against.ratio)
    yield _small(against.fisher)
    yield shown(against.by_chance)
    enough = against.enough
    wanted = f" (about {enough} a group)" if isinstance(enough, int) else ""
    yield against.screen.value + (wanted if against.screen.value == "not enough data" else "")


def _means(name: str, means: "Iterable[GroupMean]") -> "Table":
    lines = _show.table(f"{name}: mean scores", ["group"], ["n", "mean", "SD", "SMD from largest"])
    for row in means:
        lines.add_row(row.group, str(row.n), f"{row.mean:.2f}", shown(row.sd), _figure(row.smd))
    return lines


def _beside_people(name: str, beside: "BesidePeople") -> "Table":
    title = f"{name}: machine beside people, of {beside.candidates} candidates scored by both"
    lines = _show.table(
        title, ["group"], ["n", "z machine", "z people", "DSM", "at one human score"]
    )
    lines.add_column("DSM within ±.10")
    for row, conditional in zip(beside.dsms, beside.differences, strict=True):
        enough = row.verdict.enough
        wanted = f" (about {enough} in the group)" if isinstance(enough, int) else ""
        outcome = row.verdict.outcome.value
        lines.add_row(
            row.group,
            str(row.dsm.units),
            shown(row.machine.value),
            shown(row.human.value),
            str(row.dsm),
            _figure(conditional.difference),
            outcome + (wanted if outcome == "not enough data" else ""),
        )
    return lines


def _notes(grouping: "Grouping") -> Iterator[str]:
    name, beside = " × ".join(grouping.columns), grouping.beside_people
    yield f"{name}: {grouping.unknown} of unknown group, in the median and in no rate."
    small = [row.group for row in grouping.rates[0].groups if row.is_small]
    if small:
        yield (
            f"{name}: below 2 % of the sample: {', '.join(small)}. An auditor may leave them out of"
            " the impact ratios, and then has to say why and to give their number and rate"
            " (6 RCNY § 5-301)."
        )
    if isinstance(beside, Undefined):
        return
    found = beside.explained
    gains = (found.accuracy, found.difference, found.conditional)
    osa, osd, csd = (_gain(each) for each in gains)
    yield f"{name} explains (adjusted R²) of squared error {osa}, of error {osd},"
    yield f"  of error beyond the human score {csd}."


def _gain(gain: "Gain | Undefined") -> str:
    return UNDEFINED if isinstance(gain, Undefined) else f"{gain.r2:z.3f} (p {gain.p:.3f})"


def _figure(found: Estimate) -> str:
    """Return a figure that no verdict stands beside."""
    from answer_eval.impact.held import TOO_FEW

    return f"{found} (not enough data)" if found.interval == TOO_FEW else str(found)


def _small(p: "float | Undefined") -> str:
    """Return a p value as it is printed."""
    return f"{p:.3f}" if isinstance(p, float) else shown(p)
