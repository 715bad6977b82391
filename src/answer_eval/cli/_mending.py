"""What `read` and `segment` show the effect of: corrections, and a model that settles doubts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answer_eval.guide import Guide
    from answer_eval.interview import Interview
    from answer_eval.mending import Corrections
    from answer_eval.raters import RaterOptions

corrections_option = click.option(
    "--corrections",
    "corrections_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Roles and turns as people settled them (CSV).",
)
interview_option = click.option(
    "--interview", default="", help="FILE's id in the corrections (default: its name)."
)


def corrections_of(path: Path | None, interview: str) -> "Corrections":
    """Return what a table says of one interview; say on standard error if that is nothing."""
    from answer_eval.corrections import read_corrections
    from answer_eval.errors import BadCorrections
    from answer_eval.files import load_table
    from answer_eval.mending import NO_CORRECTIONS

    if path is None:
        return NO_CORRECTIONS
    table = read_corrections(load_table(path, BadCorrections))
    if interview not in table.by_interview:
        click.echo(f"note: {table.says_nothing_of(interview)}", err=True)
    return table.of(interview)


def settle(
    interview: "Interview", guide: "Guide", name: str, opened: "RaterOptions"
) -> "Interview":
    """Have a model settle what is uncertain."""
    import asyncio

    from answer_eval import settling
    from answer_eval.files import packaged, read_text
    from answer_eval.unsettled import PROMPT

    rater = settling.choose_segmenter(name, opened)
    template = read_text(packaged("prompts", PROMPT))

    async def settled() -> "Interview":
        try:
            return await settling.settle(interview, guide, rater, template)
        finally:
            await rater.close()

    return asyncio.run(settled())
