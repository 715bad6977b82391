"""Wide ratings tables, a column for each indicator or rater, laid out a row for each judgement."""

from collections.abc import Collection, Mapping

from answer_eval.errors import BadRatings
from answer_eval.rating import Reason
from answer_eval.tables import Row, Table

ABOUT = ("interview", "candidate", "question", "indicator", "rater", "rater_kind", "sample")
"""The columns that say what is judged and by whom."""
REMARKS = ("evidence", "comment")
"""The columns in which people say, in long form, what a rating rests on."""
BESIDE = (*ABOUT, *REMARKS, "not_rated", "guide", "guide_version", "flags")
"""The columns that hold no ratings in a wide table."""
WHOLE = "interview"
"""The question of a table that names none: what is judged is the interview as a whole."""
LONG = (*ABOUT, "rating", "not_rated")
"""The columns of the long form."""


def laid_out(table: Table, asked: Mapping[str, Collection[str]]) -> Table:
    """Return a table in long form; one that has a `rating` column is in it already.

    `asked` names the questions that each indicator is rated in, as far as they are known. An
    empty cell is a judgement that wasn't made. A column `question.indicator` says both. Raises
    BadRatings for a table that can't be told to be either.
    """
    if "rating" in table.columns:
        return table
    columns = [each for each in table.columns if each not in BESIDE]
    across = {"indicator", "rater"} - set(table.columns)
    if len(across) != 1 or "interview" not in table.columns or not columns:
        raise BadRatings(
            f"neither a column rating nor ratings side by side; it has {', '.join(table.columns)}",
            where=f"{table.name}:1",
            fix="write interview,question,indicator,rater,rating,not_rated, or one column for "
            "each indicator beside interview,rater, or for each rater beside interview,indicator",
        )
    rows = (
        _row(row, column, asked, across=next(iter(across)))
        for row in table.rows
        for column in columns
        if row.cells[column].strip()
    )
    return Table(table.name, LONG, tuple(rows))


def _row(row: Row, column: str, asked: Mapping[str, Collection[str]], *, across: str) -> Row:
    about = {name: row.cells.get(name, "").strip() for name in ABOUT}
    if across == "rater":
        about["rater"] = column
    else:
        question, _, about["indicator"] = column.rpartition(".")
        about["question"] = question or about["question"]
    about["question"] = about["question"] or _only(asked.get(about["indicator"], ()))
    return Row(row.line, about | _judged(row.cells[column].strip()), column)


def _only(questions: Collection[str]) -> str:
    """Return the question that an indicator is rated in; of several none is meant."""
    if not questions:
        return WHOLE
    return next(iter(questions)) if len(questions) == 1 else ""


def _judged(cell: str) -> dict[str, str]:
    reason = cell.lower().replace(" ", "_")
    return (
        {"rating": "", "not_rated": reason}
        if reason in set(Reason)
        else {"rating": cell, "not_rated": ""}
    )
