"""A recording as the service takes it: of a kind it knows and under its limit, or made so."""

import asyncio
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from answer_eval.errors import InputError
from answer_eval.files import read_bytes

LIMIT = 25_000_000
"""Bytes that the service takes at once."""
KINDS = (".flac", ".m4a", ".mp3", ".mp4", ".mpeg", ".mpga", ".ogg", ".wav", ".webm")
"""Suffixes of the kinds that it knows."""
FFMPEG = "ffmpeg"
HEAD = 512
"""Bytes from a file's beginning that tell what it is."""
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")
DOCUMENTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word file or another zip",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xff\xfe": "text",
    b"\xfe\xff\x00": "text",
}
"""By its first bytes: what a file is that is no recording."""
SOUNDS = {b"RIFF": ".wav", b"fLaC": ".flac", b"OggS": ".ogg", b"ID3": ".mp3"}
"""By its first bytes: the suffix that a recording should have."""
BITS = "24k"
"""A second of speech in mono Opus: two hours stay under the limit."""


@dataclass(frozen=True, slots=True)
class Audio:
    """What is sent: a file's name, whose suffix tells its kind, and its bytes."""

    name: str
    data: bytes


def check(path: Path) -> None:
    """Raise InputError for a recording that isn't there, or would need an ffmpeg that isn't."""
    if not path.is_file():
        what = "this is a folder" if path.is_dir() else "there is no such file"
        raise InputError(what, where=str(path), fix="name the recordings themselves")
    head = read_bytes(path, HEAD)
    _check_recording(path, head)
    why = _unfit(path)
    if why and not shutil.which(FFMPEG):
        raise InputError(
            f"{why}, and ffmpeg, which would re-encode it, is not installed",
            where=str(path),
            fix=f"install ffmpeg, or {_way_without(path, _told(head, SOUNDS))}",
        )


def _check_recording(path: Path, head: bytes) -> None:
    """Raise InputError for what no re-encoding makes a recording of."""
    if not head:
        raise InputError("it is empty", where=str(path), fix="record or export it again")
    if document := _told(head, DOCUMENTS) or ("" if CONTROLS & set(head) else "text"):
        raise InputError(
            f"this is no recording but {document}",
            where=str(path),
            fix="name recordings here; 'answer-eval read' takes transcripts",
        )


def _way_without(path: Path, suffix: str) -> str:
    if suffix and path.suffix.lower() not in KINDS:
        return f"rename it to {path.stem}{suffix}, which it is"
    return f"give a smaller file of one of these kinds: {', '.join(each[1:] for each in KINDS)}"


def _told(head: bytes, kinds: Mapping[bytes, str]) -> str:
    return next((kind for mark, kind in kinds.items() if head.startswith(mark)), "")


async def fitted(path: Path) -> Audio:
    """Return a recording as it is or, where the service wouldn't take that, as mono Opus.

    Raises InputError where ffmpeg can't read it, and where it is too long even so.
    """
    if not _unfit(path):
        return Audio(path.name, read_bytes(path))
    with tempfile.TemporaryDirectory(prefix="answer-eval-") as folder:
        smaller = Path(folder) / f"{path.stem}.ogg"
        await _encode(path, smaller)
        if smaller.stat().st_size > LIMIT:
            raise InputError(
                "longer than the service takes at once, even re-encoded",
                where=str(path),
                fix="cut it in two; the speakers' labels need not be the same in both",
            )
        return Audio(smaller.name, read_bytes(smaller))


def _unfit(path: Path) -> str:
    """Return why a recording can't be sent as it is, "" where it can."""
    size = path.stat().st_size
    if size > LIMIT:
        return f"it has {size / 1e6:.0f} MB, and the service takes {LIMIT / 1e6:.0f}"
    return (
        ""
        if path.suffix.lower() in KINDS
        else f"the service takes no {path.suffix or 'such'} files"
    )


async def _encode(path: Path, smaller: Path) -> None:
    opus = ("-vn", "-ac", "1", "-c:a", "libopus", "-b:a", BITS, "-application", "voip")
    process = await asyncio.create_subprocess_exec(
        *(FFMPEG, "-nostdin", "-v", "error", "-i", str(path), *opus, str(smaller)),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, complaint = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        lines = complaint.decode("utf-8", "replace").strip().splitlines()
        raise InputError(
            f"ffmpeg can't re-encode it: {lines[-1] if lines else 'no reason given'}",
            where=str(path),
            fix="play it to see whether it is whole",
        )
