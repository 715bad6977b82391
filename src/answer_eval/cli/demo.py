"""`answer-eval demo`: the whole way on the packaged samples, offline."""

from pathlib import Path

import click

from answer_eval.cli import _agreement, _show


@click.command("demo")
@click.option(
    "--out",
    "folder",
    default="demo-run",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the run goes.",
)
def command(folder: Path) -> int:
    """Rate the sample interviews with the baseline and compare with the sample ratings."""
    from answer_eval.cli import _agreement_input, _agreement_out
    from answer_eval.files import packaged
    from answer_eval.inputs import find_inputs
    from answer_eval.raters import RaterOptions, choose
    from answer_eval.run import RunOptions, rate_into, works

    inputs = find_inputs([packaged("samples", "interviews")])
    todo = works(inputs, packaged("rubrics", "customer_support.yaml"))
    with _show.progress(len(todo)) as done:
        rater = choose("baseline", RaterOptions())
        outcome = rate_into(folder, inputs, todo, rater, RunOptions(illustrative=True, done=done))
    people = packaged("samples", "human_ratings.csv")
    compared = _agreement_input.report(_agreement_input.gather(folder, None, people, None))
    tables = [folder / "ratings.csv", people]
    _agreement_out.write(folder / "report.html", compared, "", folder, tables)
    _show.outcome(outcome, folder)
    click.echo()
    _agreement.brief(compared, _show.console())
    click.echo(f"everything: answer-eval agree {folder} --human {people}")
    return 0
