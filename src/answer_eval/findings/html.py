"""The page of a comparison: one file that needs no network and no script."""

from collections.abc import Iterable

from answer_eval.agreement.estimate import shown
from answer_eval.agreement.report import ILLUSTRATIVE, NOT_FOR_DECISIONS, AgreementReport
from answer_eval.findings.plots import minus
from answer_eval.findings.sentences import sentences
from answer_eval.findings.view import page_view
from answer_eval.page import environment
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE, Compared
from answer_eval.reports.agreement_html import page

SHORT = 12
"""Characters of a digest that a person can compare."""
NOTICES = {NOT_FOR_DECISIONS: BASELINE_NOTICE, ILLUSTRATIVE: ILLUSTRATIVE_NOTICE}


def section(report: AgreementReport, tables: Iterable[tuple[str, str]] = ()) -> str:
    """Write a comparison as a section of a page; `tables` are those compared, and their digests."""
    template = environment("answer_eval.findings", "answer_eval.reports").get_template(
        "_findings.html"
    )
    return template.render(
        page=page_view(report),
        findings=[minus(each.strip()) for each in sentences(report)],
        notices=[NOTICES.get(each, each) for each in report.labels],
        tables=[(name, digest[:SHORT]) for name, digest in tables],
        shown=shown,
        minus=minus,
    )


def html(report: AgreementReport, tables: Iterable[tuple[str, str]] = ()) -> str:
    """Write a comparison as one page."""
    return page(Compared(section(report, tables)))
