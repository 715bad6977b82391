"""`--segmenter openai`: only what is uncertain is asked about, once, and paid for in the open."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from answer_eval import interview
from answer_eval.cli import main
from answer_eval.files import packaged
from answer_eval.guide import Guide
from answer_eval.segment import Segmentation, segment
from answer_eval.transcript import Transcript
from server.replying import text_for as rate
from server.serving import Server, serving

GUIDE = str(packaged("rubrics", "customer_support.yaml"))
ONE = packaged("samples", "interviews", "int_01_amara.txt")
DOUBTED = "unhappy_customer"
BY = "openai/gpt-6.1-terra"


@pytest.fixture(autouse=True)
def _doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the segmenter be unsure of one question."""

    def unsure(transcript: Transcript, guide: Guide) -> Segmentation:
        found = segment(transcript, guide)
        sure = (replace(answer, confidence=0.95) for answer in found.answers)
        doubted = (
            replace(answer, confidence=0.5) if answer.question == DOUBTED else answer
            for answer in sure
        )
        return replace(found, answers=tuple(doubted))

    monkeypatch.setattr(interview, "segment", unsure)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-0123456789abcdef")


@contextmanager
def settling(
    monkeypatch: pytest.MonkeyPatch, asked_in: list[int], turns: list[int]
) -> Iterator[Server]:
    """Serve a model that puts the doubted question where it is told, and rates as ever."""

    def text_for(prompt: str, schema: Any, *rest: Any) -> str:
        if list(schema["properties"]) == [DOUBTED]:
            return json.dumps({DOUBTED: {"asked_in": asked_in, "turns": turns}})
        return rate(prompt, schema, *rest)

    monkeypatch.setattr("server.serving.text_for", text_for)
    with serving() as server:
        yield server


def run(*arguments: str | Path) -> int:
    """Run a command; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    return int(ended.value.code or 0)


def score(server: Server, out: Path, *more: str | Path, rater: str = "openai") -> int:
    """Score a sample against the test server."""
    where = ("--guide", GUIDE, "--out", out, "--base-url", server.base_url)
    return run("score", ONE, *where, "--rater", rater, "--segmenter", "openai", *more)


def about(folder: Path) -> dict[str, Any]:
    """Read `run.json`."""
    said: dict[str, Any] = json.loads((folder / "run.json").read_text())
    return said


def interview_of(folder: Path) -> dict[str, Any]:
    """Return the interview of a run's one line."""
    line = json.loads((folder / "evaluations.jsonl").read_text("utf-8"))
    found: dict[str, Any] = line["interview"]
    return found


def test_settles_once_and_only_the_doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One request more than without; none on a rerun; who settled it stands everywhere."""
    with settling(monkeypatch, [14], [15, 17]) as server:
        assert score(server, tmp_path) == 0
        assert len(server.requests) == 3
        assert score(server, tmp_path) == 0
        assert len(server.requests) == 3
    body = server.requests[0].body
    assert body["store"] is False
    assert body["input"][0]["content"][0]["prompt_cache_breakpoint"] == {"mode": "explicit"}
    first, second = interview_of(tmp_path)["answers"]
    assert (first["source"], first["confidence"]) == ("segmented", 0.95)
    assert (second["turns"], second["source"], second["confidence"]) == ([15, 17], BY, 0.8)
    (settlement,) = interview_of(tmp_path)["settlements"]
    assert (settlement["by"], settlement["questions"]) == (BY, [DOUBTED])
    assert settlement["failure"] == ""
    assert f"settled by {BY}" in (tmp_path / "report.html").read_text()
    assert "question_uncertain" not in (tmp_path / "ratings.csv").read_text()


def test_its_cost_is_in_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The baseline costs nothing, so that all of the cost is the segmenter's."""
    with settling(monkeypatch, [14], [15, 17]) as server:
        assert score(server, tmp_path, rater="baseline") == 0
    said = about(tmp_path)
    assert said["usage"]["requests"] == 1
    assert said["cost"]["usd"] > 0
    assert said["segmenter"]["id"] == BY
    assert said["segmenter"]["server"] == {"base_url": server.base_url}
    assert (said["segmenter"]["settled"], said["segmenter"]["unsettled"]) == (1, 0)
    assert said["segmenter"]["asked_now"] == 1


def test_an_invalid_reply_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Still flagged, with the reason; exit 3; and the next run asks again for that alone."""
    with settling(monkeypatch, [14], [5]) as server:
        assert score(server, tmp_path) == 3
        said = capsys.readouterr().err
        assert f"not settled by {BY}: int_01_amara, {DOUBTED}" in said
        assert "gives turn 5" in said
        assert score(server, tmp_path) == 3
        assert len(server.requests) == 4
    answer = interview_of(tmp_path)["answers"][1]
    assert (answer["source"], answer["confidence"]) == ("segmented", 0.5)
    assert answer["turns"] == [15, 17, 19, 21, 23, 25]
    assert "gives turn 5" in interview_of(tmp_path)["warnings"][-1]
    assert "question_uncertain" in (tmp_path / "ratings.csv").read_text()
    (failure,) = about(tmp_path)["failures"]
    assert (failure["question"], failure["reason"]) == (DOUBTED, "invalid_reply")
    with settling(monkeypatch, [14], [15]) as server:
        assert score(server, tmp_path) == 0


@pytest.mark.parametrize("fault", ["refusal", "truncated", "not-json", "html", "400"])
def test_no_reply_is_a_failure_too(fault: str, tmp_path: Path) -> None:
    """The answers are rated as the segmenter found them."""
    with serving(faults=[fault] * 2) as server:
        assert score(server, tmp_path, rater="baseline") == 3
    assert interview_of(tmp_path)["settlements"][0]["failure"]
    assert about(tmp_path)["counts"]["rated"] > 0


def test_a_refused_key_ends_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line and no table, as with a rater."""
    with serving(faults=["401"]) as server:
        assert score(server, tmp_path, rater="baseline") == 2
    assert "refuses the key" in capsys.readouterr().err
    assert not (tmp_path / "ratings.csv").exists()


