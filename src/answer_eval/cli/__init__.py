"""The command line: one command a file, each parse → call → print."""

import os
import sys
from collections.abc import Sequence

import click

from answer_eval import __version__
from answer_eval.cli import _usage
from answer_eval.cli._folder import CommandFolder
from answer_eval.errors import AnswerEvalError

UNUSABLE = 2
INTERRUPTED = 130


program = click.version_option(__version__, prog_name="answer-eval")(
    CommandFolder(
        __name__, "Rate interview answers against a guide's indicators, with located quotes."
    )
)
program.context_settings = {"help_option_names": ["-h", "--help"]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 2 unusable input, 3 finished with failures, 130 stopped."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    # All work is many small products of matrices: a second thread would only wait for its turn.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = program.main(arguments, "answer-eval", standalone_mode=False)
    except AnswerEvalError as error:
        for line in error.lines:
            click.echo(f"answer-eval: {line}", err=True)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        click.echo(_usage.told(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"answer-eval: {where}{error.strerror or error}", err=True)
        return UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("answer-eval: interrupted; the same command goes on from here", err=True)
        return INTERRUPTED
    return code if isinstance(code, int) else 0
