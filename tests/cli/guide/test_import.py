"""`answer-eval guide import` prints or writes a guide, and lists the rest on standard error."""

from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.guide import parse_guide

TEXT = """# Competencies
- Calm
# Questions
- What upset you, and how did you stay calm?
A line without a place.
"""


def run(*arguments: str) -> int:
    """Run the program; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "import", *arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Write a document."""
    path = tmp_path / "calm.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_guide_is_printed_and_the_rest_is_listed(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The guide is printed and the rest is listed."""
    assert run(str(document)) == 0
    printed = capsys.readouterr()
    assert parse_guide(printed.out, "out").questions[0].competencies == ("calm",)
    assert f"{document}: found 1 competency, 0 indicators, 1 question" in printed.err
    assert f"{document}:5: not placed: A line without a place." in printed.err


def test_the_same_guide_is_written(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same guide is written."""
    run(str(document))
    out = document.with_name("guide.yaml")
    assert run(str(document), "-o", str(out)) == 0
    written = capsys.readouterr().out
    assert out.read_text("utf-8") == written


def test_a_guide_that_is_there_is_left_as_it_is(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever imports twice keeps what was mended by hand after the first time."""
    out = document.with_name("guide.yaml")
    out.write_text("mended by hand\n", "utf-8")
    assert run(str(document), "-o", str(out)) == 2
    assert out.read_text("utf-8") == "mended by hand\n"
    assert "guide.yaml: is there already" in capsys.readouterr().err


def test_a_file_that_is_no_guide_yet_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no guide yet ends with 3."""
    path = tmp_path / "bank.txt"
    path.write_text("- Why us?\n", "utf-8")
    assert run(str(path)) == 3
    assert "not a guide yet: competencies" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.md", "guide.pdf"])
def test_input_that_can_not_be_used_ends_with_2_and_writes_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Input that can not be used ends with 2 and writes nothing."""
    (tmp_path / "guide.pdf").write_bytes(b"%PDF-1.7")
    out = tmp_path / "guide.yaml"
    assert run(str(tmp_path / name), "-o", str(out)) == 2
    assert not out.exists()
    assert capsys.readouterr().err.count("\n") == 1
