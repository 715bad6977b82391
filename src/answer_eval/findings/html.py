"""The page of a comparison: one file that needs no network and no script."""

from answer_eval import __version__
from answer_eval.agreement.estimate import shown
from answer_eval.agreement.report import NOT_FOR_DECISIONS, AgreementReport
from answer_eval.findings.plots import minus
from answer_eval.findings.sentences import sentences
from answer_eval.findings.view import page_view
from answer_eval.page import environment
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE

ILLUSTRATIVE = "illustrative human ratings"
"""The label of a comparison with ratings that were written for the samples."""
NOTICES = {NOT_FOR_DECISIONS: BASELINE_NOTICE, ILLUSTRATIVE: ILLUSTRATIVE_NOTICE}


def html(report: AgreementReport) -> str:
    """Write a comparison as one page."""
    template = environment("answer_eval.findings", "answer_eval.reports").get_template(
        "agreement.html"
    )
    return template.render(
        page=page_view(report),
        findings=[each.strip() for each in sentences(report)],
        notices=[NOTICES.get(each, each) for each in report.labels],
        shown=shown,
        minus=minus,
        package=__version__,
    )
