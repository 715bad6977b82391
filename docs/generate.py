"""Writes what the docs quote of the program: `python docs/generate.py`, or `--check` in CI.

A file holds blocks between `<!-- NAME -->` and `<!-- /NAME -->`; each block's text comes from the
function of that name here. Whole files that are generated are listed in FILES.
"""

import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from answer_eval.cli import main as answer_eval

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- (?P<name>[\w ./-]+) -->\n).*?(<!-- /(?P=name) -->)", re.DOTALL)


def run(*arguments: str) -> str:
    """Return what a command prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        answer_eval(arguments)
    return printed.getvalue().replace(f"{ROOT}/", "").rstrip()


def fenced(text: str) -> str:
    """Return text as a Markdown code block."""
    return f"```text\n{text}\n```"


def formats() -> str:
    """Return the table of transcript formats."""
    from answer_eval.formats import FORMATS

    rows = (f"| `{each.name}` | {each.about} |" for each in FORMATS)
    return "\n".join(["| `--format` | what it reads |", "|---|---|", *rows])


def gates() -> str:
    """Return the table of thresholds."""
    from answer_eval.agreement.verdict import DEGRADATION_GATES, PAIR_GATES

    rows = (
        f"| `{each.name}` | {each} | {each.source} |" for each in PAIR_GATES + DEGRADATION_GATES
    )
    return "\n".join(["| statistic | good enough | source |", "|---|---|---|", *rows])


def coefficients() -> str:
    """Return every coefficient's definition, as its docstring has it."""
    from inspect import getdoc

    from answer_eval.agreement.coefficients import COEFFICIENTS

    return "\n\n".join(
        f"### {each.title}\n\n`{each.name}` · {each.measurement} · {each.takes}\n\n"
        f"{getdoc(type(each))}"
        for each in COEFFICIENTS
    )


def demo() -> str:
    """Return what the demo prints."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return fenced(f"$ answer-eval demo\n{run('demo')}")


def commands() -> str:
    """Return every command's help, subcommands after their group."""
    import click

    from answer_eval.cli import program

    def walk(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                if inner is not None:
                    yield from walk(inner, (*words, name))

    return "\n\n".join(fenced(run(*words, "--help")) for words in walk(program, ()))


BLOCKS: dict[str, Callable[[], str]] = {
    "formats": formats,
    "gates": gates,
    "coefficients": coefficients,
    "demo": demo,
    "commands": commands,
}
FILES: dict[str, Callable[[], str]] = {
    "rubrics/guide.schema.json": lambda: run("guide", "schema") + "\n",
}


def wanted() -> Iterator[tuple[Path, str]]:
    """Yield every file that holds something generated, and what it should hold."""
    for path in sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")]):
        text = path.read_text("utf-8")
        yield (
            path,
            BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found['name']]()}\n{found[3]}", text),
        )
    for name, content in FILES.items():
        yield ROOT / name, content()


def main() -> int:
    """Write what differs, or with `--check` name it."""
    check = "--check" in sys.argv
    stale = [(p, text) for p, text in wanted() if not p.exists() or p.read_text("utf-8") != text]
    for path, text in stale:
        if not check:
            path.write_text(text, "utf-8")
        print(f"{path.relative_to(ROOT)} {'is stale: run make docs' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
