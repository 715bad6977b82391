"""`answer-eval agree`: how far raters agree, people and machines alike."""

import json
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.cli import _agreement, _show
from answer_eval.cli._agree_plan import WithPlan

if TYPE_CHECKING:
    from answer_eval.agreement.report import AgreementReport
    from answer_eval.human_ratings import RatingsRead

UNUSABLE_ROWS = 2

_PATH = click.Path(path_type=Path)


@click.command("agree", cls=WithPlan)
@click.argument("run", required=False, metavar="[DIR]", type=_PATH)
@click.option("--ratings", "table", type=_PATH, help="A ratings table, instead of a run.")
@click.option("--human", "human", type=_PATH, help="People's ratings, beside the run's.")
@click.option("--guide", type=_PATH, help="The guide: scale and ids to check rows against.")
@click.option(
    "--gate",
    "moved",
    multiple=True,
    metavar="NAME=VALUE",
    help="Move a threshold, as in qwk=0.6; can be repeated.",
)
@click.option("--strict", is_flag=True, help="Exit with 2 if any row can't be used.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--out", type=_PATH, help="Write it to a .json, .csv, .xlsx or .html file.")
@click.option(
    "--calibrate",
    type=_PATH,
    metavar="FILE",
    help="Instead: fit a map from the run's ratings to people's, for 'score --calibration'.",
)
@click.option(
    "--method",
    type=click.Choice(["linear", "monotone"]),
    help="With --calibrate: how to fit.  [default: linear]",
)
def command(  # noqa: PLR0913, PLR0917  one parameter an option
    run: Path | None,
    table: Path | None,
    human: Path | None,
    guide: Path | None,
    moved: tuple[str, ...],
    strict: bool,
    as_json: bool,
    out: Path | None,
    calibrate: Path | None,
    method: str | None,
) -> int:
    """Compare raters: those of a run in DIR, or whatever raters a table holds.

    Every pair of raters on the units that both rated; each machine against each person and the
    people taken together, beside their agreement with each other. 'agree plan' plans a study.
    """
    from answer_eval.agreement.gates import gates_of
    from answer_eval.cli import _agreement_input, _agreement_out, _calibrate

    if calibrate or method:
        wanted = _calibrate.Wanted(run, human, calibrate, method, strict=strict, as_json=as_json)
        idle = {"--ratings": table, "--guide": guide, "--gate": moved, "--out": out}
        return _calibrate.calibrate(wanted, [*compress(idle, idle.values())])
    _agreement_input.check_words(run, table, out)
    found = _agreement_input.gather(run, table, human, guide)
    _agreement.unusable(found.read)
    if strict and found.read.unusable:
        return UNUSABLE_ROWS
    report = _agreement_input.report(found, gates_of(moved))
    everything = _everything(report, found.read)
    if out:
        tables = [each for each in (run and run / "ratings.csv", table, human) if each]
        _agreement_out.write(out, report, everything, run, tables)
    if as_json:
        click.echo(everything, nl=False)
    else:
        _agreement.show(report, _show.console())
        _agreement.way_on(run, out)
    return 0


def _everything(report: "AgreementReport", read: "RatingsRead") -> str:
    rows = [{"where": each.where, "what": each.what, "fix": each.fix} for each in read.unusable]
    shown: dict[str, Any] = report.to_json() | {"unusable": rows}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
