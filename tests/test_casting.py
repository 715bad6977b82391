"""A candidate's name given for many interviews: who lacks it fails alone, named by its file."""

from pathlib import Path

import pytest

from answer_eval.casting import cast
from answer_eval.errors import UsageError
from answer_eval.inputs import Inputs, find_inputs


def inputs_of(folder: Path, *names: str) -> Inputs:
    """Return a folder's interviews, each with one of these candidates."""
    for name in names:
        words = f"Interviewer: What was hard?\n{name}: The mornings were hard.\n"
        (folder / f"{name.lower()}.txt").write_text(words * 2)
    return find_inputs([folder])


def test_who_lacks_the_name_fails_alone(tmp_path: Path) -> None:
    """The others are rated."""
    found = cast(inputs_of(tmp_path, "Anna", "Ben"), "Anna")
    assert [each.interview for each in found.found] == ["anna"]
    assert [each.interview for each in found.unreadable] == ["ben"]
    assert "no speaker is called 'Anna'" in found.unreadable[0].why


def test_a_name_of_nobody_ends_it_with_the_file(tmp_path: Path) -> None:
    """A name that fits no file is misspelt."""
    with pytest.raises(UsageError, match="no speaker is called 'Zoe'") as refused:
        cast(inputs_of(tmp_path, "Anna", "Ben"), "Zoe")
    assert str(refused.value).startswith(str(tmp_path / "anna.txt"))


def test_a_name_misspelt_in_a_manifest_fails_alone(tmp_path: Path) -> None:
    """By its interview, and the others are rated."""
    inputs_of(tmp_path, "Anna", "Ben")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("interview,path,candidate_label\na,anna.txt,Anna\nb,ben.txt,Bne\n")
    found = cast(find_inputs([], manifest), "")
    assert [each.interview for each in found.found] == ["a"]
    assert [each.interview for each in found.unreadable] == ["b"]
    assert "no speaker is called 'Bne'" in found.unreadable[0].why


def test_without_a_name_nothing_changes(tmp_path: Path) -> None:
    """Roles are found by what is said then."""
    found = inputs_of(tmp_path, "Anna")
    assert cast(found, "") is found
