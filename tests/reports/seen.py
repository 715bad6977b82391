"""The report's page as tests look at it."""

from answer_eval.reports import Run
from answer_eval.reports.html import PLUGIN
from reports.page import Node, read_page


def any_node(_: Node) -> bool:
    """Take every node."""
    return True


def page_of(run: Run) -> Node:
    """Parse the one file of a run."""
    ((name, text),) = PLUGIN.files(run)
    assert name == "report.html"
    return read_page(text)


def interview_of(page: Node, number: int) -> Node:
    """Return an interview's part of the page."""
    return page.by_id(f"i{number}")


def entry(page: Node, number: int, indicator: str, rater: str) -> Node:
    """Return the first judgement of an indicator by a rater."""
    blocks = interview_of(page, number).all("section.indicator")
    block = next(each for each in blocks if each.one("h4").said == indicator)
    return next(each for each in block.all(".entry") if rater in each.one(".by").said)
