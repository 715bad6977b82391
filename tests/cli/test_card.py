"""`answer-eval card` prints or writes a run's card."""

from pathlib import Path

import pytest

from agreeing import GUIDE
from answer_eval.agreement import bootstrap
from calibration_world import call


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Rate six answers with the baseline."""
    guide, answers = tmp_path / "guide.yaml", tmp_path / "answers.csv"
    guide.write_text(GUIDE)
    texts = [f"int_{i},hard,I asked first and then checked back {i} times." for i in range(6)]
    answers.write_text("\n".join(["interview,question,text", *texts]))
    assert not call(
        "score", answers, "--guide", guide, "--rater", "baseline", "--out", tmp_path / "run"
    )
    return tmp_path / "run"


def test_printed_and_written(
    run: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Markdown is printed; a file is what its name says; people and groups are taken up."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 50)
    bootstrap.resamples_of.cache_clear()
    capsys.readouterr()
    assert call("card", run) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Model card: baseline\n")
    assert call("card", run, "--out", tmp_path / "card.md") == 0
    assert (tmp_path / "card.md").read_text() == printed
    human, groups = tmp_path / "people.csv", tmp_path / "groups.csv"
    rows = [f"int_{i},hard,asks,{who},{1 + i % 4},\n" for i in range(6) for who in ("anna", "ben")]
    human.write_text("interview,question,indicator,rater,rating,not_rated\n" + "".join(rows))
    groups.write_text("candidate,desk\n" + "".join(f"int_{i},{'ab'[i % 2]}\n" for i in range(6)))
    out = tmp_path / "card.html"
    assert call("card", run, "--human", human, "--groups", groups, "--out", out) == 0
    assert "beside mean of humans" in out.read_text()
    assert "Four fifths is a screen" in out.read_text()
    bootstrap.resamples_of.cache_clear()


def test_what_is_no_run_is_refused(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without a store and a name of another form are told with the next step."""
    assert call("card", tmp_path) == 2
    assert "no run's folder" in capsys.readouterr().err
    assert not (tmp_path / "run.sqlite").exists()
    assert call("card", run, "--out", tmp_path / "card.pdf") == 2
    assert "neither .md nor .html" in capsys.readouterr().err
