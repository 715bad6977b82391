"""`answer-eval transcribe`: recordings to transcripts that `read` and `score` take."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
@click.option("--model", default="", help="The model's name (default: gpt-4o-transcribe-diarize).")
@click.option("--base-url", default="", help="A compatible server instead of the provider's.")
@click.option(
    "--api-key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that only you may read, instead of OPENAI_API_KEY.",
)
def command(
    audio: tuple[Path, ...], folder: Path, model: str, base_url: str, api_key_file: Path | None
) -> int:
    """Send each recording to a transcription service and keep what comes back.

    A file above 25 MB, or of a kind that the service doesn't take, is re-encoded first, which
    needs ffmpeg. Exit code 3 where a recording could not be transcribed.
    """
    from answer_eval.raters import RaterOptions
    from answer_eval.transcription import State, recordings, transcribe

    options = RaterOptions(model=model, base_url=base_url, api_key_file=api_key_file)
    done = asyncio.run(transcribe(recordings(audio, folder), options, _tell))
    told = (f"{sum(each.state is state for each in done)} {state}" for state in State)
    click.echo(f"{', '.join(told)}; next: answer-eval read {folder}/NAME.json")
    return SOME_FAILED if any(each.state is State.FAILED for each in done) else 0


def _tell(done: "Done") -> None:
    why = f": {done.why}" if done.why else f" {done.recording.transcript}"
    click.echo(f"{done.recording.audio}: {done.state}{why}", err=bool(done.why))
