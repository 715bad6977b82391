"""What reads a run's folder says of one that was killed how to finish it."""

from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.evaluation import evaluate_sync
from answer_eval.files import packaged
from answer_eval.store import open_store
from rating_world import GUIDE, TEMPLATE, Told, make_interview, saying

PEOPLE = packaged("samples", "human_ratings.csv")


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """Return the folder of a run that rated one interview and came to no end."""
    with open_store(tmp_path) as store:
        store.add_evaluation(
            evaluate_sync(make_interview(), GUIDE, Told(saying()), TEMPLATE), GUIDE
        )
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("agree", "--human", PEOPLE),
        ("agree", "--human", PEOPLE, "--calibrate", "map.json"),
        ("impact", "--groups", PEOPLE),
        ("card",),
        ("stability",),
    ],
    ids=["agree", "calibrate", "impact", "card", "stability"],
)
def test_an_unfinished_run_is_said_to_be_one(
    killed: Path, words: tuple[str | Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line: not finished, and which command goes on with it."""
    with pytest.raises(SystemExit) as stopped:
        main([str(words[0]), str(killed), *map(str, words[1:])])
    assert stopped.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"answer-eval: {killed}")
    assert "no run has finished here — run the same 'answer-eval score' command again" in line
