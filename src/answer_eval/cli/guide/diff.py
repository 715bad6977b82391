"""`answer-eval guide diff`: what changed between two versions of a guide."""

import json
from pathlib import Path

import click

_PATH = click.Path(path_type=Path)


@click.command("diff")
@click.argument("was", metavar="A", type=_PATH)
@click.argument("now", metavar="B", type=_PATH)
@click.option(
    "--runs",
    nargs=2,
    type=_PATH,
    metavar="DIR_A DIR_B",
    help="A run by each version: how their ratings moved.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(was: Path, now: Path, runs: tuple[Path, Path] | None, as_json: bool) -> None:
    """Compare guide A with guide B, item by item, and say which ratings have to be redone."""
    from answer_eval.cli.guide import _difference

    found = _difference.compare(was, now, runs)
    if as_json:
        click.echo(json.dumps(_difference.as_json(found), ensure_ascii=False, indent=2))
    else:
        _difference.show(found)
