"""What `answer-eval agree` prints: findings first, then tables, then what stands behind them."""

from typing import TYPE_CHECKING

import click

from answer_eval.cli import _agreement_behind, _agreement_raters, _fitting, _show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table

    from answer_eval.agreement.compared import Comparison, Standing
    from answer_eval.agreement.estimate import Estimate, Undefined
    from answer_eval.agreement.report import AgreementReport
    from answer_eval.agreement.verdict import Verdict
    from answer_eval.human_ratings import RatingsRead


def unusable(read: "RatingsRead") -> None:
    """List on standard error the rows that were left out, a line each."""
    for row in read.unusable:
        click.echo(f"row not used: {row}", err=True)


def show(report: "AgreementReport", console: "Console") -> None:
    """Print what was found, the tables it is drawn from, and what stands behind them."""
    from answer_eval.findings.sentences import sentences

    _head(report, console)
    if report.caution:
        console.print(f"Note: {report.caution}.")
    console.print()
    _fitting.say(console, sentences(report))
    for table in _tables(report):
        console.print()
        _fitting.put(console, table)
    console.print()
    _agreement_behind.show(report, console)


def way_on(run: "Path | None", out: "Path | None") -> None:
    """Say where it was written, or how a run's report comes to show it."""
    if out:
        click.echo(f"written: {out}")
    elif run:
        click.echo(f"To put this into the run's report, add --out {run / 'report.html'}")


def brief(report: "AgreementReport", console: "Console") -> None:
    """Print each pair's QWK over all units, its ceiling and its verdict."""
    _head(report, console)
    table = _show.table("", ["raters"], ["rated/of", "QWK", "ceiling"])
    table.add_column("verdict")
    for each in report.pooled():
        qwk, ceiling = str(each.coefficients["qwk"]), _number(each.ceiling)
        count = f"{each.rated}/{each.of}"
        table.add_row(_who(each), count, qwk, ceiling, each.verdict.outcome.value)
    _fitting.put(console, table)


def _head(report: "AgreementReport", console: "Console") -> None:
    from answer_eval.agreement.estimate import UNDEFINED

    console.print(
        f"Agreement on {report.units} units (interview × question × indicator)"
        f" of {report.candidates} candidates.\n[ ]: 95 % intervals, candidates resampled"
        f" {report.resamples:,} times. {UNDEFINED}: undefined, --json says why."
    )
    for label in report.labels:
        console.print(f"Note: {label}.")


def _tables(report: "AgreementReport") -> "Iterator[Table]":
    yield _pairs(report.pooled())
    pooled = [each for each in report.standings if each.group.kind == "all"]
    if pooled:
        yield _standings(pooled)
    yield _groups(report)
    yield _agreement_raters.raters(report.raters)
    yield _agreement_raters.no_evidence(report.pooled())


def _pairs(comparisons: "Iterable[Comparison]") -> "Table":
    table = _show.table(
        "Pairs, ratings pooled (rated by both, of the units that both took up)",
        ["raters"],
        ["rated/of", "QWK", "ceiling", "r", "α ordinal", "exact", "SMD", "SD ratio", "MAE"],
    )
    table.add_column("verdict")
    for each in comparisons:
        found = each.coefficients
        table.add_row(
            _who(each),
            f"{each.rated}/{each.of}",
            str(found["qwk"]),
            _number(each.ceiling),
            *(str(found[name]) for name in ("pearson", "alpha_ordinal")),
            *(_value(found[name]) for name in ("exact", "smd", "sd_ratio", "mae")),
            _verdict(each.verdict),
        )
    return table


def _standings(standings: "Iterable[Standing]") -> "Table":
    table = _show.table(
        "Machines beside people, on the units that two people and the machine rated",
        ["machine"],
        ["n", "QWK people", "QWK with machine", "loss of QWK", "loss of r", "loss of exact"],
    )
    table.add_column("verdict")
    for each in standings:
        qwk, pearson, exact = each.degradations
        table.add_row(
            each.machine,
            str(qwk.difference.units),
            str(qwk.human_human),
            str(qwk.human_machine),
            *(str(loss.difference) for loss in (qwk, pearson, exact)),
            _verdict(each.verdict),
        )
    return table


def _groups(report: "AgreementReport") -> "Table":
    table = _show.table(
        "By level: ratings pooled, and scores by the guide's rule",
        ["level", "id", "raters"],
        ["rated/of", "QWK", "ceiling", "r", "bias", "MAE"],
    )
    table.add_column("verdict")
    for each, verdict in _headline(report):
        found = each.coefficients
        table.add_row(
            each.group.kind,
            each.group.id,
            _who(each),
            f"{each.rated}/{each.of}",
            str(found["qwk"]),
            _number(each.ceiling),
            *(_value(found[name]) for name in ("pearson", "bias", "mae")),
            _verdict(verdict),
        )
    return table


def _headline(report: "AgreementReport") -> "list[tuple[Comparison, Verdict]]":
    """Return each group's machines against the people's mean; without those, all pairs.

    A machine's verdict is that of all gates, those of its loss against people among them.
    """
    groups = [each for each in report.comparisons if each.group.kind != "all"]
    verdicts = {(each.group, each.against, each.machine): each.verdict for each in report.standings}
    against = [
        (each, verdicts[each.group, each.first, each.second])
        for each in groups
        if (each.group, each.first, each.second) in verdicts
    ]
    return against or [(each, each.verdict) for each in groups]


def _who(comparison: "Comparison") -> str:
    return f"{comparison.first} – {comparison.second}"


def _number(value: "float | Undefined") -> str:
    from answer_eval.agreement.estimate import shown

    return shown(value)


def _value(estimate: "Estimate") -> str:
    return _number(estimate.value)


def _verdict(verdict: "Verdict") -> str:
    if verdict.outcome.value != "not enough data" or not isinstance(verdict.enough, int):
        return verdict.outcome.value
    return f"not enough data (about {verdict.enough} candidates)"
