"""Words that don't make a command are told in one line: where, what, what to do next."""

import click
import pytest

from answer_eval.cli import _usage, main


def told(capsys: pytest.CaptureFixture[str], words: str) -> str:
    """Run a command that can't be one; return its only line."""
    with pytest.raises(SystemExit) as exit_:
        main(words.split())
    assert exit_.value.code == 2
    printed = capsys.readouterr()
    assert not printed.out
    [line] = printed.err.splitlines()
    return line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("scor", "answer-eval: no such command 'scor' — did you mean score?"),
        ("guide lnt", "answer-eval guide: no such command 'lnt' — did you mean lint?"),
        ("score --guid x", "answer-eval score: no such option '--guid' — did you mean --guide?"),
        ("--versio", "answer-eval: no such option '--versio' — did you mean --version?"),
    ],
)
def test_the_nearest_name_is_suggested(
    words: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of commands and of options."""
    assert told(capsys, words) == line


@pytest.mark.parametrize(
    ("words", "what", "fix"),
    [
        ("xyzzyq", "no such command 'xyzzyq'", "'answer-eval --help' says"),
        ("agree --nope", "no such option '--nope'", "'answer-eval agree --help' says"),
        ("score a", "missing option '--out'", "'answer-eval score --help' says"),
        ("agree plan", "agree plan: missing option '--expect'", "'answer-eval agree plan --help'"),
        ("guide show g", "missing option '--for': choose from: candid", "guide show --help' says"),
        ("read", "missing argument 'FILE'", "'answer-eval read --help' says"),
        ("read My Interview.vtt", "extra argument (Interview.vtt)", "with spaces wants quotes"),
        ("demo x", "got unexpected extra argument (x)", "'answer-eval demo --help' says"),
        ("score --per all a --out x", "'all' is not one of 'answer', 'ind", "choose one of these"),
        ("score a --out x --samples 0", "'--samples': 0 is not in the range", "score --help' says"),
        ("score x --guide", "'--guide' requires an argument", "write its value after it"),
        ("guide lint x --strict=1", "'--strict' does not take a value", "leave the value out"),
    ],
)
def test_it_is_one_line_with_a_way_on(
    words: str, what: str, fix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option, a missing one, a bad choice, one word too many."""
    said, _, next_step = told(capsys, words).partition(" — ")
    assert said.startswith("answer-eval")
    assert what in said
    assert fix in next_step


def test_other_errors_of_clicks_are_told_too() -> None:
    """Without a command there is only the program to name."""
    assert _usage.told(click.FileError("x.txt", "gone")).startswith("answer-eval: could not open")


def test_help_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` goes to standard output; a group alone shows its help, as usage."""
    with pytest.raises(SystemExit) as exit_:
        main(["guide", "--help"])
    assert exit_.value.code == 0
    asked = capsys.readouterr()
    with pytest.raises(SystemExit) as exit_:
        main(["guide"])
    assert exit_.value.code == 2
    assert (asked.err, capsys.readouterr().err) == ("", asked.out)
