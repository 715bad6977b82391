"""`answer-eval segment`: an answer for every question, in the shape that scripts rely on."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import load_transcript, packaged

GUIDE = packaged("rubrics", "customer_support.yaml")
KEYS = ["question", "status", "asked_in", "turns", "text", "confidence"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Run the command; return its exit code and what it printed."""
    with pytest.raises(SystemExit) as ended:
        main(["segment", *map(str, arguments)])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def sample(name: str) -> Path:
    """Return a sample interview."""
    return packaged("samples", "interviews", name)


def test_json_has_every_question_and_the_candidates_turns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Turns are those that `read` numbers, and the text is theirs."""
    path = sample("int_06_marcus.txt")
    code, out, _ = run(capsys, path, "--guide", GUIDE, "--json")
    found = json.loads(out)
    turns = load_transcript(path).turns
    assert code == 0
    assert found["warnings"] == []
    assert [list(each)[: len(KEYS)] for each in found["answers"]] == [KEYS, KEYS]
    served, unhappy = found["answers"]
    assert (served["status"], unhappy["status"]) == ("answered", "not_answered")
    assert served["text"] == "\n".join(turns[index].text for index in served["turns"])
    assert {turns[index].speaker for index in served["turns"]} == {"Marcus Bell"}
    assert 0 <= served["confidence"] <= 1


def test_people_see_the_question_as_the_guide_has_it_and_as_it_was_put(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Plain text in a pipe: no colour codes."""
    _, out, _ = run(capsys, sample("int_06_marcus.txt"), "--guide", GUIDE)
    assert "excellent_service  answered" in out
    assert "asked, turn 2:" in out
    assert "\x1b" not in out


def test_the_candidate_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The wrong name is one line that lists the right ones."""
    path = sample("int_06_marcus.txt")
    code, out, _ = run(capsys, path, "--guide", GUIDE, "--candidate", "marcus bell", "--json")
    assert code == 0
    assert json.loads(out)["answers"][0]["turns"]
    code, out, err = run(capsys, path, "--guide", GUIDE, "--candidate", "Nobody")
    assert (code, out) == (2, "")
    assert "Marcus Bell" in err


@pytest.mark.parametrize(
    ("file", "guide"), [("nowhere.vtt", str(GUIDE)), ("int_06_marcus.txt", "nowhere.yaml")]
)
def test_a_missing_file_is_one_line(
    file: str, guide: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 with the path and what to do."""
    code, out, err = run(capsys, sample(file), "--guide", guide)
    assert (code, out) == (2, "")
    assert "nowhere" in err
    assert len(err.splitlines()) == 1
