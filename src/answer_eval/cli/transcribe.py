"""`answer-eval transcribe`: recordings to transcripts that `read` and `score` take."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answer_eval.cli import _options

if TYPE_CHECKING:
    from answer_eval.transcription import Done

SOME_FAILED = 3


@click.command("transcribe")
@click.argument("audio", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the transcripts go, NAME.json for each; what is there is not asked for again.",
)
@_options.access
def command(audio: tuple[Path, ...], folder: Path, access: _options.Access) -> int:
    """Send each recording to a transcription service and keep what comes back.

    The model is gpt-4o-transcribe-diarize unless --model names another, one that says who speaks.
    A file above 25 MB, or of a kind that the service doesn't take, is re-encoded first, which
    needs ffmpeg. Exit code 3 where a recording could not be transcribed.
    """
    from answer_eval.transcription import State, recordings, transcribe

    done = asyncio.run(transcribe(recordings(audio, folder), access.options(), _tell))
    told = (f"{sum(each.state is state for each in done)} {state}" for state in State)
    click.echo(f"{', '.join(told)}; next: answer-eval read {folder}/NAME.json")
    return SOME_FAILED if any(each.state is State.FAILED for each in done) else 0


def _tell(done: "Done") -> None:
    why = f": {done.why}" if done.why else f" {done.recording.transcript}"
    click.echo(f"{done.recording.audio}: {done.state}{why}", err=bool(done.why))
