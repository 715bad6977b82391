"""Places: which files there are, in which order, and which interview each is."""

import os
from pathlib import Path

import pytest

from answer_eval.corrections import FILE_NAME as CORRECTIONS
from answer_eval.errors import InputError
from answer_eval.places import RUN_FILES, Place, places
from answer_eval.reports import AGREEMENT, REPORTS
from answer_eval.store import FILE_NAME
from answer_eval.tables import Table, read_table


def _fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ann: hello\nBo: well\n", "utf-8")
    return folder


def _manifest(folder: Path, text: str) -> Table:
    path = folder / "interviews.csv"
    path.write_text(text, "utf-8")
    return read_table(path.read_bytes(), str(path))


def _ids(found: tuple[Place, ...]) -> list[str]:
    return [place.interview for place in found]


def test_ids_are_paths_below_the_folder_without_suffix(tmp_path: Path) -> None:
    """The id keeps the folders' names; the candidate is the id until somebody says else."""
    folder = _fill(tmp_path, "b.vtt", "a.x.txt", "2/a.vtt", "10/deep/c.txt")
    found = places([folder], None)
    assert _ids(found) == ["10/deep/c", "2/a", "a.x", "b"]
    assert [place.candidate for place in found] == _ids(found)
    assert all(place.strayed for place in found)


def test_a_file_given_is_called_by_its_name(tmp_path: Path) -> None:
    """A file named on the command line has no folder in its id, whether it is there or not."""
    found = places([tmp_path / "2" / "a.vtt", tmp_path / "none.txt"], None)
    assert _ids(found) == ["a", "none"]
    assert all(place.named and not place.strayed for place in found)


def test_hidden_files_and_runs_are_no_places(tmp_path: Path) -> None:
    """What systems, editors and our own runs leave in a folder is passed over."""
    names = (".a.vtt", ".git/b.vtt", "~$c.docx", "Thumbs.db", "__MACOSX/d.vtt", "desktop.ini")
    folder = _fill(tmp_path, "a.vtt", *names, "out/run.sqlite", "out/evaluations.jsonl")
    assert _ids(places([folder], None)) == ["a"]


def test_a_runs_files_among_its_inputs_are_no_places(tmp_path: Path) -> None:
    """Where --out is the folder of the interviews, the next run reads those and not its own."""
    folder = _fill(tmp_path, "a.vtt", "may/ratings.csv", "report/i.vtt", *RUN_FILES - {"report"})
    assert _ids(places([folder], None)) == ["a", "may/ratings"]
    assert {each.name for each in REPORTS} | {AGREEMENT, FILE_NAME, CORRECTIONS} <= RUN_FILES


def test_each_file_is_one_place(tmp_path: Path) -> None:
    """A file reached twice, also through a link, counts once, by the first way to it."""
    folder = _fill(tmp_path, "in/a.vtt", "in/b.vtt")
    (folder / "in" / "c.vtt").symlink_to(folder / "in" / "a.vtt")
    found = places([folder / "in" / "b.vtt", folder, folder / "in"], None)
    assert _ids(found) == ["b", "in/a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    """A pipe in a folder would be waited for without end."""
    folder = _fill(tmp_path, "a.vtt")
    os.mkfifo(folder / "b.vtt")
    assert _ids(places([folder], None)) == ["a"]


def test_a_link_to_nothing_is_not_passed_over(tmp_path: Path) -> None:
    """A lost interview is to be reported, so it has its place."""
    folder = _fill(tmp_path, "a.vtt")
    (folder / "b.vtt").symlink_to(folder / "gone.vtt")
    assert _ids(places([folder], None)) == ["a", "b"]


def test_a_manifest_names_files_and_the_rest_keep_their_ids(tmp_path: Path) -> None:
    """Rows come first, with all they say; other files of a folder keep the id of their path."""
    folder = _fill(tmp_path, "x/a.vtt", "x/b.vtt", "guide.yaml")
    manifest = _manifest(
        folder,
        "interview,path,candidate,guide,candidate_label,date,language,notes\n"
        "one,x/b.vtt,Ann,guide.yaml,A. Lee,2026-01-02,en,early\n",
    )
    first, *others = places([folder], manifest)
    assert first == Place(
        path=folder / "x" / "b.vtt",
        interview="one",
        candidate="Ann",
        where=f"{manifest.name}:2",
        guide=folder / "guide.yaml",
        candidate_label="A. Lee",
        date="2026-01-02",
        language="en",
    )
    assert not first.strayed
    assert [place.interview for place in others] == ["guide", "x/a"]
    assert others[0].is_about


def test_a_manifest_alone_is_enough(tmp_path: Path) -> None:
    """Without any path, the manifest's rows are the inputs, in their order."""
    folder = _fill(tmp_path, "a.vtt", "b.vtt")
    found = places([], _manifest(folder, "path,interview\nb.vtt,two\na.vtt,one\n"))
    assert _ids(found) == ["two", "one"]
    assert [place.candidate for place in found] == ["two", "one"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interview,candidate\na,Ann\n", ":1: no column path; it has interview, candidate"),
        ("interview,path\n,a.vtt\n", ":2: interview is empty"),
        ("interview,path\na,\n", ":2: path is empty"),
        ("interview,path\na,a.vtt\n\na,b.vtt\n", ":4: interview 'a' stands here a second time"),
        ("interview,path\na,a.vtt\nb,./a.vtt\n", ":3: path '"),
        ("interview,path\na,none.vtt\n", ":2: there is no file "),
        ("interview,path\na,.\n", ":2: there is no file "),
        ("interview,path\na,x.vtt\nb,y.vtt\n", ":2: there is no file "),
        ("interview,path,guide\na,a.vtt,none.yaml\n", ":2: there is no file "),
        ("interview,path,language\na,a.vtt,Klingon\n", ":2: 'Klingon' is no language known"),
    ],
)
def test_a_manifests_fault_has_its_line(tmp_path: Path, text: str, said: str) -> None:
    """Every fault of a manifest names file, line and the next step."""
    manifest = _manifest(_fill(tmp_path, "a.vtt", "b.vtt"), text)
    with pytest.raises(InputError) as refused:
        places([], manifest)
    assert str(refused.value).startswith(f"{manifest.name}{said}")
    assert refused.value.fix


def test_a_folder_that_cannot_be_looked_into_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interviews that nobody can count must not go missing without a word."""

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="can't be looked into: Permission denied"):
        places([tmp_path], None)
