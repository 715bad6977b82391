"""One row for every part of every quote for a key point or red flag; one without quotes has one."""

from collections.abc import Iterator

from answer_eval.checklist import Checked
from answer_eval.evaluation import Evaluation
from answer_eval.reports import Run
from answer_eval.reports.evidence_csv import place
from answer_eval.tables import Cell, csv_text

COLUMNS = (
    "interview",
    "candidate",
    "guide",
    "question",
    "kind",
    "id",
    "text",
    "severity",
    "rater",
    "outcome",
    "quote",
    "part",
    "turn",
    "start_char",
    "end_char",
    "start_time",
    "match",
)
NOWHERE = ("", "", "", "")


class ChecklistCsv:
    """`checklist.csv`: key points covered, partly or not; red flags present or absent.

    There is no file where nobody looked for any.
    """

    name = "checklist.csv"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file."""
        rows = [
            (*_whose(evaluation, checked), *quoted)
            for evaluation in run.evaluations
            for checked in evaluation.checked
            for quoted in _quoted(checked, evaluation)
        ]
        if rows:
            yield self.name, csv_text(COLUMNS, rows)


def _whose(evaluation: Evaluation, checked: Checked) -> tuple[Cell, ...]:
    check, interview = checked.check, evaluation.interview
    whose = (interview.id, interview.candidate, evaluation.guide, checked.question)
    what = (check.kind, check.id, check.text, check.severity)
    return (*whose, *what, checked.rater.id, checked.outcome)


def _quoted(checked: Checked, evaluation: Evaluation) -> Iterator[tuple[Cell, ...]]:
    if not checked.quotes:
        yield ("", "", *NOWHERE, "")
    for each in checked.quotes:
        places = [place(span, evaluation.interview.transcript) for span in each.parts] or [NOWHERE]
        for part, where in enumerate(places, start=1):
            yield (each.quote.text, part, *where, each.match)


PLUGIN = ChecklistCsv()
