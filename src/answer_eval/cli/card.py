"""`answer-eval card`: a model card of a run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from answer_eval.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from answer_eval.agreement.report import AgreementReport
    from answer_eval.card import Known
    from answer_eval.impact.report import SampleReport

_PATH = click.Path(path_type=Path)
SUFFIXES = (".md", ".html")


@click.command("card")
@click.argument("run", metavar="DIR", type=_PATH)
@click.option("--human", type=_PATH, help="People's ratings: how far the run's agree with them.")
@click.option("--groups", type=_PATH, help="A table: candidate, and a column for each grouping.")
@click.option("--out", type=_PATH, help="Write it to a .md or .html file instead of printing it.")
def command(run: Path, human: Path | None, groups: Path | None, out: Path | None) -> int:
    """Write a model card: what rated what, on what data, how well, and what it can't tell.

    Without people's ratings it says that agreement is unknown; without a table of groups, that
    groups were not tested. It is the same for the same run and tables.
    """
    from answer_eval.card.compose import card
    from answer_eval.card.written import html, markdown
    from answer_eval.files import write_whole

    if out and out.suffix.lower() not in SUFFIXES:
        raise UsageError(f"--out {out} is neither .md nor .html", fix="give it one of the two")
    made = card(_known(run, human, groups))
    if out is None:
        click.echo(markdown(made), nl=False)
    else:
        write_whole(out, (html if out.suffix.lower() == ".html" else markdown)(made))
    return 0


def _known(folder: Path, human: Path | None, groups: Path | None) -> "Known":
    from answer_eval.card import Known
    from answer_eval.run import run_of
    from answer_eval.store import FILE_NAME, lacking, open_store

    if not (folder / FILE_NAME).is_file():
        raise lacking(folder, FILE_NAME)
    with open_store(folder) as store:
        run = run_of(store, store.account())
        first, newest = store.dates()
    return Known(
        run=run,
        first=first,
        newest=newest,
        agreement=_agreement(folder, human) if human else None,
        groups=_impact(folder, human, groups) if groups else None,
    )


def _agreement(folder: Path, human: Path) -> "AgreementReport":
    from answer_eval.cli import _agreement, _agreement_input

    found = _agreement_input.gather(folder, None, human, None)
    _agreement.unusable(found.read)
    return _agreement_input.report(found)


def _impact(folder: Path, human: Path | None, groups: Path) -> "Sequence[SampleReport]":
    from answer_eval.cli import _impact, _impact_input
    from answer_eval.files import load_table
    from answer_eval.groups import read_groups

    found = _impact_input.gather(folder, None, human, _impact_input.OVERALL)
    read = read_groups(load_table(groups), found.people)
    _impact.left_out((), read.unmatched)
    return _impact_input.examined(found, read.attributes, ())
