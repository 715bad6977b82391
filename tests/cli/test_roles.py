"""Roles and language as the commands show them: `read`, `segment` and `score` agree."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from answer_eval.cli import main
from answer_eval.files import load_guide, packaged

GUIDE = packaged("rubrics", "customer_support.yaml")
SAMPLE = packaged("samples", "interviews", "int_06_marcus.txt")
GERMAN = (
    "Ich habe sie noch am selben Tag angerufen und gefragt, was sie braucht, und dann habe ich es"
    " ihr nach Hause geschickt. Sie war sehr zufrieden damit."
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it printed."""
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def read(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, Any]:
    """Return what `read --json` prints."""
    code, out, _ = run(capsys, "read", *arguments, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table of a run."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Rate with the baseline."""
    return run(capsys, "score", *arguments, "--guide", GUIDE, "--rater", "baseline")


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """Return an interview with English questions and German answers."""
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    asked = [question.text for question in load_guide(GUIDE).questions]
    path.write_text("".join(f"Ira: {question}\n\nCy: {GERMAN}\n\n" for question in asked))
    return path


@pytest.fixture
def unnamed(tmp_path: Path) -> Path:
    """Return an interview without a name, as a recorder of one channel writes it."""
    path = tmp_path / "in" / "b.srt"
    path.parent.mkdir()
    words = [line.partition(": ")[2] for line in SAMPLE.read_text().splitlines() if line]
    cue = "{0}\n00:{0:02}:00,000 --> 00:{0:02}:30,000\n{1}\n\n"
    path.write_text("".join(cue.format(at, text) for at, text in enumerate(words, 1)))
    return path


def test_a_named_candidate_is_one_in_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In any case, and against what would be inferred; `score` takes the manifest's label too."""
    turns = read(capsys, SAMPLE, "--candidate", "ines CARVALHO")["turns"]
    assert {turn["speaker"] for turn in turns if turn["role"] == "candidate"} == {"Ines Carvalho"}
    manifest = tmp_path / "interviews.csv"
    manifest.write_text(f"interview,path,candidate_label\none,{SAMPLE.resolve()},ines\n")
    assert score(capsys, SAMPLE, "--manifest", manifest, "--out", tmp_path / "out")[0] == 0
    [told] = (tmp_path / "out" / "evaluations.jsonl").read_text("utf-8").splitlines()
    turns = json.loads(told)["interview"]["transcript"]["turns"]
    assert {turn["speaker"] for turn in turns if turn["role"] == "candidate"} == {"Ines Carvalho"}


@pytest.mark.parametrize("command", ["read", "segment", "score"])
def test_a_name_that_nobody_has_is_one_line_with_the_names_there_are(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, and nothing is printed or written."""
    more = ("--out", tmp_path / "out", "--rater", "baseline") if command == "score" else ()
    code, out, err = run(capsys, command, SAMPLE, "--guide", GUIDE, "--candidate", "Nobody", *more)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "'Ines Carvalho', 'Marcus Bell'" in err
    assert not (tmp_path / "out").exists()


def test_read_with_a_guide_shows_what_segment_goes_by(
    unnamed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without one the turns are the same, and nobody has a role."""
    plain, guided = read(capsys, unnamed), read(capsys, unnamed, "--guide", GUIDE)
    assert {turn["role"] for turn in plain["turns"]} == {"other"}
    assert {turn["role"] for turn in guided["turns"]} == {"candidate", "interviewer"}
    assert [turn["text"] for turn in plain["turns"]] == [turn["text"] for turn in guided["turns"]]
    assert any("no speakers are named" in each for each in guided["warnings"])
    _, out, _ = run(capsys, "segment", unnamed, "--guide", GUIDE, "--json")
    for answer in json.loads(out)["answers"]:
        mine = [guided["turns"][index] for index in answer["turns"]]
        assert {turn["role"] for turn in mine} <= {"candidate"}
        assert answer["text"] == "\n".join(turn["text"] for turn in mine)
        assert "roles_uncertain" in answer["flags"]


def test_evidence_without_names_stands_where_read_shows_it(
    unnamed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every offset is into the turn that `read` gives without any option; every row is flagged."""
    assert score(capsys, unnamed, "--out", tmp_path / "out")[0] == 0
    turns = read(capsys, unnamed)["turns"]
    found = [row for row in rows(tmp_path / "out" / "evidence.csv") if row["turn"]]
    assert found
    for row in found:
        text = turns[int(row["turn"])]["text"]
        assert text[int(row["start_char"]) : int(row["end_char"])] == row["quote"].lstrip("'")
    ratings = rows(tmp_path / "out" / "ratings.csv")
    assert all("roles_uncertain" in row["flags"].split(";") for row in ratings)


def test_another_language_is_flagged_on_every_row(
    german: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In ratings.csv, in the report, and as a warning of `read` and `segment`."""
    out = tmp_path / "out"
    assert score(capsys, german, "--out", out)[0] == 0
    assert all("language" in row["flags"].split(";") for row in rows(out / "ratings.csv"))
    assert "in a language other than the guide" in (out / "report.html").read_text("utf-8")
    for option in ((), ("--guide", GUIDE)):
        warnings = read(capsys, german, *option)["warnings"]
        assert "the words are in German, not in English" in warnings
    segmented = json.loads(run(capsys, "segment", german, "--guide", GUIDE, "--json")[1])
    assert any("speaks German" in each for each in segmented["warnings"])
    assert all("language" in answer["flags"] for answer in segmented["answers"])


def test_a_stated_language_is_believed(
    german: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The manifest's, and `segment --language`."""
    manifest, out = tmp_path / "interviews.csv", tmp_path / "out"
    manifest.write_text(
        f"interview,path,language\nsaid_so,{german},en\nother,{SAMPLE.resolve()},de\n"
    )
    assert score(capsys, german, "--manifest", manifest, "--out", out)[0] == 0
    flagged = {row["interview"]: "language" in row["flags"] for row in rows(out / "ratings.csv")}
    assert flagged == {"said_so": False, "other": True}
    _, told, _ = run(capsys, "segment", german, "--guide", GUIDE, "--language", "en", "--json")
    assert not any("language" in answer["flags"] for answer in json.loads(told)["answers"])
