"""What `answer-eval agree` prints: tables on a terminal, plain text in a pipe."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from answer_eval.cli import _show

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from answer_eval.agreement.compared import Comparison, Standing
    from answer_eval.agreement.estimate import Estimate, Undefined
    from answer_eval.agreement.report import AgreementReport
    from answer_eval.agreement.summary import RaterSummary
    from answer_eval.agreement.verdict import Verdict
    from answer_eval.human_ratings import RatingsRead

UNDEFINED = "–"
"""Stands where there is no number; `--json` says why."""


def unusable(read: "RatingsRead") -> None:
    """List on standard error the rows that were left out, a line each."""
    for row in read.unusable:
        click.echo(f"row not used: {row}", err=True)


def show(report: "AgreementReport", console: "Console") -> None:
    """Print the report's tables, then what each verdict rests on."""
    _head(report, console)
    for table in _tables(report):
        console.print()
        console.print(table)
    console.print()
    for line in _reasons(report):
        click.echo(line)


def brief(report: "AgreementReport", console: "Console") -> None:
    """Print each pair's QWK over all units, its ceiling and its verdict."""
    _head(report, console)
    table = _show.table("", ["raters"], ["rated/of", "QWK", "ceiling"])
    table.add_column("verdict")
    for each in report.pooled():
        qwk, ceiling = _with_interval(each.coefficients["qwk"]), _number(each.ceiling)
        count = f"{each.rated}/{each.of}"
        table.add_row(_who(each), count, qwk, ceiling, each.verdict.outcome.value)
    console.print(table)


def _head(report: "AgreementReport", console: "Console") -> None:
    console.print(
        f"Agreement on {report.units} units (interview × question × indicator)"
        f" of {report.candidates} candidates.\n[ ]: 95 % intervals, candidates resampled"
        f" {report.resamples:,} times. {UNDEFINED}: undefined, --json says why."
    )
    for label in report.labels:
        console.print(f"Note: {label}.")


def _tables(report: "AgreementReport") -> "Iterator[Table]":
    yield _raters(report.raters)
    yield _pairs(report.pooled())
    pooled = [each for each in report.standings if each.group.kind == "all"]
    if pooled:
        yield _standings(pooled)
    yield _not_rated(report.pooled())
    yield _groups(report)


def _raters(raters: "Iterable[RaterSummary]") -> "Table":
    table = _show.table(
        "Raters", ["rater"], ["rated", "not rated", "failed", "mean", "SD", "lowest", "highest"]
    )
    for each in raters:
        counts = (str(each.rated), str(each.not_rated), str(each.failed))
        spread = (each.mean, each.sd, each.lowest, each.highest)
        table.add_row(each.rater, *counts, *map(_number, spread))
    return table


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
            _with_interval(found["qwk"]),
            _number(each.ceiling),
            *(_with_interval(found[name]) for name in ("pearson", "alpha_ordinal")),
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
            _with_interval(qwk.human_human),
            _with_interval(qwk.human_machine),
            *(_with_interval(loss.difference) for loss in (qwk, pearson, exact)),
            _verdict(each.verdict),
        )
    return table


def _not_rated(comparisons: "Iterable[Comparison]") -> "Table":
    from answer_eval.agreement.compared import TwoByTwo

    table = _show.table(
        "Rated or not rated, in the units that both judged",
        ["raters"],
        ["both rated", "first only", "second only", "neither", "agreement", "κ"],
    )
    for each in comparisons:
        found = each.not_rated
        if isinstance(found, TwoByTwo):
            counts = (found.both_rated, found.first_only, found.second_only, found.neither)
            table.add_row(
                _who(each), *map(str, counts), _value(found.exact), _with_interval(found.kappa)
            )
    return table


def _groups(report: "AgreementReport") -> "Table":
    table = _show.table(
        "By competency, question and indicator",
        ["level", "id", "raters"],
        ["rated/of", "QWK", "ceiling", "r", "bias", "MAE"],
    )
    table.add_column("verdict")
    for each in _headline(report):
        found = each.coefficients
        table.add_row(
            each.group.kind,
            each.group.id,
            _who(each),
            f"{each.rated}/{each.of}",
            _with_interval(found["qwk"]),
            _number(each.ceiling),
            *(_value(found[name]) for name in ("pearson", "bias", "mae")),
            _verdict(each.verdict),
        )
    return table


def _headline(report: "AgreementReport") -> "list[Comparison]":
    """Return each group's machines against the people's mean; without those, all pairs."""
    groups = [each for each in report.comparisons if each.group.kind != "all"]
    references = {(each.group, each.against, each.machine) for each in report.standings}
    against = [each for each in groups if (each.group, each.first, each.second) in references]
    return against or groups


def _reasons(report: "AgreementReport") -> Iterator[str]:
    for each in report.pooled():
        yield f"{_who(each)}: {each.verdict.outcome.value}: {each.verdict.why}"
    for standing in report.standings:
        if standing.group.kind == "all":
            verdict = standing.verdict
            yield f"{standing.machine} beside people: {verdict.outcome.value}: {verdict.why}"


def _who(comparison: "Comparison") -> str:
    return f"{comparison.first} – {comparison.second}"


def _number(value: "float | Undefined") -> str:
    return f"{value:z.2f}" if isinstance(value, float) else UNDEFINED


def _value(estimate: "Estimate") -> str:
    return _number(estimate.value)


def _with_interval(estimate: "Estimate") -> str:
    from answer_eval.agreement.estimate import Bounds

    if isinstance(estimate.interval, Bounds):
        return f"{_value(estimate)} [{estimate.interval.low:z.2f}, {estimate.interval.high:z.2f}]"
    return _value(estimate)


def _verdict(verdict: "Verdict") -> str:
    if verdict.outcome.value != "not enough data" or not isinstance(verdict.enough, int):
        return verdict.outcome.value
    return f"not enough data (about {verdict.enough} candidates)"
