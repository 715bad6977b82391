"""`answer-eval score`: every file it promises, resumed where it stopped, loud where it fails."""

import csv
import json
import logging
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from answer_eval.cli import _show, main
from answer_eval.files import packaged
from server.serving import Server, serving

GUIDE = str(packaged("rubrics", "customer_support.yaml"))
INTERVIEWS = packaged("samples", "interviews")
FILES = {
    "evaluations.jsonl",
    "evidence.csv",
    "ratings.csv",
    "report.html",
    "run.json",
    "run.sqlite",
    "scores.csv",
}


def score(*arguments: str | Path) -> int:
    """Run the command; return its exit code."""
    with pytest.raises(SystemExit) as exit_:
        main(["score", *map(str, arguments)])
    return int(exit_.value.code or 0)


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def served(server: Server, folder: Path, *more: str | Path) -> int:
    """Score the samples with the openai rater against the test server."""
    named = more or (INTERVIEWS,)
    where = ("--guide", GUIDE, "--out", folder, "--rater", "openai", "--base-url", server.base_url)
    return score(*named, *where)


def test_located_evidence_stands_under_every_rating(tmp_path: Path) -> None:
    """Over a server that quotes well, badly and falsely: no rating without a located quote."""
    quotes = ("verbatim", "edited", "cross-turn", "interviewer", "invented")
    with serving(quotes) as server:
        assert served(server, tmp_path) == 0
    assert {path.name for path in tmp_path.iterdir() if path.suffix[:4] != ".sql"} == (
        FILES - {"run.sqlite"}
    )
    ratings = rows(tmp_path / "ratings.csv")
    assert len(ratings) == 12 * 11
    rated = [row for row in ratings if row["rating"]]
    assert rated
    assert all(int(row["evidence"]) >= 1 and not row["not_rated"] for row in rated)
    assert all(row["not_rated"] for row in ratings if not row["rating"])
    supporting = {
        (row["interview"], row["question"], row["indicator"])
        for row in rows(tmp_path / "evidence.csv")
        if row["match"] in {"exact", "normalised", "fuzzy"}
    }
    assert {(row["interview"], row["question"], row["indicator"]) for row in rated} <= supporting


def test_run_again_asks_nothing_and_writes_the_same(tmp_path: Path) -> None:
    """Rerunning is resuming: no request, and the tables stay as they were, to the byte."""
    with serving() as server:
        served(server, tmp_path)
        asked = len(server.requests)
        before = (tmp_path / "ratings.csv").read_bytes()
        served(server, tmp_path)
        assert len(server.requests) == asked
    assert (tmp_path / "ratings.csv").read_bytes() == before
    assert json.loads((tmp_path / "run.json").read_text())["this_run"]["usage"]["requests"] == 0


