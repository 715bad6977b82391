"""The designer's bench: one subcommand a file."""

from answer_eval.cli._folder import CommandFolder

command = CommandFolder(__name__, "Write, check and try out interview guides.")
