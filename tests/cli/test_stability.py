"""`answer-eval stability` on transcripts and on a run's folder."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import packaged
from server.serving import serving

GUIDE = packaged("rubrics", "customer_support.yaml")
ONE = packaged("samples", "interviews", "int_01_amara.txt")
TWO = packaged("samples", "interviews", "int_02_tomasz.vtt")


def run(*arguments: object) -> int:
    """Run a command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_a_deterministic_rater_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The baseline rated twice: every SD is 0, nobody crosses, and two candidates are too few."""
    told = ("--guide", GUIDE, "--rater", "baseline", "--runs", 2, "--cut", 3)
    assert run("stability", ONE, TWO, *told) == 0
    said = capsys.readouterr().out
    assert "rated 2 times by baseline" in said
    assert "cut 3: 0 of 2 candidates (0%) are on either side of it (not enough data)" in said
    assert "not enough data: 2 candidates" in said
    assert "Baseline ratings: not for decisions." in said
    assert "\x1b" not in said


def test_json_has_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """What isn't there is null with its reason; without --cut there is no cut."""
    assert (
        run("stability", ONE, "--guide", GUIDE, "--rater", "baseline", "--runs", 2, "--json") == 0
    )
    [found] = json.loads(capsys.readouterr().out)["stability"]
    assert (found["rater"], found["repeats"], found["cut"]) == ("baseline", 2, None)
    assert found["labels"] == {"baseline": True}
    assert found["overall"]["id"] == "overall"
    for each in (*found["indicators"], found["overall"]):
        assert each["enough_data"] is False
        assert (each["mean_sd"] or 0.0, each["changed"], each["share_changed"]) == (0.0, 0, 0.0)
        assert each["icc_1_1"]["value"] is None
        assert each["icc_1_1"]["undefined"]


def test_a_runs_samples_are_compared_and_nothing_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder scored with --samples 3 is looked at without a rater, a key or a guide."""
    with serving() as server:
        told = ("--guide", GUIDE, "--rater", "openai", "--base-url", server.base_url)
        assert run("score", ONE, TWO, *told, "--samples", 3, "--out", tmp_path) == 0
        asked = len(server.requests)
        capsys.readouterr()
        assert run("stability", tmp_path, "--json", "--cut", 1) == 0
        assert len(server.requests) == asked
    printed = capsys.readouterr()
    assert printed.err == ""
    [found] = json.loads(printed.out)["stability"]
    assert found["repeats"] == 3
    assert found["cut"]["crossing"] == []
    assert found["cut"]["enough_data"] is False
    assert any(each["changed"] for each in found["indicators"])
    assert run("stability", tmp_path, "--runs", 4, "--guide", GUIDE) == 0
    printed = capsys.readouterr()
    assert "rated 3 times" in printed.out
    assert printed.err.splitlines() == [
        "note: a run's folder has its own samples: no use for --runs, --guide"
    ]


def test_a_run_without_repeats_says_how_to_get_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each answer was rated once: no table, and the two ways on."""
    run("score", ONE, "--guide", GUIDE, "--rater", "baseline", "--out", tmp_path)
    capsys.readouterr()
    assert run("stability", tmp_path) == 0
    said = capsys.readouterr().out
    assert "each answer was rated once" in said
    assert "--samples 5" in said


def test_who_crosses_the_cut_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somewhere between the lowest and the highest score of three repeats both stand."""
    with serving() as server:
        told = ("--guide", GUIDE, "--rater", "openai", "--base-url", server.base_url)
        run("score", ONE, TWO, *told, "--samples", 3, "--out", tmp_path)
    capsys.readouterr()
    said = []
    for cut in (2, 2.5, 3, 3.5, 4):
        assert run("stability", tmp_path, "--cut", cut) == 0
        said.append(capsys.readouterr().out)
    assert any("int_01_amara" in each or "int_02_tomasz" in each for each in said)
    assert all("are on either side of it" in each for each in said)


def test_kept_replies_are_not_paid_for_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same command with --keep goes on where it stopped, and says what was charged."""
    with serving() as server:
        told = ("--guide", GUIDE, "--base-url", server.base_url, "--runs", 2, "--keep", tmp_path)
        codes = {run("stability", ONE, *told)}
        asked = len(server.requests)
        codes.add(run("stability", ONE, *told))
        assert len(server.requests) == asked
    assert codes == {0}
    assert f"{asked} requests" in capsys.readouterr().err


def test_failed_answers_are_listed_with_their_repeat(capsys: pytest.CaptureFixture[str]) -> None:
    """A reply that breaks its schema in every round: exit code 3, one line an answer and round."""
    with serving(rates={"wrong-schema": 1.0}) as server:
        told = ("--guide", GUIDE, "--base-url", server.base_url, "--runs", 2)
        assert run("stability", ONE, *told) == 3
    printed = capsys.readouterr()
    assert "repeat 2: invalid_reply: the reply breaks its schema" in printed.err
    assert "nothing" not in printed.err


@pytest.mark.parametrize(
    ("paths", "said"),
    [(["empty"], "no run has finished here"), (["empty", "."], "looked at alone")],
)
def test_a_folder_that_cannot_be_looked_at_is_one_line_and_exit_2(
    tmp_path: Path, paths: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that was cut short; a run's folder beside other paths."""
    from answer_eval.store import open_store

    with open_store(tmp_path / "empty"):
        pass
    assert run("stability", *(tmp_path / path for path in paths)) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert len(printed.strip().splitlines()) == 1
