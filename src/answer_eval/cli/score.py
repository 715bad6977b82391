"""`answer-eval score`: rate interviews into a folder."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answer_eval.cli import _options, _show
from answer_eval.errors import UsageError

if TYPE_CHECKING:
    from answer_eval.raters import MachineRater, RaterOptions
    from answer_eval.run import Outcome

FINISHED_WITH_FAILURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(_options.Access):
    """What is to be rated, by whom, and how."""

    paths: tuple[Path, ...]
    guide: Path | None
    folder: Path
    rater_name: str
    effort: str
    per: str
    samples: int
    confirm: str | None
    prices: Path | None
    manifest: Path | None
    candidate: str
    segmenter: str
    corrections: Path | None
    calibration: Path | None
    concurrency: int


_asked = _options.handed_as(
    "asked",
    Asked,
    _options.PATHS,
    _options.GUIDE,
    click.option(
        "--out",
        "folder",
        required=True,
        type=click.Path(path_type=Path, file_okay=False),
        help="The run's folder; the same one again goes on where it stopped.",
    ),
    _options.RATER,
    *_options.ACCESS,
    click.option(
        "--effort", default="", help="How hard a reasoning model is to think: low, high, …"
    ),
    click.option(
        "--per",
        default="answer",
        show_default=True,
        type=click.Choice(["answer", "indicator", "interview"]),
        help="What one request holds; an answer means an answer and one competency.",
    ),
    click.option(
        "--samples",
        default=1,
        show_default=True,
        type=click.IntRange(1),
        help="Repeats of each request, in other orders; the median counts.",
    ),
    click.option(
        "--confirm",
        type=click.Choice(["decisions"]),
        help="Rate with openai-decisions too, and flag what the two disagree on.",
    ),
    click.option("--prices", type=_options.FILE, help="Your own price list (YAML)."),
    _options.MANIFEST,
    _options.CANDIDATE,
    click.option(
        "--segmenter",
        default="",
        help="openai or openai-chat: the model settles which turns answer an uncertain question.",
    ),
    click.option(
        "--corrections",
        type=_options.FILE,
        help="Roles and turns as people settled them (default: corrections.csv in --out, if "
        "there).",
    ),
    click.option(
        "--calibration",
        type=_options.FILE,
        help="Map ratings to people's scale by what 'answer-eval agree --calibrate' made.",
    ),
    _options.CONCURRENCY,
)


@click.command("score")
@_asked
@click.option("--json", "as_json", is_flag=True, help="Print run.json instead of the scorecards.")
def command(asked: Asked, *, as_json: bool) -> int:
    """Rate every interview in PATHS: transcripts, folders of them, or answers.csv/.jsonl.

    Rerunning the same command rates only what is missing or has changed.
    """
    outcome = _rated(asked)
    if as_json:
        click.echo(json.dumps(outcome.run.about, ensure_ascii=False, indent=2))
        _show.failures(outcome)
    else:
        _show.outcome(outcome, asked.folder)
        _show.charges(outcome)
        _show.failures(outcome)
        _show.summary(outcome)
    return FINISHED_WITH_FAILURES if outcome.has_failures else 0


def _rated(asked: Asked) -> "Outcome":
    """Open everything that is named before anything is rated, then rate."""
    from answer_eval.calibration.record import Uncalibrated, read_calibration
    from answer_eval.casting import cast
    from answer_eval.files import read_text
    from answer_eval.inputs import find_inputs
    from answer_eval.prices import load_prices
    from answer_eval.prompt import Per
    from answer_eval.raters import choose
    from answer_eval.run import RunOptions, load_corrections, rate_into, works
    from answer_eval.settling import choose_segmenter

    opened = asked.options(effort=asked.effort, per=Per(asked.per), samples=asked.samples)
    has_others = asked.segmenter or asked.confirm  # who may have a use for what the rater ignores
    rater = (choose if has_others else _options.open_rater)(asked.rater_name, opened)
    second = _confirming(rater, opened) if asked.confirm else None
    settling = choose_segmenter(asked.segmenter, opened) if asked.segmenter else None
    path = asked.calibration
    calibration = read_calibration(read_text(path), str(path)) if path else Uncalibrated()
    inputs = cast(find_inputs(asked.paths, asked.manifest), asked.candidate)
    corrected = load_corrections(asked.folder, asked.corrections, inputs)
    if corrected.name and not asked.corrections:
        _show.taken(corrected, asked.folder)
    with _show.progress(len(inputs.found), "finding answers") as ready:
        todo = works(inputs, asked.guide, asked.candidate, corrected, ready)
    with _show.progress(len(todo)) as done:
        options = RunOptions(
            concurrency=asked.concurrency,
            confirmed_by=second,
            segmenter=settling,
            corrections=corrected,
            calibration=calibration,
            prices=load_prices(asked.prices),
            done=done,
        )
        return rate_into(asked.folder, inputs, todo, rater, options)


def _confirming(rater: "MachineRater", options: "RaterOptions") -> "MachineRater":
    """Open the decision rater that confirms a quoting one, behind the same server."""
    from answer_eval.raters import choose
    from answer_eval.rating import RaterKind

    if rater.rater.kind is RaterKind.DECISION:
        raise UsageError(
            "decisions can't confirm decisions", fix="name a rater that quotes with --rater openai"
        )
    return choose("openai-decisions", replace(options, model=""))
