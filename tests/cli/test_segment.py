"""`answer-eval segment`: an answer for every question, in the shape that scripts rely on."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import load_guide, load_transcript, packaged

GUIDE = packaged("rubrics", "customer_support.yaml")
SPECIALIST = packaged("rubrics", "customer_support_specialist.yaml")
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


def test_it_says_why_each_turn_went_where_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    """Every turn of the interviewer's and every question not asked, in words."""
    path = sample("int_05_leila.vtt")
    code, out, _ = run(capsys, path, "--guide", GUIDE, "--explain")
    assert code == 0
    assert "→ puts excellent_service, confidence" in out
    assert "→ goes on with excellent_service" in out
    assert "→ belongs to no question of the guide" in out
    assert "next best, unhappy_customer" in out
    assert "much like what is asked besides the guide" in out
    assert "it comes next in the guide" in out
    assert "→ not asked" in out
    assert "look there yourself" in out


def test_reasons_are_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has them under a key of their own, and only where they are asked for."""
    path = sample("int_05_leila.vtt")
    _, plain, _ = run(capsys, path, "--guide", GUIDE, "--json")
    _, out, _ = run(capsys, path, "--guide", GUIDE, "--json", "--explain")
    data = json.loads(out)
    why = data.pop("explanation")
    assert data == json.loads(plain)
    put = next(each for each in why["turns"] if each["put"])
    assert put["asked_in"] == [2]
    assert [fit["question"] for fit in put["fits"]] == ["excellent_service", "unhappy_customer"]
    assert [each["question"] for each in why["not_asked"]] == ["unhappy_customer"]


def test_reasons_tell_of_probes_jumps_and_two_questions_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The guide's own probe, a question skipped, a step back, and a question nobody replied to."""
    guide = load_guide(SPECIALIST)
    why, tools, learned = (
        guide.question(name) for name in ("why_support", "tools_known", "learned_quickly")
    )
    lines = [
        f"I: {learned.text}",
        "C: We changed the till, so I took the manual home and had to learn it in four days.",
        f"I: {learned.probes[0].text}",
        "C: The maker's forum mostly, and colleagues who have learned it before me.",
        f"I: {why.text} And also: {tools.text}",
        "C: I want to help people who are stuck. I know a ticket system and two chat tools.",
        "I: Thanks for coming in. We'll be in touch.",
    ]
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(lines).replace("I:", "Interviewer:").replace("C:", "Candidate:"))
    _, out, _ = run(capsys, path, "--guide", SPECIALIST, "--explain")
    assert "would be passed over" in out
    assert "the guide plans it as a probe of learned_quickly" in out
    assert "puts why_support and tools_known" in out
    assert "the interview went back" in out
    assert "nobody replied" in out
    assert "times likelier" in out


def test_where_nothing_was_said_nothing_comes_near(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A transcript of the candidate alone."""
    path = tmp_path / "talk.txt"
    path.write_text("Candidate: I was early and there was nobody there.\n")
    _, out, _ = run(capsys, path, "--guide", GUIDE, "--explain", "--candidate", "Candidate")
    assert "nothing that was said comes near it" in out
    _, out, _ = run(
        capsys, path, "--guide", GUIDE, "--explain", "--candidate", "Candidate", "--json"
    )
    assert [each["odds"] for each in json.loads(out)["explanation"]["not_asked"]] == [None, None]
