"""`answer-eval stability`: how far a rater's ratings move when it rates the same again."""

import json

import click

from answer_eval.cli import _rated

FINISHED_WITH_FAILURES = 3


@click.command("stability")
@_rated.options
@click.option(
    "--runs",
    type=click.IntRange(2),
    help="How often to rate, 5 times unless said; a run's folder has its own samples.",
)
@click.option("--cut", type=float, help="An overall score: who crosses it from run to run?")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(asked: _rated.Asked, runs: int | None, cut: float | None, as_json: bool) -> int:
    """Say how far ratings of the same interviews move from run to run.

    PATHS are transcripts, folders of them or answers.csv/.jsonl, which are rated --runs times; or
    one run's folder, whose samples (score --samples) are compared and nothing is asked.
    """
    from answer_eval.cli import _stability
    from answer_eval.trust import as_json as written
    from answer_eval.trust.stability import NoCut

    seen = _stability.see(asked, runs, NoCut() if cut is None else cut)
    if as_json:
        told = {"stability": [written.of_stability(each) for each in seen.found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _stability.show(seen)
    _stability.failures(seen)
    return FINISHED_WITH_FAILURES if seen.has_failures else 0
