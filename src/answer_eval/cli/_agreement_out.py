"""Where `answer-eval agree --out` puts what was found, in the form that the file's name says."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from answer_eval.agreement.report import AgreementReport
from answer_eval.errors import UsageError
from answer_eval.files import read_bytes, write_whole
from answer_eval.findings.coefficients import COLUMNS, coefficient_rows
from answer_eval.findings.html import html, section
from answer_eval.findings.sheets import sheets
from answer_eval.reports import AGREEMENT, REPORTS, Compared
from answer_eval.run import show_agreement
from answer_eval.store import FILE_NAME
from answer_eval.tables import csv_text, workbook

REPORT = "report.html"
WRITERS: dict[str, Callable[[AgreementReport], str | bytes]] = {
    ".csv": lambda report: csv_text(COLUMNS, coefficient_rows(report)),
    ".xlsx": lambda report: workbook(sheets(report)),
}


def check(out: Path, run: Path | None) -> None:
    """Raise UsageError for a file that can't be written: of no known form, or one of the run's."""
    known = (".json", ".html", *WRITERS)
    if out.suffix.lower() not in known:
        raise UsageError(
            f"--out {out} is none of {', '.join(known)}", fix="end the file's name with one of them"
        )
    if run is None or out.resolve().parent != run.resolve():
        return
    runs_own = set(REPORTS.names) - {AGREEMENT}
    if (run / FILE_NAME).exists():
        runs_own.remove(REPORT)
    if out.name in runs_own:
        raise UsageError(f"--out {out} is a file of the run's own", fix="choose another name")


def write(
    out: Path, compared: AgreementReport, everything: str, run: Path | None, tables: Sequence[Path]
) -> None:
    """Write what was found, whole: into the run's own report too where it is put beside that."""
    named = [(each.name, _digest(each)) for each in tables]
    if run and out.resolve() in {(run / name).resolve() for name in (AGREEMENT, REPORT)}:
        ratings = _digest(run / "ratings.csv")
        show_agreement(run, Compared(section(compared, named), ratings))
    elif out.suffix.lower() == ".html":
        write_whole(out, html(compared, named))
    else:
        written = WRITERS.get(out.suffix.lower())
        write_whole(out, written(compared) if written else everything)


def _digest(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest()
