"""The command line starts light, names its commands, and fails in one line."""

import json
import subprocess
import sys

import pytest

from answer_eval.cli import main, program

HEAVY = ("openai", "pandas", "numpy", "wordllama", "pydantic", "jinja2", "rich", "sqlite3")
VERBS = ("read", "segment", "score", "agree", "guide", "demo")


def test_help_imports_nothing_heavy() -> None:
    """Every command is listed with its line of help; no library for the work is loaded."""
    program_text = (
        "import sys, json; from answer_eval.cli import _run; _run(['--help']);"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603  our own program text
        [sys.executable, "-c", program_text], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stderr) == []
    assert all(verb in done.stdout for verb in VERBS)


def test_python_dash_m_is_the_same_program() -> None:
    """`python -m answer_eval` answers as the script does."""
    done = subprocess.run(
        [sys.executable, "-m", "answer_eval", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("answer-eval, version ")


@pytest.mark.parametrize("arguments", [["nonsense"], ["read", "--nonsense"], ["read"]])
def test_usage_errors_exit_with_two(arguments: list[str]) -> None:
    """A wrong word, option or count of arguments is usage."""
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


def test_every_command_has_a_line_of_help() -> None:
    """The listing is read off the commands themselves."""
    for name in program.list_commands(None):  # type: ignore[arg-type]
        found = program.get_command(None, name)  # type: ignore[arg-type]
        assert found is not None
        assert found.get_short_help_str()
