"""Files: what is read, what is refused, and what is written whole."""

import os
import sys
from pathlib import Path

import pytest

from answer_eval import files
from answer_eval.errors import BadAnswers, BadGuide, InputError
from answer_eval.files import (
    load_guide,
    load_table,
    load_transcript,
    packaged,
    read_bytes,
    read_text,
    write_whole,
)


def test_a_transcript_in_the_guides_place_is_told_as_that(tmp_path: Path) -> None:
    """Its line is told, and that a guide is another kind of file."""
    path = tmp_path / "talk.txt"
    path.write_text("Ann: Tell me about a hard call.\nBo: I rang him back.\n")
    with pytest.raises(InputError, match=r"talk\.txt:\d") as refused:
        load_guide(path)
    assert "name the guide, a YAML file" in refused.value.fix


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a missing file and one without permission are refused in words."""
    with pytest.raises(InputError, match="this is a folder"):
        read_bytes(tmp_path)
    with pytest.raises(InputError, match="there is no such file"):
        load_transcript(tmp_path / "none")

    def refuse(_: Path, __: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="can't be read: Permission denied"):
        read_bytes(tmp_path / "a.txt")


def test_text_is_read_in_any_encoding(tmp_path: Path) -> None:
    """A text's encoding and line ends are no part of it."""
    path = tmp_path / "a.txt"
    path.write_bytes("Zoë:\r\nhello\r".encode("utf-16"))
    assert read_text(path) == "Zoë:\nhello\n"


def test_guides_and_tables_are_named_in_their_faults(tmp_path: Path) -> None:
    """A fault in a file that was read names that file and line."""
    guide, table = tmp_path / "g.yaml", tmp_path / "t.csv"
    guide.write_text("id: x\nid: y\n")
    table.write_text("a,b\n1,2,3\n")
    with pytest.raises(BadGuide, match=r"g\.yaml:2: "):
        load_guide(guide)
    with pytest.raises(BadAnswers, match=r"t\.csv:2: "):
        load_table(table, BadAnswers)


def test_what_ships_is_found_in_the_checkout_or_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editable install looks beside the source; the wheel holds all of it inside."""
    assert packaged("samples", "formats").is_dir()
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "x.txt").touch()
    monkeypatch.setattr(files, "PACKAGE", tmp_path)
    assert packaged("samples", "x.txt") == tmp_path / "samples" / "x.txt"


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """Folders are made, text is UTF-8 with newlines as they are, and nothing else is left."""
    path = tmp_path / "new" / "a.csv"
    write_whole(path, "é\n\ud800")
    assert path.read_bytes() == b"\xc3\xa9\n\\ud800"
    write_whole(path, b"\xff")
    assert path.read_bytes() == b"\xff"
    assert [each.name for each in path.parent.iterdir()] == ["a.csv"]


def test_a_file_is_not_written_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk gives out, the old file stays and no other is left beside it."""
    path = tmp_path / "a.csv"
    write_whole(path, "old")

    def give_out(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", give_out)
    said = r"a\.csv: can't be written: No space left on device — make room"
    with pytest.raises(InputError, match=said):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be is said so."""
    (tmp_path / "a").touch()
    with pytest.raises(InputError, match="can't be written"):
        write_whole(tmp_path / "a" / "b.csv", "x")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")
def test_a_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    """Whoever may read other new files may read a report."""
    other = tmp_path / "other"
    other.touch()
    write_whole(tmp_path / "a.csv", "x")
    assert (tmp_path / "a.csv").stat().st_mode == other.stat().st_mode
