"""`answer-eval guide lint` lists findings; with --strict they count in the exit code."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main

GUIDES = Path(__file__).parents[2] / "lint" / "guides"
FAULTY = GUIDES / "faulty/before/bank_yes_no.yaml"
GOOD = GUIDES / "good/before/bakery_shift.yaml"


def run(*arguments: str) -> int:
    """Run the program; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "lint", *arguments])
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("path", "words", "code"), [(FAULTY, [], 0), (FAULTY, ["--strict"], 3), (GOOD, ["--strict"], 0)]
)
def test_only_strict_makes_findings_count(path: Path, words: list[str], code: int) -> None:
    """Only strict makes findings count."""
    assert run(str(path), *words) == code


def test_a_finding_names_place_rule_and_fix(capsys: pytest.CaptureFixture[str]) -> None:
    """A finding names place rule and fix."""
    run(str(FAULTY))
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(f"{FAULTY}:19 questions[0].text: ")
    assert printed[0].endswith("(yes-no-question)")
    assert printed[1].startswith("    ask for an occasion")
    assert printed[2] == f"{FAULTY}: 1 finding"


def test_json_holds_every_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """Json holds every finding."""
    run(str(FAULTY), "--json")
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    assert set(finding) == {"rule", "place", "message", "fix"}
    assert finding["place"] == f"{FAULTY}:19 questions[0].text"


def test_a_guide_may_take_its_competencies_from_a_file_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A guide may take its competencies from a file beside it."""
    (tmp_path / "shared.yaml").write_text(GOOD.read_text("utf-8"), "utf-8")
    guide = tmp_path / "guide.yaml"
    question = "{id: loaf, text: Tell me about a loaf., competencies: [dough]}"
    guide.write_text(
        f"id: g\nversion: 1\ntitle: G\nrubric: shared.yaml\nquestions:\n  - {question}\n", "utf-8"
    )
    assert run(str(guide), "--strict") == 0
    (tmp_path / "shared.yaml").unlink()
    assert run(str(guide)) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_file_that_breaks_the_format_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that breaks the format ends with 2."""
    path = tmp_path / "guide.yaml"
    path.write_text("id: x\n", "utf-8")
    assert run(str(path), "--json") == 2
    assert capsys.readouterr().err.startswith(f"answer-eval: {path}:1: ")
