"""Recordings to transcripts, through the transcription API of OpenAI or a compatible server.

The reply is kept as it came: JSON that the transcript formats read.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from answer_eval.errors import BadTranscript, InputError, UsageError
from answer_eval.exchange import Gate, together
from answer_eval.files import make_folder, write_whole
from answer_eval.formats import document_of, read_transcript
from answer_eval.prompt import NoReply
from answer_eval.raters import RaterOptions
from answer_eval.service.transport import Patience
from answer_eval.transcription._audio import check, fitted
from answer_eval.transcription._service import MODEL, PATIENCE, Service

__all__ = ["MODEL", "Done", "Recording", "State", "recordings", "transcribe"]

AT_ONCE = 4
"""Requests under way; each may hold an hour of sound."""
ON = "see whether speech is on it, and whether --model is one that transcribes"
"""What to do about a reply without a transcript: what to export anew is a file's advice."""


class State(StrEnum):
    """What became of a recording."""

    WRITTEN = "written"
    THERE = "there already"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording and the file that its transcript goes to."""

    audio: Path
    transcript: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a recording, and why where that needs words."""

    recording: Recording
    state: State
    why: str = ""


def recordings(audios: Iterable[Path], folder: Path) -> tuple[Recording, ...]:
    """Return each recording once with its transcript's place, `folder/NAME.json`.

    Raises InputError for one that isn't there, can't be sent as it is nor made smaller here, and
    for two that would share a transcript.
    """
    first = dict[Path, Path]()
    for audio in dict.fromkeys(audios):
        place = folder / f"{audio.stem}.json"
        other = first.setdefault(place, audio)
        if other is not audio:
            raise UsageError(
                f"{other} and {audio} would both be written to {place}", fix="rename one of them"
            )
        if not place.exists():
            check(audio)
    return tuple(Recording(audio, place) for place, audio in first.items())


async def transcribe(
    wanted: Sequence[Recording],
    options: RaterOptions,
    done: Callable[[Done], None] = lambda _: None,
    patience: Patience = PATIENCE,
) -> tuple[Done, ...]:
    """Write the transcript of each recording that has none yet; `done` hears of each in turn.

    A recording that can't be transcribed is a failure and ends nothing. Raises UsageError without
    a key or server, and RunStopped where no request can succeed.
    """
    if all(each.transcript.exists() for each in wanted):
        there = tuple(Done(each, State.THERE) for each in wanted)
        for each in there:
            done(each)
        return there
    service, turns, gate = Service(options, patience), asyncio.Semaphore(AT_ONCE), Gate()
    for folder in {each.transcript.parent for each in wanted}:
        make_folder(folder)

    async def one(recording: Recording) -> Done:
        async with gate.through(turns):
            outcome = await _transcribed(recording, service)
        done(outcome)
        return outcome

    try:
        return tuple(await together([one(each) for each in wanted]))
    finally:
        await service.close()


async def _transcribed(recording: Recording, service: Service) -> Done:
    if recording.transcript.exists():
        return Done(recording, State.THERE)
    try:
        sent = await service.ask(await fitted(recording.audio))
        if isinstance(sent, NoReply):
            return Done(recording, State.FAILED, sent.detail)
        read_transcript(document_of(sent.encode(), "the reply"))
    except BadTranscript as error:
        what = f"what came back is no transcript: {error.what}"
        return Done(recording, State.FAILED, f"{what} — {ON}")
    except InputError as error:
        return Done(recording, State.FAILED, " ".join(error.told.split()))
    write_whole(recording.transcript, sent)
    return Done(recording, State.WRITTEN)
