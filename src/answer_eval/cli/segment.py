"""`answer-eval segment`: which of the candidate's words answer which question."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.cli import _options
from answer_eval.cli._mending import (
    corrections_of,
    corrections_option,
    interview_option,
    settle,
)
from answer_eval.errors import UsageError

if TYPE_CHECKING:
    from answer_eval.guide import Guide
    from answer_eval.interview import Interview
    from answer_eval.segment import Answer

FINISHED_WITH_FAILURES = 3
COLOURS = {"answered": "green", "not_answered": "yellow", "not_asked": "red"}


@click.command("segment")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--guide", required=True, type=click.Path(path_type=Path), help="The guide (YAML).")
@click.option("--candidate", default="", help="The candidate's name in the transcript.")
@click.option("--language", default="", help="What it is in (en, German, …), if you know.")
@click.option(
    "--segmenter",
    default="",
    help="openai or openai-chat: the model settles what is uncertain, anew each time.",
)
@_options.access
@corrections_option
@interview_option
@click.option("--explain", "why", is_flag=True, help="Say why each turn went where it went.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(  # noqa: PLR0913, PLR0917  one parameter an option
    file: Path,
    guide: Path,
    candidate: str,
    language: str,
    segmenter: str,
    access: _options.Access,
    corrections_file: Path | None,
    interview: str,
    *,
    why: bool,
    as_json: bool,
) -> int:
    """Find the answer to each question of the guide in FILE, or that there is none."""
    from answer_eval.files import load_guide, load_transcript
    from answer_eval.interview import check_language, prepare

    _check_known(language)
    asked = load_guide(guide)
    name = interview or file.stem
    corrections = corrections_of(corrections_file, name)
    found = prepare(name, name, load_transcript(file), asked, candidate, corrections)
    found = check_language(found, asked, language)
    if segmenter:
        found = settle(found, asked, segmenter, access.options())
    _print(found, asked, why=why, as_json=as_json)
    return FINISHED_WITH_FAILURES if found.unsettled else 0


def _check_known(language: str) -> None:
    from answer_eval.language import KNOWN_AS, is_known

    if language.strip() and not is_known(language):
        raise UsageError(f"--language {language} is no language known here", fix=KNOWN_AS)


def _print(found: "Interview", asked: "Guide", *, why: bool, as_json: bool) -> None:
    from answer_eval.cli import _explained
    from answer_eval.segment import explain

    explanation = explain(found.transcript, asked) if why else None
    if as_json:
        reasons = {"explanation": _explained.as_data(explanation)} if explanation else {}
        click.echo(json.dumps(as_data(found) | reasons, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(shown(found, asked)))
    if explanation:
        click.echo("\n".join(_explained.explained(explanation, found.transcript)))


def as_data(interview: "Interview") -> dict[str, Any]:
    """Return what `--json` prints; `turns` are the candidate's, as `read` numbers them."""
    return {
        "answers": [_answer_data(answer, interview) for answer in interview.answers],
        "warnings": list(interview.warnings),
    }


def _answer_data(answer: "Answer", interview: "Interview") -> dict[str, Any]:
    return {
        "question": answer.question,
        "status": answer.status,
        "asked_in": list(answer.asked_in),
        "turns": list(answer.turns),
        "text": answer.text,
        "confidence": round(answer.confidence, 4),
        "source": answer.source,
        "flags": list(interview.flags_of(answer)),
    }


def shown(interview: "Interview", guide: "Guide") -> Iterator[str]:
    """Yield the lines that a person reads."""
    yield from (click.style(f"warning: {each}", fg="red") for each in interview.warnings)
    for answer in interview.answers:
        status = click.style(answer.status.value, fg=COLOURS[answer.status], bold=True)
        flags = "".join(f"  {flag}" for flag in interview.flags_of(answer))
        sure = f"confidence {answer.confidence:.2f}, {answer.source}"
        yield f"\n{answer.question}  {status}  {sure}{flags}"
        yield f"  guide: {guide.question(answer.question).text}"
        for index in answer.asked_in:
            yield f"  asked, turn {index}: {interview.transcript.turns[index].text}"
        for index in answer.turns:
            yield f"  {index}  {interview.transcript.turns[index].text}"
