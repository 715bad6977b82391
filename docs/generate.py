"""Writes what the docs quote of the program: `python docs/generate.py`, or `--check` in CI.

A file holds blocks between `<!-- NAME -->` and `<!-- /NAME -->`; each block's text comes from the
function of that name here. Whole files that are generated are listed in FILES.
"""

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from answer_eval.cli import main as answer_eval

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- (?P<name>[\w ./-]+) -->\n).*?(<!-- /(?P=name) -->)", re.DOTALL)


def run(*arguments: str) -> str:
    """Return what a command prints, in the width of a pipe."""
    os.environ.pop("COLUMNS", None)
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
    from answer_eval.agreement.gates import GATES

    rows = (f"| `{each.name}` | {each} | {each.source} |" for each in GATES)
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


def reasons() -> str:
    """Return the table of how requests end, from replaying every cassette."""
    sys.path.insert(0, str(ROOT / "tests"))
    from cassettes.record import CASES

    rows = (_ending(name) for name in CASES)
    return "\n".join(["| request | outcome | in words |", "|---|---|---|", *rows])


def _ending(name: str) -> str:
    from answer_eval.errors import RunStopped
    from answer_eval.prompt import Reply
    from cassettes.record import PORT, cassette, outcome

    with cassette(name, "none"):
        ended = outcome(name)
    if isinstance(ended, Reply):
        kind, words = "a judgement for each indicator", ""
    elif isinstance(ended, RunStopped):
        kind, words = "the run stops", str(ended)
    else:
        kind, words = f"`{ended.reason}`", ended.detail
    words = words.replace(f"http://127.0.0.1:{PORT}/v1", "ADDRESS").replace("|", "\\|")
    return f"| {name.replace('_', ' ')} | {kind} | {words} |"


def flags() -> str:
    """Return the table of flags, in the report's words."""
    from answer_eval.reports._words import FLAGS

    rows = (f"| `{flag}` | {said.meaning} |" for flag, said in FLAGS.items())
    return "\n".join(["| flag | means |", "|---|---|", *rows])


def prices() -> str:
    """Return the default model of every rater that needs one, and what tokens cost."""
    from answer_eval.prices import load_prices

    listed = load_prices()
    defaults = ", ".join(f"`{rater}`: `{model}`" for rater, model in listed.defaults.items())
    rows = (
        f"| `{name}` | {each.input:.2f} | {each.cached:.2f} | {each.output:.2f} |"
        for name, each in listed.models.items()
    )
    head = ["| model | input | cached input | output |", "|---|---|---|---|"]
    told = f"US$ per million tokens, as of {listed.date}. Default models: {defaults}."
    return "\n".join([told, "", *head, *rows])


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


def calibration() -> str:
    """Return how each method fits a map, and how many candidates it needs."""
    from inspect import getdoc

    from answer_eval.calibration.fits import FITS
    from answer_eval.calibration.trial import FEWEST_CANDIDATES

    return "\n\n".join(
        f"**`{method}`**, from {FEWEST_CANDIDATES[method]} candidates. {getdoc(how)}"
        for method, how in FITS.items()
    )


def plan() -> str:
    """Return the help of planning a study, which no group of commands lists."""
    return fenced(run("agree", "plan", "--help"))


def lint_rules() -> str:
    """Return the table of lint's rules."""
    from answer_eval.lint import RULES

    rows = (f"| `{each.name}` | {each.about} | {each.fix} |" for each in RULES)
    head = ["| rule | what it finds, and why it is a fault | what to do |", "|---|---|---|"]
    return "\n".join([*head, *rows])


def trust_checks() -> str:
    """Return the table of what a rater is tried on."""
    from answer_eval.trust.attacks import ATTACKS
    from answer_eval.trust.checks import CHECKS

    rows = (f"| `{each.name}` | {each.about} | {each.must} |" for each in (*CHECKS, *ATTACKS))
    return "\n".join(["| check | what is changed | ratings must |", "|---|---|---|", *rows])


BLOCKS: dict[str, Callable[[], str]] = {
    "formats": formats,
    "lint": lint_rules,
    "gates": gates,
    "coefficients": coefficients,
    "calibration": calibration,
    "plan": plan,
    "reasons": reasons,
    "prices": prices,
    "trust": trust_checks,
    "demo": demo,
    "flags": flags,
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