def test_an_address_alone_is_rated_through_chat_completions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--base-url` needs no `--rater` and no key; `run.json` says where, and in which dialect."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    one = INTERVIEWS / "int_01_amara.txt"
    with serving(refuses=["json_schema"]) as server:
        where = ("--base-url", server.base_url, "--model", "tiny")
        assert score(one, "--guide", GUIDE, "--out", tmp_path, *where) == 0
    about = json.loads((tmp_path / "run.json").read_text())
    assert about["rater"] == "openai-chat/tiny"
    assert about["server"] == {
        "base_url": server.base_url,
        "structured_output": "json_object + schema",
    }


@pytest.mark.parametrize("per", ["answer", "indicator", "interview"])
def test_however_it_is_put_every_unit_has_its_row(tmp_path: Path, per: str) -> None:
    """`--per` changes how many requests are made, never what is judged."""
    one = INTERVIEWS / "int_01_amara.txt"
    with serving() as server:
        assert served(server, tmp_path, one, "--per", per) == 0
    assert len(rows(tmp_path / "ratings.csv")) == 11
    about = json.loads((tmp_path / "run.json").read_text())
    assert about["plan"] == {"per": per, "samples": 1}
    # the test server quotes from either answer, so an interview as a whole is repaired once
    made = {"answer": 2, "indicator": 11, "interview": 2}
    assert len(server.requests) == about["counts"]["asked_now"] == made[per]


def test_samples_and_effort(tmp_path: Path) -> None:
    """Each sample has its rows and its order, and the effort goes out with every request."""
    one = INTERVIEWS / "int_01_amara.txt"
    with serving() as server:
        assert served(server, tmp_path, one, "--samples", "3", "--effort", "low") == 0
    assert {row["sample"] for row in rows(tmp_path / "ratings.csv")} == {"1", "2", "3"}
    assert {heard.body["reasoning"]["effort"] for heard in server.requests} == {"low"}
    line = json.loads((tmp_path / "evaluations.jsonl").read_text())
    orders = {(each["sample"], each["best_first"]) for each in line["raters"][0]["asked"]}
    assert orders == {(1, True), (2, False), (3, True)}


def test_decisions_alone_and_as_confirmation(tmp_path: Path) -> None:
    """Alone they are unevidenced and make no score; with quotes joined they make their own."""
    one = INTERVIEWS / "int_01_amara.txt"
    with serving() as server:
        where = ("--guide", GUIDE, "--base-url", server.base_url)
        alone, joined = tmp_path / "alone", tmp_path / "joined"
        assert score(one, *where, "--out", alone, "--rater", "openai-decisions") == 0
        assert served(server, joined, one, "--confirm", "decisions") == 0
    decisions = [row for row in rows(alone / "ratings.csv") if row["rating"]]
    assert decisions
    assert all("unevidenced" in row["flags"] and row["evidence"] == "0" for row in decisions)
    assert all(row["rated"] == "0" for row in rows(alone / "scores.csv"))
    raters = {row["rater"] for row in rows(joined / "ratings.csv")}
    assert raters == {"openai/gpt-6.1-terra", "openai-decisions/gpt-6-luna"}
    evidenced = [
        row
        for row in rows(joined / "ratings.csv")
        if row["rater_kind"] == "decision" and int(row["evidence"])
    ]
    assert evidenced
    assert not any("unevidenced" in row["flags"] for row in evidenced)
    about = json.loads((joined / "run.json").read_text())
    assert about["confirmed_by"] == ["openai-decisions/gpt-6-luna"]
    assert about["cost"]["usd"] == pytest.approx(sum(about["cost"]["by_rater"].values()))
    assert about["cost"]["usd"] > 0
    assert about["counts"]["interviews"] == 1


def test_decisions_confirm_no_decisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two raters of one name in a folder would be one: said before anything is written."""
    twice = ("--rater", "openai-decisions", "--confirm", "decisions")
    where = ("--base-url", "http://127.0.0.1:9/v1", "--guide", GUIDE, "--out", tmp_path / "run")
    assert score(INTERVIEWS, *where, *twice) == 2
    assert "--rater openai" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_unknown_model_costs_tokens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model without a price works; what it took is told in tokens."""
    one = INTERVIEWS / "int_01_amara.txt"
    with serving() as server:
        assert served(server, tmp_path, one, "--model", "somebodys-own") == 0
    about = json.loads((tmp_path / "run.json").read_text())
    assert about["cost"]["usd"] is None
    assert "openai/somebodys-own" in about["cost"]["why"]
    assert about["usage"]["input_tokens"] > 0
    assert "tokens in" in capsys.readouterr().out


def test_the_key_stands_nowhere(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No file of a run, whether it went well or not, no log and no output holds it."""
    key = "sk-test-9876543210fedcba"
    file = tmp_path / "key"
    file.write_text(key)
    file.chmod(0o600)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    caplog.set_level(logging.DEBUG)
    one, run = INTERVIEWS / "int_01_amara.txt", tmp_path / "run"
    with serving(faults=["refusal", "", "", "401"]) as server:
        for confirm in ("--confirm", "decisions"), ():
            served(server, run, one, "--api-key-file", file, "--samples", "2", *confirm)
    assert any(key in heard.headers["authorization"] for heard in server.requests)
    held = [path for path in run.rglob("*") if path.is_file()]
    assert len(held) >= len(FILES)
    for path in held:
        assert key.encode() not in path.read_bytes(), path
    assert key not in caplog.text + str(capfd.readouterr())


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


def test_progress_is_shown_on_a_terminal_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of cutting interviews, which comes first, and of rating them; a pipe has none of it."""
    one = INTERVIEWS / "int_01_amara.txt"
    where = ("--guide", GUIDE, "--out", tmp_path, "--rater", "baseline")
    assert score(one, *where) == 0
    assert capsys.readouterr().err == ""
    shown = StringIO()
    terminal = Console(file=shown, force_terminal=True, width=100)
    monkeypatch.setattr(_show, "console", lambda **_: terminal)
    assert score(one, *where) == 0
    for what in ("finding answers", "rating interviews"):
        line = next(each for each in reversed(shown.getvalue().splitlines()) if what in each)
        assert "100%" in line


def test_flags_are_counted_as_the_report_counts_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each place that wants a look is one, and a flag in two places two."""
    one = INTERVIEWS / "int_05_leila.vtt"
    assert score(one, "--guide", GUIDE, "--out", tmp_path, "--rater", "baseline") == 0
    lines = capsys.readouterr().out.splitlines()
    shown = [line.split()[-1] for line in lines if line.split()[:1] in (["interview"], [one.stem])]
    assert shown == ["flags", "3"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.findall(r'data-label="Flags" data-sort="(\d+)"', page) == ["3"]


def test_of_many_interviews_the_first_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal has room for some: the others are counted, and where they are is said."""
    monkeypatch.setattr(_show, "MOST_ROWS", 1)
    two = (INTERVIEWS / "int_01_amara.txt", INTERVIEWS / "int_02_tomasz.vtt")
    assert score(*two, "--guide", GUIDE, "--out", tmp_path, "--rater", "baseline") == 0
    said = capsys.readouterr().out
    assert "int_01_amara" in said
    assert "int_02_tomasz" not in said
    assert "and 1 more: scores.csv" in said
    assert "interviews rated: 2" in said


def test_options_that_the_rater_has_no_use_for_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line: who reads "--model" in a command doesn't take the baseline for a model."""
    one = INTERVIEWS / "int_01_amara.txt"
    where = ("--guide", GUIDE, "--out", tmp_path, "--rater", "baseline")
    assert score(one, *where, "--samples", "3", "--model", "gpt-6-luna") == 0
    said = capsys.readouterr().err.splitlines()
    assert said == ["note: baseline has no use for --model, --samples"]
    assert score(one, *where) == 0
    assert capsys.readouterr().err == ""


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
        for number in range(_show.MOST_SKIPPED)
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


def test_ready_made_answers_need_no_segmentation(tmp_path: Path) -> None:
    """A table of answers is rated as it stands; a question the guide doesn't have is refused."""
    table = tmp_path / "answers.csv"
    text = "A customer was unhappy, so I asked her what had gone wrong and put it right that day."
    table.write_text(f'interview,question,text\na,excellent_service,"{text}"\n')
    out = tmp_path / "run"
    assert score(table, "--guide", GUIDE, "--out", out, "--rater", "baseline") == 0
    reasons = {row["question"]: row["not_rated"] for row in rows(out / "ratings.csv")}
    assert reasons["unhappy_customer"] == "not_asked"
    table.write_text("interview,question,text\na,nothing_of_ours,Hello there\n")
    assert score(table, "--guide", GUIDE, "--out", out, "--rater", "baseline") == 2


def test_the_baseline_is_labelled_in_every_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody can take its numbers for a model's or a person's."""
    one = INTERVIEWS / "int_01_amara.txt"
    assert score(one, "--guide", GUIDE, "--out", tmp_path, "--rater", "baseline") == 0
    assert "not for decisions" in capsys.readouterr().out
    for name in FILES - {"run.sqlite"}:
        assert "baseline" in (tmp_path / name).read_text().lower()
    assert "not for decisions" in (tmp_path / "report.html").read_text()


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
