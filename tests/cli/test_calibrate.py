"""`agree --calibrate` fits maps, tells before and after, and refuses what can't be fitted."""

import json
from pathlib import Path

import pytest

from calibration_world import World, call

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_fitted_and_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Before, after and the change, what is left by indicator, the map, and how to apply it."""
    capsys.readouterr()
    assert world.calibrate() == 0
    printed = capsys.readouterr().out
    for told in ("baseline, small 1: linear calibration autumn", "qwk", "after less before"):
        assert told in printed
    assert "bias by indicator" in printed
    assert "on units not used to fit" in printed
    assert "× rating" in printed
    assert "Baseline ratings: not for decisions." in printed
    assert f"--calibration {world.file}" in printed
    about = json.loads(world.file.read_text())
    (one,) = about["maps"]
    assert (about["version"], about["name"], about["method"]) == (1, "autumn", "linear")
    assert one["basis"]["rater"] == "baseline"
    assert one["candidates"] == len(one["fitted_on"]) == len({*one["fitted_on"]})
    assert one["cross_fitted"]["coefficients"]["qwk"]["before"]["n"] == one["ratings"]


@pytest.mark.parametrize("columns", [60, 100])
def test_no_word_is_cut(
    world: World, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the width: tables that are too wide become lines, sentences break at spaces."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert world.calibrate() == 0
    *printed, _ = capsys.readouterr().out.splitlines()  # the last one is a command, to be copied
    assert max(map(len, printed)) <= columns
    words = " ".join(printed).split()
    for told in ("before", "sd_ratio", "indicator", "intervals that take the maps as they"):
        assert [each for each in told.split() if each not in words] == []


def test_json_is_the_file_and_is_the_same_again(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` prints what the file holds; folds and intervals are drawn with fixed seeds."""
    capsys.readouterr()
    assert world.calibrate("--json", "--method", "linear") == 0
    first = capsys.readouterr().out
    assert world.file.read_text() == first
    world.file.unlink()
    assert world.calibrate("--json") == 0
    assert capsys.readouterr().out == first


def test_fitted_again_to_a_calibrated_run_it_is_the_same(world: World) -> None:
    """Maps are fitted to the raters' own ratings, whatever the tables hold."""
    assert world.calibrate() == 0
    first = world.file.read_text()
    assert world.score("--calibration", world.file) == 0
    world.file.unlink()
    assert world.calibrate() == 0
    assert world.file.read_text() == first


def test_too_few_candidates_write_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """A calibration set that isn't enough is refused with both numbers."""
    assert world.calibrate("--method", "monotone") == 2
    said = capsys.readouterr().err
    assert "and a monotone map needs 100" in said
    assert "have people rate more" in said
    assert not world.file.exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["RUN", "--human", "H", "--method", "linear"], "add --calibrate FILE"),
        (["RUN", "--calibrate", "a.json"], "needs a run's folder and people's ratings"),
        (["--human", "H", "--calibrate", "a.json"], "needs a run's folder and people's ratings"),
        (["RUN", "--human", "H", "--calibrate", "a.csv"], "end the file's name with .json"),
        (["RUN", "--human", "H", "--calibrate", "H"], "is no .json"),
        (["RUN", "--human", "H", "--calibrate", "a.json", "--out", "b.csv"], "takes no --out"),
        (["RUN", "--human", "H", "--calibrate", "a.json", "--gate", "qwk=.6"], "takes no --gate"),
        (["EMPTY", "--human", "H", "--calibrate", "a.json"], "it holds no run.sqlite"),
    ],
)
def test_words_that_do_not_fit(
    world: World, words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each in one line, with exit code 2, and no file."""
    paths = {"RUN": world.run, "H": world.human, "EMPTY": world.folder / "empty"}
    where = {name: world.folder / name for name in ("a.json", "a.csv", "b.csv")}
    assert call("agree", *((paths | where).get(each, each) for each in words)) == 2
    assert why in capsys.readouterr().err
    assert not (world.folder / "a.json").exists()


def test_a_file_that_is_there_is_left_alone(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Runs may have been made with it."""
    world.file.write_text("mine")
    assert world.calibrate() == 2
    assert "choose another name" in capsys.readouterr().err
    assert world.file.read_text() == "mine"


def test_rows_that_cannot_be_used(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Are listed and left out; `--strict` makes them exit code 2, and no file is written."""
    world.human.write_text(world.human.read_text() + "\nnobody,hard,asks,anna,3")
    assert world.calibrate("--strict") == 2
    assert "row not used" in capsys.readouterr().err
    assert not world.file.exists()
    assert world.calibrate() == 0


def test_a_run_without_ratings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to fit."""
    world = World(tmp_path)
    world.answers.write_text("interview,question,text\nc0,hard,No.\nc1,hard,No.")
    assert world.score() == 0
    assert world.calibrate() == 2
    assert "nothing has been rated here" in capsys.readouterr().err
