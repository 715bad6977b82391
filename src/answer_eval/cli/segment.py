"""`answer-eval segment`: which of the candidate's words answer which question."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from answer_eval.guide import Guide
    from answer_eval.interview import Interview
    from answer_eval.segment import Answer

COLOURS = {"answered": "green", "not_answered": "yellow", "not_asked": "red"}


@click.command("segment")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--guide", required=True, type=click.Path(path_type=Path), help="The guide (YAML).")
@click.option("--candidate", default="", help="The candidate's name in the transcript.")
@click.option("--language", default="", help="What it is in (en, German, …), if you know.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(file: Path, guide: Path, candidate: str, language: str, *, as_json: bool) -> None:
    """Find the answer to each question of the guide in FILE, or that there is none."""
    from answer_eval.files import load_guide, load_transcript
    from answer_eval.interview import check_language, prepare

    asked = load_guide(guide)
    interview = prepare(file.stem, file.stem, load_transcript(file), asked, candidate)
    interview = check_language(interview, asked, language)
    if as_json:
        click.echo(json.dumps(as_data(interview), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(shown(interview, asked)))


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
        "flags": list(interview.flags_of(answer)),
    }


def shown(interview: "Interview", guide: "Guide") -> Iterator[str]:
    """Yield the lines that a person reads."""
    yield from (click.style(f"warning: {each}", fg="red") for each in interview.warnings)
    for answer in interview.answers:
        status = click.style(answer.status.value, fg=COLOURS[answer.status], bold=True)
        flags = "".join(f"  {flag}" for flag in interview.flags_of(answer))
        yield f"\n{answer.question}  {status}  confidence {answer.confidence:.2f}{flags}"
        yield f"  guide: {guide.question(answer.question).text}"
        for index in answer.asked_in:
            yield f"  asked, turn {index}: {interview.transcript.turns[index].text}"
        for index in answer.turns:
            yield f"  {index}  {interview.transcript.turns[index].text}"
