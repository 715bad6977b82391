"""Options that several commands have, each handed to its command as one record."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from answer_eval.raters import MachineRater, RaterOptions

T = TypeVar("T")

PATH = click.Path(path_type=Path)
FILE = click.Path(path_type=Path, dir_okay=False)
Option = Callable[[Callable[..., int]], Callable[..., int]]

PATHS = click.argument("paths", nargs=-1, type=PATH)
"""Transcripts, folders of them or tables of answers; none where a manifest names them all."""
RATER = click.option(
    "--rater", "rater_name", default="", help="openai, baseline, … (default: openai)."
)
GUIDE = click.option("--guide", type=PATH, help="The guide file (YAML).")
MANIFEST = click.option(
    "--manifest",
    type=PATH,
    help="interviews.csv: files with their ids, labels, …; rated besides PATHS, each file once.",
)
CANDIDATE = click.option("--candidate", default="", help="The candidate's name in the transcripts.")
CONCURRENCY = click.option(
    "--concurrency", default=8, show_default=True, type=click.IntRange(1), help="Requests at once."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Which model is asked, and the way to it."""

    model: str
    base_url: str
    api_key_file: Path | None

    def options(self, **more: Any) -> "RaterOptions":
        """Return them as a rater takes them, with more of its options."""
        from answer_eval.raters import RaterOptions

        return RaterOptions(
            model=self.model, base_url=self.base_url, api_key_file=self.api_key_file, **more
        )


def open_rater(name: str, options: "RaterOptions") -> "MachineRater":
    """Open the rater that is named, and say which of the options it has no use for."""
    from answer_eval.raters import choose, unused

    rater = choose(name, options)
    if ignored := unused(name, options):
        click.echo(f"note: {rater.rater.id} has no use for {', '.join(ignored)}", err=True)
    return rater


def handed_as(name: str, kind: type[Any], *options: Option) -> Option:
    """Give a command options whose values it is handed as one record of `kind`, called `name`."""
    names = [field.name for field in fields(kind)]

    def given(command: Callable[..., int]) -> Callable[..., int]:
        @wraps(command)
        def gathered(**values: Any) -> int:
            record = kind(**{each: values.pop(each) for each in names})
            return command(**{name: record}, **values)

        for option in reversed(options):
            option(gathered)
        return gathered

    return given


ACCESS = (
    click.option("--model", default="", help="The language model's name."),
    click.option("--base-url", default="", help="A compatible server instead of the provider's."),
    click.option(
        "--api-key-file",
        type=FILE,
        help="A file that only you may read, instead of OPENAI_API_KEY.",
    ),
)
access = handed_as("access", Access, *ACCESS)
