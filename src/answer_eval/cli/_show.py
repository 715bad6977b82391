"""What commands print of a run: tables on a terminal, plain text in a pipe."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table

    from answer_eval.corrections import CorrectionsTable
    from answer_eval.evaluation import Evaluation
    from answer_eval.inputs import Inputs
    from answer_eval.run import Outcome
    from answer_eval.score import Score


MOST_ROWS = 50
"""Interviews that are listed; `scores.csv` and the report have them all."""
MOST_TOLD = 5
"""Files of a folder that are named as no interviews, and warnings that are printed: `run.json` has
all files, the report all warnings."""
PIPED = 200
"""Columns of what is piped, or written to a file."""
NARROWEST = 20
"""Columns; fewer, such as COLUMNS=0, are no width."""
MOST_COLUMNS = 6
"""Competencies that a terminal has room for side by side; the report has them all."""

_SIZE = re.compile(r"[0-9]{1,6}")
"""A terminal's columns or lines."""


def console(*, err: bool = False) -> "Console":
    """Return a console that colours only a terminal; piped lines are long unless COLUMNS is set.

    A terminal too narrow to print on, such as one that COLUMNS=0 makes, is written to as a pipe is.
    """
    from rich.console import Console

    _drop_unusable_sizes()
    shown = Console(stderr=err, highlight=False, emoji=False, markup=False)
    is_wide = shown.width >= NARROWEST
    if shown.is_terminal and is_wide:
        return shown
    width = None if is_wide and "COLUMNS" in os.environ else PIPED
    return Console(
        stderr=err, highlight=False, emoji=False, markup=False, width=width, color_system=None
    )


def _drop_unusable_sizes() -> None:
    """Take out of the environment what rich would stop at, such as COLUMNS=² or 5,000 digits."""
    for name in ("COLUMNS", "LINES"):
        if not _SIZE.fullmatch(os.environ.get(name, "")):
            os.environ.pop(name, None)