def test_what_people_settled_is_not_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A correction wins: there is nothing left to settle."""
    file = tmp_path / "corrections.csv"
    file.write_text(f"interview,question,turns\nint_01_amara,{DOUBTED},15 to 19\n")
    with settling(monkeypatch, [14], [15]) as server:
        out = tmp_path / "run"
        assert score(server, out, "--corrections", file, rater="baseline") == 0
        assert server.requests == []
    assert interview_of(out)["answers"][1]["turns"] == [15, 17, 19]
    assert about(out)["segmenter"]["settled"] == 0


@pytest.mark.parametrize("name", ["openai", "openai-chat"])
def test_segment_settles_and_forgets(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It prints what the model settled, and asks again each time, in either API."""
    with settling(monkeypatch, [14], [15, 17]) as server:
        where = ("--guide", GUIDE, "--segmenter", name, "--base-url", server.base_url)
        for _ in range(2):
            assert run("segment", ONE, *where, "--json") == 0
            answer = json.loads(capsys.readouterr().out)["answers"][1]
            assert answer["turns"] == [15, 17]
            assert answer["source"] == f"{name}/gpt-6.1-terra"
            assert answer["flags"] == []
        assert len(server.requests) == 2


def test_segment_says_why_nothing_was_settled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 3, the reason among the warnings."""
    with settling(monkeypatch, [], [15]) as server:
        where = ("--guide", GUIDE, "--segmenter", "openai", "--base-url", server.base_url)
        assert run("segment", ONE, *where, "--json") == 3
    found = json.loads(capsys.readouterr().out)
    assert "answered and never put" in found["warnings"][-1]
    assert found["answers"][1]["flags"] == ["question_uncertain"]


@pytest.mark.parametrize("name", ["baseline", "openai-decisions", "nobody"])
def test_only_a_model_that_writes_can_settle(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line with those that can; nothing is written."""
    out = tmp_path / "run"
    where = ("--guide", GUIDE, "--out", out, "--rater", "baseline")
    assert run("score", ONE, *where, "--segmenter", name) == 2
    said = capsys.readouterr().err
    assert "name openai or openai-chat" in said
    assert len(said.splitlines()) == 1
    assert not out.exists()


def test_a_forgotten_segmenter_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second rater without it rates another cut: `score` says so, `agree` in how many units."""
    with settling(monkeypatch, [14], [15, 17]) as server:
        assert score(server, tmp_path) == 0
    assert "cut differently" not in capsys.readouterr().err
    alone = ("--guide", GUIDE, "--out", tmp_path, "--rater", "baseline")
    assert run("score", ONE, *alone) == 0
    err = capsys.readouterr().err
    assert f"note: the run before this one had {BY} settle uncertain answers" in err
    assert "note: 1 of 2 answers (interview x question) here were cut differently" in err
    assert about(tmp_path)["segmenter"] == {}
    assert about(tmp_path)["settled"] == {BY: {BY: 1}}
    assert run("score", ONE, *alone) == 0
    assert "1 of 2 answers" in capsys.readouterr().err
    assert run("agree", tmp_path, "--json") == 0
    (said,) = (
        each for each in json.loads(capsys.readouterr().out)["labels"] if "cut differently" in each
    )
    with (tmp_path / "ratings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    units = {(row["question"], row["indicator"]) for row in rows}
    apart = sum(question == DOUBTED for question, _ in units)
    assert said.startswith(f"in {apart} of the run's {len(units)} units")


def test_says_what_this_run_paid_for_and_what_the_folder_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The segmenter's requests count beside the rater's, and an offline rater sends none."""
    with settling(monkeypatch, [14], [15, 17]) as server:
        assert score(server, tmp_path) == 0
        (line,) = charged(capsys)
        assert line.startswith("this run: 3 requests paid for, ")
        assert "the folder" not in line
        assert about(tmp_path)["this_run"]["cost"] == about(tmp_path)["cost"]
        assert score(server, tmp_path) == 0
        (line,) = charged(capsys)
        assert line.startswith("this run: no request paid for; the folder so far: 3 requests")
    assert run("score", ONE, "--guide", GUIDE, "--out", tmp_path, "--rater", "baseline") == 0
    (line,) = charged(capsys)
    assert line.startswith("this run: no request paid for; the folder so far: 3 requests")
    said = about(tmp_path)
    assert said["counts"]["asked_now"] > 0
    assert (said["this_run"]["usage"]["requests"], said["this_run"]["cost"]["usd"]) == (0, 0)


def test_a_settling_asked_for_again_is_paid_for_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rerun that asks the segmenter alone says so: one now, four in the folder."""
    with settling(monkeypatch, [14], [5]) as server:
        assert score(server, tmp_path) == 3
        capsys.readouterr()
        assert score(server, tmp_path) == 3
        assert len(server.requests) == 4
    (line,) = charged(capsys)
    assert line.startswith("this run: 1 request paid for, ")
    assert "; the folder so far: 4 requests paid for, " in line


def charged(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of what was printed that tell of requests."""
    return [line for line in capsys.readouterr().out.splitlines() if "this run: " in line]
