"""A run in the interviews' own folder: what lies there of it is never taken for an interview."""

import json
import shutil
from pathlib import Path

import pytest

from answer_eval.files import packaged
from calibration_world import call

GUIDE = packaged("rubrics", "customer_support.yaml")
NAMES = ("int_01_amara.txt", "int_02_tomasz.vtt")

pytestmark = pytest.mark.usefixtures("few_resamples")


def score(folder: Path, out: Path, *more: str | Path) -> dict[str, list[dict[str, str]]]:
    """Rate what is in a folder; return the account of it."""
    assert call("score", folder, "--guide", GUIDE, "--rater", "baseline", "--out", out, *more) == 0
    about: dict[str, list[dict[str, str]]] = json.loads((out / "run.json").read_text())
    return about


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two interviews, rated into it, with all that is made of a run there."""
    here = tmp_path / "interviews"
    here.mkdir()
    for name in NAMES:
        shutil.copy(packaged("samples", "interviews", name), here)
    lines = packaged("samples", "human_ratings.csv").read_text().splitlines(keepends=True)
    stems = tuple(name.partition(".")[0] for name in NAMES)
    people, groups = here / "people.csv", here / "groups.csv"
    people.write_text("".join(line for line in lines if line.startswith(("interview,", *stems))))
    groups.write_text(f"candidate,desk\n{stems[0]},a\n{stems[1]},b\n")
    (here / "interviews.csv").write_text(f"interview,path\n{stems[0]},{NAMES[0]}\n")
    score(here, here)
    for name in ("found.csv", "found.json", "report.html"):
        assert call("agree", here, "--human", people, "--out", here / name) == 0
    assert call("impact", here, "--groups", groups, "--out", here / "impact.json") == 0
    for name in ("card.md", "card.html"):
        assert call("card", here, "--human", people, "--groups", groups, "--out", here / name) == 0
    return here


def test_again_only_the_interviews_are_rated(folder: Path) -> None:
    """Agreement, impact, cards and tables of people lie there too, and a manifest."""
    ratings = (folder / "ratings.csv").read_bytes()
    about = score(folder, folder)
    assert about["failures"] == []
    assert {Path(each["path"]).name for each in about["skipped"]} == {
        *("people.csv", "groups.csv", "interviews.csv"),
        *("found.csv", "found.json", "impact.json", "card.md", "card.html"),
    }
    assert (folder / "ratings.csv").read_bytes() == ratings
    score(folder, folder, "--manifest", folder / "interviews.csv")
    assert (folder / "ratings.csv").read_bytes() == ratings


def test_copied_elsewhere_a_runs_files_are_none_either(folder: Path, tmp_path: Path) -> None:
    """Without its store nothing but their content tells them."""
    copied = tmp_path / "copied"
    shutil.copytree(folder, copied, ignore=shutil.ignore_patterns("run.sqlite*"))
    about = score(copied, tmp_path / "run")
    assert about["failures"] == []
    rated = (tmp_path / "run" / "evaluations.jsonl").read_text().splitlines()
    assert len(rated) == len(NAMES)
