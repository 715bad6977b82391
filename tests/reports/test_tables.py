"""The exported tables have the columns that scripts rely on, and places that exist."""

import csv
import io
import json
from typing import Any

import pytest

from answer_eval.evaluation import evaluate_sync
from answer_eval.reports import REPORTS, Run
from rating_world import GUIDE, TEMPLATE, Told, make_interview, quoted, saying

COLUMNS = {
    "ratings.csv": "interview,candidate,guide,guide_version,question,indicator,rater,rater_kind,"
    "sample,rating,not_rated,evidence,flags,raw_rating,calibration",
    "evidence.csv": "interview,question,indicator,rater,sample,polarity,part,quote,turn,"
    "start_char,end_char,start_time,match",
    "scores.csv": "interview,candidate,level,id,score,rated,of,flags,rater,guide",
}


@pytest.fixture(scope="module")
def run() -> Run:
    """Rate the small interview: one rating with evidence, one lost quote, two never asked."""
    rater = Told(
        saying(
            asks=quoted(4, "I asked her \u2026 the next day", "=HYPERLINK(1)"),
            checks=quoted(5, "Did you check back?"),
        )
    )
    evaluation = evaluate_sync(make_interview(), GUIDE, rater, TEMPLATE)
    about = {"labels": {"baseline": False, "illustrative_ratings": False}, "failures": []}
    return Run((evaluation,), {GUIDE.digest: GUIDE}, about)


def rows(run: Run, name: str) -> list[dict[str, str]]:
    """Read a table back as a script would."""
    files = dict(REPORTS[name].files(run))
    return list(csv.DictReader(io.StringIO(files[name])))


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_that_scripts_rely_on(run: Run, name: str) -> None:
    """The header line, to the letter."""
    text = dict(REPORTS[name].files(run))[name]
    assert text.splitlines()[0] == COLUMNS[name]


def test_a_row_has_a_rating_or_a_reason(run: Run) -> None:
    """Never both, never neither, and a whole number is written as one."""
    table = rows(run, "ratings.csv")
    assert [(row["indicator"], row["rating"], row["not_rated"]) for row in table] == [
        ("asks", "4", ""),
        ("checks", "", "evidence_not_found"),
        ("asks", "", "not_asked"),
        ("checks", "", "not_asked"),
    ]
    assert table[0]["evidence"] == "1"
    assert "unlocated_quote" in table[0]["flags"].split(";")


def test_evidence_offsets_cut_the_quotes_words_out_of_the_turn(run: Run) -> None:
    """Two parts of a quote with an ellipsis, each with its own turn, offsets and time."""
    turns = run.evaluations[0].interview.transcript.turns
    parts = [row for row in rows(run, "evidence.csv") if row["quote"].startswith("I asked")]
    cut = [turns[int(r["turn"])].text[int(r["start_char"]) : int(r["end_char"])] for r in parts]
    assert cut == ["I asked her", "the next day"]
    assert [row["part"] for row in parts] == ["1", "2"]
    assert [float(row["start_time"]) for row in parts] == [2, 11]


def test_a_lost_quote_has_a_row_without_a_place(run: Run) -> None:
    """It is kept and marked; and a cell that would run as a formula is defused."""
    lost = next(row for row in rows(run, "evidence.csv") if row["match"] == "unlocated")
    assert (lost["turn"], lost["start_char"], lost["start_time"]) == ("", "", "")
    assert lost["quote"] == "'=HYPERLINK(1)"


def test_too_little_coverage_is_an_empty_score(run: Run) -> None:
    """One of two indicators rated: no number, `rated` of `of`, and the flag."""
    care = next(row for row in rows(run, "scores.csv") if row["id"] == "care")
    assert (care["score"], care["rated"], care["of"]) == ("", "1", "2")
    assert care["flags"] == "low_coverage"


def test_evaluations_hold_everything_once_an_interview(run: Run) -> None:
    """One line an interview, unescaped, with each rater's judgements inside."""
    text = dict(REPORTS["evaluations.jsonl"].files(run))["evaluations.jsonl"]
    line: dict[str, Any] = json.loads(text)
    assert line["interview"]["transcript"]["turns"][1]["text"] == "I asked her what she needed."
    assert [each["rater"]["id"] for each in line["raters"]] == ["told"]
    assert "\u2026" in text
    assert "\\u" not in text


def test_every_report_names_files_inside_the_folder(run: Run) -> None:
    """No report writes above or beside its run's folder."""
    for report in REPORTS:
        for name, text in report.files(run):
            assert text
            assert not name.startswith("/")
            assert ".." not in name.split("/")
