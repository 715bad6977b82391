"""`answer-eval guide show` prints a sheet, or writes it whole."""

from pathlib import Path

import pytest

from answer_eval.cli import main

GUIDE = Path(__file__).parents[3] / "rubrics" / "customer_support.yaml"


def show(*arguments: object) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "show", *map(str, arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize("reader", ["candidate", "interviewer", "assessor"])
def test_it_prints_html_unless_told_otherwise(
    reader: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each reader's sheet, in both forms, on standard output and nothing else."""
    assert show(GUIDE, "--for", reader) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")
    assert show(GUIDE, "--for", reader, "--format", "md") == 0
    assert capsys.readouterr().out.startswith("# ")


def test_a_file_is_written_in_the_form_its_name_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`-o sheet.md` is Markdown, a name without suffix HTML; `--format` overrules the name."""
    for name, options, start in (
        ("sheet.md", (), "# Customer"),
        ("sheet.html", (), "<!doctype"),
        ("sheet.HTM", (), "<!doctype"),
        ("sheet.markdown", (), "# Customer"),
        ("sheet", (), "<!doctype"),
        ("sheet.txt", ("--format", "md"), "# Customer"),
    ):
        path = tmp_path / "new" / name
        assert show(GUIDE, "--for", "interviewer", "-o", path, *options) == 0
        assert path.read_text(encoding="utf-8").startswith(start)
        assert capsys.readouterr().out == f"written: {path}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.yaml", "--for", "assessor"], "none.yaml: there is no such file"),
        ([GUIDE, "--for", "nobody"], "'nobody' is not one of"),
        ([GUIDE], "--for"),
        (
            [GUIDE.parent / "support_competencies.yaml", "--for", "assessor"],
            "a file of competencies alone is a rubric, which a guide names",
        ),
        ([GUIDE, "--for", "assessor", "-o", "sheet.pdf"], "sheet.pdf: no sheet is written as .pdf"),
        ([GUIDE, "--for", "assessor", "-o", "/dev/null/sheet.html"], "can't be written"),
    ],
)
def test_unusable_input_is_exit_2_and_nothing_is_printed(
    arguments: list[object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing guide, an unknown reader, no reader, a PDF, a place that can't be written to."""
    assert show(*arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""
