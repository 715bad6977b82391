"""`answer-eval impact`: scores by group, apart from rating and after it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.cli import _impact, _show

if TYPE_CHECKING:
    from answer_eval.cli._impact_input import Gathered
    from answer_eval.groups import GroupsRead
    from answer_eval.impact.report import SampleReport

_PATH = click.Path(path_type=Path)


@click.command("impact")
@click.argument("run", required=False, metavar="[DIR]", type=_PATH)
@click.option(
    "--groups",
    type=_PATH,
    required=True,
    help="A table: candidate, and a column for each grouping.",
)
@click.option(
    "--cut", type=float, multiple=True, help="Selection rates at this score, too; repeatable."
)
@click.option("--human", type=_PATH, help="People's ratings: is the machine's gap theirs, too?")
@click.option("--ratings", "table", type=_PATH, help="A ratings table, instead of a run.")
@click.option("--level", default="overall", help="overall, competency:ID or question:ID.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--out", type=_PATH, help="Write everything to a .json file.")
def command(  # noqa: PLR0913, PLR0917  one parameter an option
    run: Path | None,
    groups: Path,
    cut: tuple[float, ...],
    human: Path | None,
    table: Path | None,
    level: str,
    as_json: bool,
    out: Path | None,
) -> int:
    """Compare the scores of groups: impact ratios, mean differences, and people's beside them.

    Groups never reach a rater: they are read here, when all ratings are done. Nobody is selected
    or rejected by this command.
    """
    from answer_eval.cli import _impact_input
    from answer_eval.errors import UsageError
    from answer_eval.files import load_table, write_whole
    from answer_eval.groups import read_groups

    if out and out.suffix.lower() != ".json":
        raise UsageError(f"--out {out} is no .json file", fix="end the file's name with .json")
    found = _impact_input.gather(run, table, human, _impact_input.level_of(level))
    read = read_groups(load_table(groups), found.people)
    reports = _impact_input.examined(found, read.attributes, cut)
    _impact.left_out(found.unusable, read.unmatched)
    everything = _everything(found, read, reports)
    if out:
        write_whole(out, everything)
    if as_json:
        click.echo(everything, nl=False)
    else:
        _impact.show(found, reports, _show.console())
    return 0


def _everything(found: "Gathered", read: "GroupsRead", reports: "tuple[SampleReport, ...]") -> str:
    from answer_eval.impact.as_json import report_json

    shown: dict[str, Any] = report_json(found.what, reports) | {
        "labels": list(found.labels),
        "unusable": [asdict(each) for each in found.unusable],
        "unmatched": [asdict(each) for each in read.unmatched],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
