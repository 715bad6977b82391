"""`answer-eval read`: a transcript as everything after it will see it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.cli._mending import corrections_of, corrections_option, interview_option

if TYPE_CHECKING:
    from answer_eval.guide import Guide
    from answer_eval.transcript import Time, Transcript, Turn

COLOURS = {"candidate": "green", "interviewer": "cyan", "other": "yellow"}


class _FormatName(click.ParamType[str]):
    """A transcript format's name; the formats are looked up only when they are asked for."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  click's signature
        """Return the names, for the command's help."""
        from answer_eval.formats import FORMATS

        return f"[{'|'.join(FORMATS.names)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002  click's signature
        """Return a known name; UsageError lists them for an unknown one."""
        from answer_eval.formats import FORMATS

        return FORMATS[value].name if value else ""


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=_FormatName(),
    default="",
    help="The format it is in; by default it is found by content.",
)
@click.option("--guide", type=click.Path(path_type=Path), help="Tell roles by its questions too.")
@click.option("--candidate", default="", help="The candidate's name in the transcript.")
@corrections_option
@interview_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(  # noqa: PLR0913  one parameter an option
    file: Path,
    format_name: str,
    guide: Path | None,
    candidate: str,
    corrections_file: Path | None,
    interview: str,
    *,
    as_json: bool,
) -> None:
    """Read a transcript: who said what and when, and what in FILE couldn't be read."""
    from answer_eval.files import load_guide, load_transcript

    asked = load_guide(guide) if guide else None
    transcript = _told(load_transcript(file, format_name), asked, candidate)
    transcript = corrections_of(corrections_file, interview or file.stem).cast(transcript)
    if as_json:
        click.echo(json.dumps(as_data(transcript), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(shown(transcript)))


def _told(transcript: "Transcript", guide: "Guide | None", candidate: str) -> "Transcript":
    """Return the transcript in which `segment` and `score` look for answers.

    With a guide its roles are theirs; without one they are told only where they are clear.
    """
    from answer_eval.interview import candidates_words, language_of_guide
    from answer_eval.language import Language, is_other, language_of
    from answer_eval.roles import ROLES_UNCERTAIN_BELOW, assign_roles
    from answer_eval.transcript import Role

    roles = assign_roles(
        transcript, [each.text for each in guide.questions] if guide else (), candidate
    )
    told, warnings = roles.transcript, roles.warnings
    if not guide and roles.confidence < ROLES_UNCERTAIN_BELOW:
        told = told.with_roles({turn.speaker: Role.OTHER for turn in told.turns})
        warnings = ()
    wanted, said = language_of_guide(guide) if guide else Language("en"), candidates_words(told)
    if is_other(said, wanted):
        warnings = (*warnings, f"the words are in {language_of(said).name}, not in {wanted.name}")
    return replace(told, warnings=(*told.warnings, *warnings))


def as_data(transcript: "Transcript") -> dict[str, Any]:
    """Return what `--json` prints; times are seconds, null where the recorder gave none."""
    return {
        "format": transcript.format,
        "turns": [_turn_data(turn) for turn in transcript.turns],
        "warnings": list(transcript.warnings),
    }


def _turn_data(turn: "Turn") -> dict[str, Any]:
    start, end = _ends(turn.time)
    return {
        "index": turn.index,
        "speaker": turn.speaker,
        "role": turn.role,
        "start": start,
        "end": end,
        "text": turn.text,
    }


def _ends(time: "Time") -> tuple[float | None, float | None]:
    from answer_eval.transcript import Interval

    return (time.start, time.end) if isinstance(time, Interval) else (None, None)


def shown(transcript: "Transcript") -> Iterator[str]:
    """Yield the lines that a person reads; click takes the colours out where it is no terminal."""
    names = dict.fromkeys(_name(turn) for turn in transcript.turns)
    yield f"{transcript.format}, turns: {len(transcript.turns)}, by {', '.join(names)}"
    yield from (click.style(f"warning: {each}", fg="red") for each in transcript.warnings)
    for turn in transcript.turns:
        start, _ = _ends(turn.time)
        clock = "" if start is None else f"  {_clock(start)}"
        name = click.style(_name(turn), fg=COLOURS[turn.role], bold=True)
        yield f"\n{turn.index}  {name}  {turn.role}{clock}\n{turn.text}"


def _name(turn: "Turn") -> str:
    return turn.speaker or "(no name)"


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{second:02d}"