@contextmanager
def progress(total: int, what: str = "rating interviews") -> "Iterator[Callable[[object], None]]":
    """Show how many interviews are done, on a terminal only."""
    from rich.progress import Progress

    with Progress(console=console(err=True), disable=not console(err=True).is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda _: bar.advance(task)


def outcome(finished: "Outcome", folder: "Path") -> None:
    """Print the run's scorecards, what stands over them, and where the report is."""
    from answer_eval.reports import BASELINE_NOTICE

    shown = console()
    for each in scorecards(finished.batch.evaluations):
        shown.print(each)
    if finished.run.about["labels"]["baseline"]:
        click.echo(BASELINE_NOTICE)
    click.echo(f"report: {folder / 'report.html'}")


def table(title: str, words: Iterable[str], numbers: Iterable[str]) -> "Table":
    """Start a table with columns of words, then of numbers."""
    from rich import box
    from rich.table import Table

    started = Table(
        title=title or None,
        title_justify="left",
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for word in words:
        started.add_column(word, overflow="fold")
    for number in numbers:
        started.add_column(number, justify="right")
    return started


def taken(corrections: "CorrectionsTable", folder: "Path") -> None:
    """Say that the corrections in a run's folder are gone by, which nobody named."""
    from answer_eval.corrections import FILE_NAME

    rows = f"{corrections.rows} row{'' if corrections.rows == 1 else 's'}"
    click.echo(f"corrections applied: {folder / FILE_NAME}, {rows}", err=True)


def charges(finished: "Outcome") -> None:
    """Print what the folder's requests came to, and what there is to know of them."""
    spent(finished.run.about)


def spent(about: "Mapping[str, Any]", *, err: bool = False) -> None:
    """Print what this run's requests came to, and the folder's where it has earlier ones."""
    for note in about["notes"]:
        click.echo(f"note: {note}", err=True)
    now = about["this_run"]
    if about["usage"]["requests"]:
        said = f"this run: {_charged(now)}"
        if now["usage"] != about["usage"]:
            said += f"; the folder so far: {_charged(about)}"
        click.echo(f"{said} (prices of {about['cost']['prices_of']})", err=err)


def _charged(part: "Mapping[str, Any]") -> str:
    usage, cost = part["usage"], part["cost"]
    if not (count := usage["requests"]):
        return "no request paid for"
    price = cost["why"] if cost["usd"] is None else f"US$ {cost['usd']:.4f}"
    return (
        f"{count} request{'s' if count > 1 else ''} paid for, {usage['input_tokens']:,} tokens in"
        f" ({usage['cached_tokens']:,} cached), {usage['output_tokens']:,} out: {price}"
    )


def scorecards(evaluations: "Sequence[Evaluation]") -> "Iterable[Table]":
    """Return a table for each guide and rater: an interview a row, a competency a column.

    It has the first MOST_ROWS, and of more than MOST_COLUMNS competencies the overall score alone.
    """
    from itertools import groupby

    from answer_eval.rating import RaterKind

    def whose(evaluation: "Evaluation") -> tuple[str, bool, str]:
        rater = evaluation.rater
        return evaluation.guide, rater.kind is RaterKind.DECISION, rater.id

    for (guide, _, rater), group in groupby(sorted(evaluations, key=whose), key=whose):
        mine = list(group)
        columns = [each.id for each in _columns(mine[0])]
        title = f"{guide}, rated by {rater}: score (rated of indicators)"
        shown = table(title, ["interview"], [*columns, "flags"])
        for evaluation in mine[:MOST_ROWS]:
            shown.add_row(*_row(evaluation))
        if others := len(mine[MOST_ROWS:]):
            shown.caption = f"and {others} more: scores.csv"
        yield shown


def _columns(evaluation: "Evaluation") -> "Sequence[Score]":
    competencies, overall = evaluation.scorecard.competencies, evaluation.scorecard.overall
    return (*competencies, overall) if len(competencies) <= MOST_COLUMNS else (overall,)


def _row(evaluation: "Evaluation") -> "Iterator[str]":
    yield evaluation.interview.id
    for each in _columns(evaluation):
        yield _score(each)
    yield str(evaluation.flagged)


def _score(score: "Score") -> str:
    value = f"{score.value:.2f}" if isinstance(score.value, float) else "no score"
    return f"{value} ({score.rated} of {score.of})"


def files(inputs: "Inputs") -> None:
    """Say on standard error which files could not be read, and of those left aside the first."""
    for each in inputs.unreadable:
        click.echo(f"not read: {each.path}: {each.why}", err=True)
    for other in inputs.skipped[:MOST_TOLD]:
        click.echo(f"skipped: {other.path}: {other.why}", err=True)
    if others := len(inputs.skipped[MOST_TOLD:]):
        click.echo(f"skipped: {others} more files that are no interviews", err=True)


def failures(outcome: "Outcome") -> None:
    """Say on standard error what could not be read or got no valid reply, a line each."""
    files(outcome.inputs)
    _warnings(outcome)
    unsettled = {
        (evaluation.interview.id, ", ".join(each.questions), each.by, each.detail): None
        for evaluation in outcome.batch.evaluations
        for each in evaluation.interview.unsettled
    }
    for interview, named, by, detail in unsettled:
        click.echo(f"not settled by {by}: {interview}, {named}: {detail}", err=True)
    for evaluation in outcome.batch.evaluations:
        for what, question, reason, detail in _without_reply(evaluation):
            where = f"{evaluation.interview.id}, question {question}"
            click.echo(f"{what}: {where}: {reason}: {detail}", err=True)


def _warnings(outcome: "Outcome") -> None:
    """Say what was odd in transcripts, of the first of them."""
    interviews = {each.interview.id: each.interview for each in outcome.batch.evaluations}
    odd = [f"{name}: {told}" for name, each in interviews.items() for told in each.warnings]
    for each in odd[:MOST_TOLD]:
        click.echo(f"warning: {each}", err=True)
    if others := len(odd[MOST_TOLD:]):
        click.echo(f"warning: {others} more, which stand in the report", err=True)


def summary(finished: "Outcome") -> None:
    """Print in one line what became of all interviews: the last thing a long run says."""
    evaluations, lost = finished.batch.evaluations, len(finished.inputs.unreadable)
    rated = len({each.interview.id for each in evaluations if _has_rating(each)})
    unanswered = sum(len(list(_without_reply(each))) for each in evaluations)
    unsettled = sum(bool(each.interview.unsettled) for each in evaluations)
    said = [f"interviews rated: {rated}"]
    for count, what in (
        (lost, "files not read"),
        (unanswered, "answers without a valid reply"),
        (unsettled, "interviews not settled"),
    ):
        said += [f"{what}: {count}"] if count else []
    again = "; the same command asks for what is missing" if said[1:] else ""
    click.echo(f"{', '.join(said)}{again}")


def _has_rating(evaluation: "Evaluation") -> bool:
    from answer_eval.rating import Rating

    return any(isinstance(each, Rating) for each in evaluation.judged)


def _without_reply(evaluation: "Evaluation") -> Iterator[tuple[str, str, str, str]]:
    rated = {(each.unit.question, each.reason, each.detail) for each in evaluation.failures}
    looked = {(e.question, e.outcome.value, e.detail) for e in evaluation.failed_checks}
    yield from (("not rated", *each) for each in sorted(rated))
    yield from (("key points and red flags not looked for", *each) for each in sorted(looked))
