"""The command line: one command a file, each parse → call → print."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

import click

from answer_eval import __version__
from answer_eval.errors import AnswerEvalError

INTERRUPTED = 130


class _Commands(click.Group):
    """Finds commands by file name; a command's heavy imports wait until it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="answer-eval")
def program() -> None:
    """Rate interview answers against a guide's indicators, with located quotes."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 2 unusable input, 3 finished with failures, 130 stopped."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = program.main(arguments, "answer-eval", standalone_mode=False)
    except AnswerEvalError as error:
        click.echo(f"answer-eval: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("answer-eval: interrupted; the same command goes on from here", err=True)
        return INTERRUPTED
    return code if isinstance(code, int) else 0
