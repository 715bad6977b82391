"""The tables hold all that the record holds, with a reason for every number that is missing."""

import io

import openpyxl
import pytest

from answer_eval.agreement.report import AgreementReport
from answer_eval.findings.coefficients import COLUMNS, coefficient_rows
from answer_eval.findings.sheets import SHEETS, sheets
from answer_eval.tables import Cell, workbook


def named(report: AgreementReport) -> list[dict[str, Cell]]:
    """Return the coefficients' rows by column."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in coefficient_rows(report)]


def test_every_estimate_has_its_row(report: AgreementReport) -> None:
    """Pairs, all at once, beside people, stand-ins and rivals: as many rows as the record has."""
    rows = named(report)
    expected = sum(len(each.coefficients) for each in report.comparisons)
    expected += sum(len(each.coefficients) for each in report.together)
    expected += sum(len(e.coefficients) + 3 * len(e.degradations) for e in report.standings)
    expected += sum(3 * len(each.losses) for each in report.stand_ins)
    expected += sum(3 * len(each.paired) for each in report.rivals)
    assert report.rivals
    assert len(rows) == expected
    whose = [
        (r["group"], r["id"], r["kind"], r["first"], r["second"], r["coefficient"]) for r in rows
    ]
    assert len(set(whose)) == len(whose)


def test_a_row_says_why_or_how_sure(report: AgreementReport, people: AgreementReport) -> None:
    """A value has its interval or why there is none; no value has the reason; n is of the value."""
    for row in named(report) + named(people):
        assert (row["value"] == "") == bool(row["undefined"])
        if row["value"] != "":
            assert (row["low"] == "") == bool(row["no_interval"])
        if row["of"]:
            assert float(row["coverage"]) == float(row["n"]) / float(row["of"])


def test_an_icc_has_a_derived_interval(report: AgreementReport, people: AgreementReport) -> None:
    """Its ends stand with what they assume, or why there are none; other coefficients have none."""
    for row in named(report) + named(people):
        is_icc = str(row["coefficient"]).startswith("icc_") and row["value"] != ""
        assert bool(row["f_note"]) == is_icc
        assert is_icc or row["f_low"] == row["f_high"] == ""
    assert any(isinstance(row["f_low"], float) for row in named(report))


def test_verdicts_stand_beside_their_statistic(report: AgreementReport) -> None:
    """The gates of a pair, of a loss against people and of standing in are each in their row."""
    gated = {(r["kind"], r["coefficient"]) for r in named(report) if r["gate"]}
    assert {("human-machine", "qwk"), ("mean-machine", "smd")} <= gated
    assert {("beside people", "degradation_qwk"), ("stand-in", "qwk_loss")} <= gated
    assert ("beside people", "degradation_exact") in gated
    assert ("beside people", "exact_gap") not in gated


def test_a_workbook_of_all_sheets(report: AgreementReport) -> None:
    """Numbers are numbers, text that would run is marked, what no sheet holds spelled out."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(sheets(report))))
    assert book.sheetnames == list(SHEETS)
    top, *rows = book["coefficients"].iter_rows(values_only=True)
    assert top == COLUMNS
    assert len(rows) == len(named(report))
    assert all(isinstance(row[6], float | int | None) for row in rows)
    words = {row[10] for row in book["disagreements"].iter_rows(min_row=2, values_only=True)}
    assert "'=HYPERLINK(<b>\\x00\u202e</b>)" in words
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("name", SHEETS)
def test_rows_fit_their_columns(
    name: str, report: AgreementReport, people: AgreementReport
) -> None:
    """Every sheet has rows of a machine beside people and of two people alone, all of one width."""
    for each in (report, people):
        columns, rows = SHEETS[name](each)
        widths = {len(row) for row in rows}
        assert widths == {len(columns)}
        assert len(set(columns)) == len(columns)
