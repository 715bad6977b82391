"""What click has to say of a command's words, in one line: where, what, what to do next."""

from difflib import get_close_matches

import click

PROGRAM = "answer-eval"


def told(error: click.ClickException) -> str:
    """Return the line for an error that click raised."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = context.command_path if context else PROGRAM
    unknown = isinstance(error, click.NoSuchOption | click.NoSuchCommand)
    said = error.message if unknown else error.format_message()
    what = " ".join(said.split()).rstrip(".").replace(". Choose", ": choose")
    return f"{where}: {what[:1].lower()}{what[1:]} — {_fix(error, where)}"


def _fix(error: click.ClickException, where: str) -> str:
    see = f"'{where} --help' says what can be given"
    match error:
        case click.NoSuchOption() | click.NoSuchCommand() if near := _near(error):
            return f"did you mean {near}?"
        case click.BadOptionUsage():
            return _value_fix(error)
        case click.MissingParameter():
            return see
        case click.BadParameter(param=click.Parameter(type=click.Choice())):
            return "choose one of these"
        case click.UsageError(cmd=click.Command(params=params)) if (
            "extra argument" in error.message
            and any(isinstance(each, click.Argument) for each in params)
        ):
            return f"a path with spaces wants quotes; {see}"
    return see


def _value_fix(error: click.BadOptionUsage) -> str:
    """Say what to do about a value that is missing, or that is given to an option without one."""
    if "does not take" in error.message:
        return "leave the value out"
    return "write its value after it"


def _near(error: click.NoSuchOption | click.NoSuchCommand) -> str:
    """Return the name that is nearest to one there is none of; "" where none is near."""
    if isinstance(error, click.NoSuchOption):
        return next(iter(error.possibilities or ()), "")
    known = []
    if error.ctx and isinstance(error.ctx.command, click.Group):
        known = error.ctx.command.list_commands(error.ctx)
    return next(iter(get_close_matches(error.command_name, known)), "")
