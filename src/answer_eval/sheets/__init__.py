"""A guide on paper: a sheet for the candidate, one for the interviewer, one for the assessor."""

from enum import StrEnum
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from answer_eval.guide import Guide
from answer_eval.page import in_markdown
from answer_eval.sheets._candidate import candidate_sheet
from answer_eval.sheets._rating import rating_sheet


class Reader(StrEnum):
    """Whom a sheet is for."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"
    ASSESSOR = "assessor"


class Form(StrEnum):
    """What a sheet is written in."""

    HTML = "html"
    MARKDOWN = "md"


SHEETS = {
    Reader.CANDIDATE: candidate_sheet,
    Reader.INTERVIEWER: rating_sheet,
    Reader.ASSESSOR: rating_sheet,
}
"""What each reader's template is given: the candidate's holds nothing to rate by."""


def sheet(guide: Guide, reader: Reader, form: Form) -> str:
    """Write a guide as one reader's sheet: a whole HTML page that needs no network, or Markdown."""
    template = _environment().get_template(f"{reader}.{form}")
    return template.render(sheet=SHEETS[reader](guide)).rstrip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("answer_eval.sheets"),
        autoescape=select_autoescape(enabled_extensions=("html",), default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["md"] = in_markdown
    return environment
