"""Where `answer-eval agree --out` puts what was found, in the form that the file's name says."""

from collections.abc import Callable
from pathlib import Path

from answer_eval.agreement.report import AgreementReport
from answer_eval.errors import UsageError
from answer_eval.files import write_whole
from answer_eval.findings.coefficients import COLUMNS, coefficient_rows
from answer_eval.findings.html import html
from answer_eval.findings.sheets import sheets
from answer_eval.reports import AGREEMENT
from answer_eval.run import relink
from answer_eval.tables import csv_text, workbook

WRITERS: dict[str, Callable[[AgreementReport], str | bytes]] = {
    ".csv": lambda report: csv_text(COLUMNS, coefficient_rows(report)),
    ".xlsx": lambda report: workbook(sheets(report)),
    ".html": html,
}


def check_suffix(out: Path) -> None:
    """Raise UsageError for a file whose name says no form that is written."""
    known = (".json", *WRITERS)
    if out.suffix.lower() not in known:
        raise UsageError(
            f"--out {out} is none of {', '.join(known)}", fix="end the file's name with one of them"
        )


def write(path: Path, compared: AgreementReport, everything: str, run: Path | None) -> None:
    """Write what was found, whole; a page in the run's own folder is linked from its report."""
    written = WRITERS.get(path.suffix.lower())
    write_whole(path, written(compared) if written else everything)
    if run and path.resolve() == (run / AGREEMENT).resolve():
        relink(run)
