"""`answer-eval score`: every file it promises, the same when run again, each rater's own."""

import json
import logging
import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from answer_eval.cli import _show
from scoring import FILES, GUIDE, INTERVIEWS, rows, score, served
from server.serving import serving


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
    assert shown == ["flags", "4"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert re.findall(r'data-label="Flags" data-sort="(\d+)"', page) == ["4"]


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
