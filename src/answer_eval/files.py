"""The one owner of paths: what ships with us, what is read, and what is written."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from answer_eval._encoding import decode
from answer_eval.errors import BadGuide, InputError
from answer_eval.formats import document_of, read_transcript
from answer_eval.guide import Guide, parse_guide
from answer_eval.tables import Table, read_table
from answer_eval.transcript import Transcript

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]
"""The repository's root, where an editable install finds what the wheel holds itself."""


def packaged(*parts: str) -> Path:
    """Return the path of a file or folder that ships with the package (prompts, rubrics, …)."""
    inside = PACKAGE.joinpath(*parts)
    return inside if inside.exists() else CHECKOUT.joinpath(*parts)


def read_bytes(path: Path, most: int = -1) -> bytes:
    """Read a file, whole or its first bytes; raise an InputError where that can't be done."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise InputError(
            "there is no such file", where=str(path), fix="check the path's spelling"
        ) from None
    except IsADirectoryError:
        raise InputError("this is a folder", where=str(path), fix="name a file in it") from None
    except OSError as error:
        what = f"can't be read: {error.strerror or error}"
        raise InputError(what, where=str(path), fix="check its permissions") from None


def read_text(path: Path) -> str:
    """Read a text file in whatever encoding; its lines are ended by newlines alone."""
    text = decode(read_bytes(path), str(path))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load_table(path: Path, bad: type[InputError] = InputError) -> Table:
    """Read a table; `bad` is what is raised for a file that holds none."""
    return read_table(read_bytes(path), str(path), bad)


def load_guide(path: Path) -> Guide:
    """Read a guide, and the rubric file it names; BadGuide, with `file:line`, for a fault.

    A file that isn't called .yaml may well be another one, which is then said.
    """

    def open_rubric(name: str) -> tuple[str, str]:
        beside = path.parent / name
        return read_text(beside), str(beside)

    text = read_text(path)
    try:
        return parse_guide(text, str(path), open_rubric)
    except BadGuide as fault:
        if path.suffix.lower() in {".yaml", ".yml"}:
            raise
        fix = "name the guide, a YAML file, if this isn't the one; else mend that line"
        raise BadGuide(fault.what, where=fault.where, fix=fix) from None


def load_transcript(path: Path, format_name: str = "") -> Transcript:
    """Read a transcript, in the format named or in the one found by its content."""
    return read_transcript(document_of(read_bytes(path), str(path)), format_name)


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file so that it is there whole or not at all: aside, then renamed.

    Raises InputError where the place can't be written to.
    """
    content = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
    except OSError as error:
        what = f"can't be written: {error.strerror or error}"
        fix = "choose another place for it"
        if error.errno == errno.ENOSPC:
            fix = "make room on the disk, then run the same command again"
        raise InputError(what, where=str(path), fix=fix) from None


def make_folder(path: Path) -> None:
    """Make a folder to write into, before what goes there has cost anything.

    Raises InputError where it can't be made or written to.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        reason = "" if os.access(path, os.W_OK | os.X_OK) else "Permission denied"
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        what = f"can't be written to: {reason}"
        raise InputError(what, where=str(path), fix="choose another place for it")
