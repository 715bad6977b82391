"""`answer-eval score`: rate interviews into a folder."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answer_eval.cli import _show
from answer_eval.errors import UsageError

if TYPE_CHECKING:
    from answer_eval.raters import MachineRater, RaterOptions

FINISHED_WITH_FAILURES = 3


@click.command("score")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--guide", type=click.Path(path_type=Path), help="The guide file (YAML).")
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The run's folder; the same one again goes on where it stopped.",
)
@click.option("--rater", "rater_name", default="", help="openai, baseline, … (default: openai).")
@click.option("--model", default="", help="The language model's name.")
@click.option("--base-url", default="", help="A compatible server instead of the provider's.")
@click.option("--effort", default="", help="How hard a reasoning model is to think: low, high, …")
@click.option(
    "--per",
    default="answer",
    show_default=True,
    type=click.Choice(["answer", "indicator", "interview"]),
    help="What one request holds; an answer means an answer and one competency.",
)
@click.option(
    "--samples",
    default=1,
    show_default=True,
    type=click.IntRange(1),
    help="Repeats of each request, in other orders; the median counts.",
)
@click.option(
    "--confirm",
    type=click.Choice(["decisions"]),
    help="Rate with openai-decisions too, and flag what the two disagree on.",
)
@click.option(
    "--api-key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that only you may read, instead of OPENAI_API_KEY.",
)
@click.option(
    "--prices", type=click.Path(path_type=Path, dir_okay=False), help="Your own price list (YAML)."
)
@click.option("--manifest", type=click.Path(path_type=Path), help="interviews.csv: ids, labels, …")
@click.option("--candidate", default="", help="The candidate's name in the transcripts.")
@click.option(
    "--segmenter",
    default="",
    help="openai or openai-chat: the model settles which turns answer an uncertain question.",
)
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Roles and turns as people settled them (default: corrections.csv in --out, if there).",
)
@click.option(
    "--concurrency", default=8, show_default=True, type=click.IntRange(1), help="Requests at once."
)
@click.option("--json", "as_json", is_flag=True, help="Print run.json instead of the scorecards.")
def command(  # noqa: PLR0913, PLR0917  one parameter an option
    paths: tuple[Path, ...],
    guide: Path | None,
    folder: Path,
    rater_name: str,
    model: str,
    base_url: str,
    effort: str,
    per: str,
    samples: int,
    confirm: str | None,
    api_key_file: Path | None,
    prices: Path | None,
    manifest: Path | None,
    candidate: str,
    segmenter: str,
    corrections: Path | None,
    concurrency: int,
    as_json: bool,
) -> int:
    """Rate every interview in PATHS: transcripts, folders of them, or answers.csv/.jsonl.

    Rerunning the same command rates only what is missing or has changed.
    """
    from answer_eval.files import find_inputs
    from answer_eval.prices import load_prices
    from answer_eval.prompt import Per
    from answer_eval.raters import RaterOptions, choose
    from answer_eval.run import RunOptions, load_corrections, rate_into, works
    from answer_eval.settling import choose_segmenter

    opened = RaterOptions(
        model=model,
        base_url=base_url,
        effort=effort,
        per=Per(per),
        samples=samples,
        api_key_file=api_key_file,
    )
    rater = choose(rater_name, opened)
    second = _confirming(rater, opened) if confirm else None
    settling = choose_segmenter(segmenter, opened) if segmenter else None
    inputs = find_inputs(paths, manifest)
    corrected = load_corrections(folder, corrections, inputs)
    todo = works(inputs, guide, candidate, corrected)
    with _show.progress(len(todo)) as done:
        options = RunOptions(
            concurrency=concurrency,
            confirmed_by=second,
            segmenter=settling,
            corrections=corrected,
            prices=load_prices(prices),
            done=done,
        )
        outcome = rate_into(folder, inputs, todo, rater, options)
    if as_json:
        click.echo(json.dumps(outcome.run.about, ensure_ascii=False, indent=2))
    else:
        _show.outcome(outcome, folder)
        _show.charges(outcome)
    _show.failures(outcome)
    return FINISHED_WITH_FAILURES if outcome.has_failures else 0


def _confirming(rater: "MachineRater", options: "RaterOptions") -> "MachineRater":
    """Open the decision rater that confirms a quoting one, behind the same server."""
    from answer_eval.raters import choose
    from answer_eval.rating import RaterKind

    if rater.rater.kind is RaterKind.DECISION:
        raise UsageError(
            "decisions can't confirm decisions", fix="name a rater that quotes with --rater openai"
        )
    return choose("openai-decisions", replace(options, model=""))
