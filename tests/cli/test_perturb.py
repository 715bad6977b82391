"""`answer-eval perturb` on the samples and against the test server."""

import json
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.files import packaged
from answer_eval.trust.checks import CHECKS
from guide_texts import care_text
from server.serving import serving

GUIDE = packaged("rubrics", "customer_support.yaml")
ONE = packaged("samples", "interviews", "int_01_amara.txt")
HEADER = "interview,question,text\n"


def perturb(*arguments: object) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["perturb", *(str(each) for each in arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_every_check_has_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One candidate: every check is tried, none can be told, and that is exit code 3."""
    told = ("--guide", small_guide(tmp_path), "--rater", "baseline", "--json")
    assert perturb(answers(tmp_path, 1), *told) == 3
    found = json.loads(capsys.readouterr().out)
    assert [each["check"] for each in found["checks"]] == [each.name for each in CHECKS]
    assert {each["outcome"] for each in found["checks"]} == {"not enough data"}
    assert found["verdict"] == "not enough data"
    assert found["notes"] == ["Baseline ratings: not for decisions."]
    assert found["failures"] == []


@pytest.fixture(name="twenty")
def _twenty(tmp_path: Path) -> Path:
    """Write answers of twenty candidates."""
    return answers(tmp_path, 20)


def answers(folder: Path, number: int) -> Path:
    """Write answers of so many candidates."""
    table = folder / "answers.csv"
    question = "helped_customer"
    rows = (
        f"i{i},{question},I asked her what she needed. She had order {i} and I wrote it all down.\n"
        for i in range(number)
    )
    table.write_text(HEADER + "".join(rows), encoding="utf-8")
    return table


def small_guide(folder: Path) -> Path:
    """Write a guide for those answers."""
    path = folder / "guide.yaml"
    text = care_text(
        {"helped_customer": "Whom did you help"},
        asks=("Asks the customer what is needed", "Assumes what is needed"),
        notes=("Writes down what was said", "Writes nothing down"),
    )
    path.write_text(text, encoding="utf-8")
    return path


def test_twenty_candidates_are_enough_to_pass(
    twenty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The order of indicators is nothing to the baseline: the check passes and the code is 0."""
    guide = small_guide(twenty.parent)
    told = ("--guide", guide, "--rater", "baseline", "--check", "reordered_indicators")
    assert perturb(twenty, *told) == 0
    said = capsys.readouterr().out
    assert "20 interviews, rated by baseline" in said
    assert "baseline: pass" in said


def test_a_check_that_fails_says_by_how_much(
    twenty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The test server rates by the words' digest: any change moves ratings, exit code 3."""
    guide = small_guide(twenty.parent)
    with serving() as server:
        told = ("--guide", guide, "--base-url", server.base_url, "--check", "repetition")
        assert perturb(twenty, *told) == 3
    printed = capsys.readouterr()
    assert "repetition: " in printed.out
    assert "requests" in printed.err


def test_attacks_say_that_no_model_has_read_them(capsys: pytest.CaptureFixture[str]) -> None:
    """With the baseline, and otherwise that it hangs on who answers at the address."""
    told = ("--guide", GUIDE, "--check", "flattery", "--attacks")
    assert perturb(ONE, *told, "--rater", "baseline") == 3
    said = capsys.readouterr().out
    assert "No language model has read the attacks" in said
    assert "benign_lookalikes" in said
    with serving() as server:
        assert perturb(ONE, *told, "--base-url", server.base_url) == 3
    assert "only if a live one stands there, not a test server" in capsys.readouterr().out


def test_failed_answers_are_listed_with_their_check(capsys: pytest.CaptureFixture[str]) -> None:
    """A reply that breaks its schema leaves nothing to compare, and each is named."""
    with serving(rates={"wrong-schema": 1.0}) as server:
        told = ("--guide", GUIDE, "--base-url", server.base_url, "--check", "flattery")
        assert perturb(ONE, *told) == 3
        printed = capsys.readouterr()
        assert perturb(ONE, *told, "--json") == 3
    assert "unchanged: invalid_reply" in printed.err
    assert "flattery: invalid_reply" in printed.err
    assert "nothing that it changes was rated both times" in printed.out
    failures = json.loads(capsys.readouterr().out)["failures"]
    assert {each["check"] for each in failures} == {"unchanged", "flattery"}
    assert {each["reason"] for each in failures} == {"invalid_reply"}


def test_an_unknown_check_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is rated, with the names there are."""
    assert perturb(ONE, "--guide", GUIDE, "--rater", "baseline", "--check", "luck") == 2
    printed = capsys.readouterr().err
    assert "no check is called 'luck'" in printed
    assert "flattery" in printed


def test_an_unreadable_file_in_a_folder_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are tried all the same."""
    (tmp_path / "empty.vtt").write_text("", encoding="utf-8")
    (tmp_path / "one.txt").write_bytes(ONE.read_bytes())
    assert perturb(tmp_path, "--guide", GUIDE, "--rater", "baseline", "--check", "flattery") == 3
    assert "not read: " in capsys.readouterr().err
