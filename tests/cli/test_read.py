"""`answer-eval read`: what programs and people get of a transcript."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from answer_eval.cli import main
from answer_eval.cli.read import command
from answer_eval.files import packaged
from answer_eval.formats import FORMATS
from guide_texts import SMALLEST

VTT = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Zoë Lee>Hello.\n\nAgain.\n\n"
    "01:00:02.000 --> 01:00:03.000\n<v Bo>Well.\n"
)


@pytest.fixture
def vtt(tmp_path: Path) -> Path:
    """Return a file with two speakers and one fault."""
    path = tmp_path / "a.vtt"
    path.write_text(VTT, "utf-8")
    return path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["read", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, out, err


def test_json_is_what_the_interfaces_say(vtt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Keys, order and types are stable; text is unescaped, times are seconds."""
    code, out, _ = _run(capsys, vtt, "--json")
    assert code == 0
    assert "Zoë" in out
    assert json.loads(out) == {
        "format": "vtt",
        "turns": [
            {
                "index": 0,
                "speaker": "Zoë Lee",
                "role": "other",
                "start": 1.0,
                "end": 2.5,
                "text": "Hello. Again.",
            },
            {
                "index": 1,
                "speaker": "Bo",
                "role": "other",
                "start": 3602.0,
                "end": 3603.0,
                "text": "Well.",
            },
        ],
        "warnings": ["line 6: words without a time of their own, kept after the cue above"],
    }


def test_no_time_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the recorder gave no time, there is no number."""
    (tmp_path / "a.txt").write_text("Ann: Hello.\nBo: Well.\n")
    _, out, _ = _run(capsys, tmp_path / "a.txt", "--json")
    assert {(turn["start"], turn["end"]) for turn in json.loads(out)["turns"]} == {(None, None)}


def test_people_get_plain_lines_in_a_pipe(vtt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names, times and warnings are there; colours are not."""
    _, out, _ = _run(capsys, vtt)
    assert out == (
        "vtt, turns: 2, by Zoë Lee, Bo\n"
        "warning: line 6: words without a time of their own, kept after the cue above\n"
        "\n0  Zoë Lee  other  0:00:01\nHello. Again.\n"
        "\n1  Bo  other  1:00:02\nWell.\n"
    )


def test_a_terminal_gets_colours(vtt: Path) -> None:
    """On a terminal names and warnings stand out."""
    shown = CliRunner().invoke(command, [str(vtt)], color=True).output
    assert click.style("Bo", fg="yellow", bold=True) in shown
    assert "\x1b[31mwarning: " in shown


def test_nobody_has_a_name_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that names nobody shows so; --format reads what wouldn't be taken for a transcript."""
    (tmp_path / "a.txt").write_text("once upon a time")
    _, out, _ = _run(capsys, tmp_path / "a.txt", "--format", "text")
    assert out.startswith("text, turns: 1, by (no name)\nwarning: no line says who speaks\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "the file is empty"),
        (b"WEBVTT\n", "no words of speech"),
        (bytes(range(256)), "looks like binary data"),
        (b"Nobody speaks here.", "doesn't say who speaks"),
        (SMALLEST.encode(), "a guide — name it after --guide"),
        (SMALLEST.replace("title:", "titel:").encode(), "it looks like a guide"),
        (b"interview,question,rating\na,b,3\n", "looks like a table"),
    ],
)
def test_bad_input_is_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    """What can't be read names the file, the fault and the next step, and prints nothing else."""
    path = tmp_path / "a.vtt"
    if content is not None:
        path.write_bytes(content)
    code, out, err = _run(capsys, path)
    assert (code, out) == (2, "")
    assert err.startswith(f"answer-eval: {path}: ")
    assert said in err
    assert " — " in err
    assert err.count("\n") == 1


def test_a_folder_is_no_transcript(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is refused in words."""
    assert _run(capsys, tmp_path)[0::2] == (
        2,
        f"answer-eval: {tmp_path}: this is a folder — name a file in it\n",
    )


def test_an_unknown_format_lists_the_choices(vtt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The registry's names are the choices, in the error and in the help."""
    code, _, err = _run(capsys, vtt, "--format", "nope")
    assert (code, err.count("\n")) == (2, 1)
    assert f"choose from {', '.join(FORMATS.names)}" in err
    assert f"[{'|'.join(FORMATS.names)}]" in _run(capsys, "--help")[1]


def test_roles_are_told_where_they_are_clear(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a guide, by how each one speaks; where it isn't clear they stay `other`."""
    sample = packaged("samples", "interviews", "int_01_amara.txt")
    _, out, _ = _run(capsys, sample, "--json")
    assert {turn["role"] for turn in json.loads(out)["turns"]} == {"candidate", "interviewer"}
