"""`answer-eval agree plan` tells how many candidates a study needs, or what to say instead."""

import json
from pathlib import Path

import pytest

from answer_eval.agreement import plan
from answer_eval.cli import main

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_plan_names_candidates(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`agree plan` prints a row for each number of raters, and what it takes for granted."""
    monkeypatch.setattr(plan, "STUDIES", 100)
    plan.drawn.cache_clear()
    with pytest.raises(SystemExit) as done:
        main(["agree", "plan", "--expect", "0.75", "--width", "0.3"])
    assert not done.value.code
    printed = capsys.readouterr().out
    assert "qwk of 0.75, an interval ≤ 0.3 wide" in printed
    assert "five points" in printed
    with pytest.raises(SystemExit):
        main(["agree", "plan", "--expect", "0.9", "--for", "qwk", "--json"])
    plan.drawn.cache_clear()
    said = json.loads(capsys.readouterr().out)
    assert [each["raters"] for each in said["plans"]] == [2, 3, 4]
    assert "one rating of each candidate by each rater, on a scale" in said["assumes"]


def test_plan_says_how_alike_ratings_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With several indicators a candidate, how they hang together is part of what it assumes."""
    monkeypatch.setattr(plan, "STUDIES", 100)
    monkeypatch.setattr(plan, "RATERS", (2,))
    plan.drawn.cache_clear()
    with pytest.raises(SystemExit):
        main(
            [
                "agree",
                "plan",
                "--expect",
                "0",
                "--for",
                "degradation_qwk",
                "--indicators",
                "5",
                "--alike",
                "0.3",
            ]
        )
    plan.drawn.cache_clear()
    printed = capsys.readouterr().out
    assert "5 ratings of each candidate by each rater, which correlate 0.3" in printed
    assert "people's reliability is 0.7, and the machine, which rates beside them" in printed
    assert "Not planned for: missing ratings" in printed


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--expect", "0.8"], "either --width or --for"),
        (["--expect", "0.8", "--width", "0.2", "--for", "qwk"], "either --width or --for"),
        (["--expect", "0.8", "--width", "0"], "is no width"),
        (["--expect", "0.8", "--width", "0.2", "--coefficient", "prmse"], "can't be planned for"),
        (["--expect", "0.8", "--for", "kappa"], "has no gate to plan for"),
        (
            ["--expect", "0.8", "--for", "qwk", "--coefficient", "qwk"],
            "--for names the coefficient already",
        ),
    ],
)
def test_plan_that_asks_for_nothing(
    words: list[str], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan without an aim, or for what can't be planned, is refused with what to say instead."""
    with pytest.raises(SystemExit) as done:
        main(["agree", "plan", *words])
    assert done.value.code == 2
    assert what in capsys.readouterr().err


def test_a_folder_called_plan_is_a_run(
    run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a folder of that name is, `agree plan` compares the run in it."""
    run.rename(run.with_name("plan"))
    monkeypatch.chdir(run.parent)
    with pytest.raises(SystemExit):
        main(["agree", "plan"])
    assert "--width" not in capsys.readouterr().err
