"""`answer-eval score`: loud where it fails, and resumed where it stopped."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from answer_eval.cli import _show
from scoring import GUIDE, INTERVIEWS, rows, score, served
from server.serving import serving


def test_a_failed_answer_is_listed_and_asked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 3 names what failed and why; the next run asks for that alone and exits 0."""
    one = INTERVIEWS / "int_01_amara.txt"
    with serving(faults=["refusal"]) as server:
        assert served(server, tmp_path, one) == 3
        printed = capsys.readouterr()
        assert "not rated: int_01_amara" in printed.err
        assert "rated: 1, answers without a valid reply: 1; the same" in printed.out
        failures = json.loads((tmp_path / "run.json").read_text())["failures"]
        assert {each["reason"] for each in failures} == {"refused"}
        asked = len(server.requests)
        assert served(server, tmp_path, one) == 0
        assert len(server.requests) == asked + 1


def test_an_interview_without_a_rating_is_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where every reply was refused, nobody was rated."""
    with serving(faults=["refusal"] * 50) as server:
        assert served(server, tmp_path, INTERVIEWS / "int_01_amara.txt") == 3
    assert "interviews rated: 0, answers without a valid reply: 2" in capsys.readouterr().out


def test_a_refused_key_stops_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, no traceback, no half-written table, and not a request for every answer."""
    with serving(faults=["401"] * 50) as server:
        assert served(server, tmp_path) == 2
        assert len(server.requests) <= 8
    assert "key" in capsys.readouterr().err
    assert not (tmp_path / "ratings.csv").exists()


def test_without_a_key_it_says_the_ways_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No silent fallback: exit 2, nothing written, and the baseline is named, not used."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert score(INTERVIEWS, "--guide", GUIDE, "--out", tmp_path / "run") == 2
    said = capsys.readouterr().err
    assert "OPENAI_API_KEY" in said
    assert "--rater baseline" in said
    assert not (tmp_path / "run").exists()


def test_a_bad_file_in_a_folder_is_a_failure_not_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The good interview is rated, the broken one listed, and the exit code is 3."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text((INTERVIEWS / "int_01_amara.txt").read_text())
    (folder / "empty.vtt").write_text("")
    (folder / "README.md").write_text("# Interviews\n")
    out = tmp_path / "out"
    assert score(folder, "--guide", GUIDE, "--out", out, "--rater", "baseline") == 3
    printed = capsys.readouterr()
    assert "empty.vtt" in printed.err
    assert printed.out.endswith(
        "interviews rated: 1, files not read: 1; the same command asks for what is missing\n"
    )
    about = json.loads((out / "run.json").read_text())
    assert [each["reason"] for each in about["failures"]] == ["unreadable"]
    assert [Path(each["path"]).name for each in about["skipped"]] == ["README.md"]
    assert {row["interview"] for row in rows(out / "ratings.csv")} == {"good"}


def test_of_many_files_that_are_no_interviews_the_first_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three hundred pictures beside an interview: five short lines and a count, all in run.json."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text((INTERVIEWS / "int_01_amara.txt").read_text())
    for number in range(300):
        (folder / f"{number:03}.png").write_bytes(b"\x89PNG\r\n" + bytes(40))
    assert score(folder, "--guide", GUIDE, "--out", out, "--rater", "baseline") == 0
    *named, counted = capsys.readouterr().err.splitlines()
    assert named == [
        f"skipped: {folder}/{number:03}.png: not a transcript that we know: it looks like a picture"
        for number in range(_show.MOST_TOLD)
    ]
    assert counted == "skipped: 295 more files that are no interviews"
    about = json.loads((out / "run.json").read_text())
    assert len(about["skipped"]) == 300


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt", "--guide", GUIDE], "nowhere.txt: there is no such file"),
        ([str(INTERVIEWS)], "add --guide GUIDE"),
        ([str(INTERVIEWS), "--guide", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
        ([str(INTERVIEWS), "--guide", GUIDE, "--candidate", "Nobody"], "Nobody"),
    ],
)
def test_unusable_input_writes_nothing(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 with one line that says what and where; the folder isn't even made."""
    out = tmp_path / "run"
    assert score(*arguments, "--out", out, "--rater", "baseline") == 2
    printed = capsys.readouterr().err.strip()
    assert said in printed
    assert len(printed.splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_killed_in_the_middle_it_goes_on_without_paying_twice(
    tmp_path: Path, how: signal.Signals
) -> None:
    """Kill -9 or ctrl-C: what had come stays, no table is half there, and the rest is asked for."""
    faults = [""] * 6 + ["hang"] * 8
    with serving(faults=faults) as server:
        command = [sys.executable, "-m", "answer_eval", "score", str(INTERVIEWS)]
        command += ["--guide", GUIDE, "--out", str(tmp_path), "--base-url", server.base_url]
        process = subprocess.Popen(  # noqa: S603  our own command
            [*command, "--rater", "openai"], env={**os.environ}, stderr=subprocess.PIPE, text=True
        )
        deadline = time.monotonic() + 60
        while len(server.requests) < len(faults) and time.monotonic() < deadline:
            time.sleep(0.05)  # the last ones hang, each in the place of a reply that is stored
        process.send_signal(how)
        _, said = process.communicate(timeout=30)
        if how is signal.SIGINT:
            assert process.returncode == 130
            assert "goes on" in said
        assert stored(tmp_path) == 6
        assert not list(tmp_path.glob("*.csv"))
    with serving() as server:
        assert served(server, tmp_path) == 0
        total = json.loads((tmp_path / "run.json").read_text())["counts"]["asked"]
        assert len(server.requests) == total - 6


def stored(folder: Path) -> int:
    """Count the replies in a folder's store."""
    with closing(sqlite3.connect(folder / "run.sqlite")) as connection:
        return int(connection.execute("SELECT count(*) FROM reply").fetchone()[0])


def test_a_second_run_into_the_same_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the first one rates, a second one would pay for the same: exit 2, and no request."""
    one = INTERVIEWS / "int_01_amara.txt"
    with serving(faults=["hang"]) as server:
        command = [sys.executable, "-m", "answer_eval", "score", str(one)]
        command += ["--guide", GUIDE, "--out", str(tmp_path), "--base-url", server.base_url]
        first = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  our own command
        deadline = time.monotonic() + 60
        while not server.requests and time.monotonic() < deadline:
            time.sleep(0.05)
        with serving() as other:
            assert served(other, tmp_path, one) == 2
            assert other.requests == []
        first.kill()
        first.wait()
    assert "another run is writing here — wait until it has finished" in capsys.readouterr().err


def test_a_refused_server_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing listens nothing is rated, and no store is there to look like a run."""
    with serving() as gone:
        pass
    assert served(gone, tmp_path, INTERVIEWS / "int_01_amara.txt") == 2
    assert list(tmp_path.iterdir()) == []
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_manifest_may_name_every_interview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No path is needed then; without either, both are named."""
    listed = tmp_path / "interviews.csv"
    listed.write_text(f"interview,path\nfirst,{INTERVIEWS / 'int_01_amara.txt'}\n", "utf-8")
    where = ("--guide", GUIDE, "--out", tmp_path / "run", "--rater", "baseline")
    assert score("--manifest", listed, *where) == 0
    assert {row["interview"] for row in rows(tmp_path / "run" / "ratings.csv")} == {"first"}
    assert score(*where) == 2
    assert "no interview is named" in capsys.readouterr().err
