"""Ratings tables give judgements row by row, and every row that can't be used says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.errors import BadRatings
from answer_eval.human_ratings import Known, RatingsRead, known_from, rater_of, read_ratings
from answer_eval.rating import NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.tables import Row, Table, read_table
from guide_texts import care_guide

COLUMNS = ("interview", "question", "indicator", "rater", "rating", "not_rated")
GUIDE = care_guide({"hard": "What was hard?"}, asks=("Asks", "Assumes"))
IN_RUN = known_from([GUIDE], {"int_1": "cand_1"})


def table(*rows: str, columns: tuple[str, ...] = COLUMNS) -> Table:
    """Return a table of comma-separated rows, the first on line 2."""
    cells = (dict(zip(columns, row.split(","), strict=True)) for row in rows)
    return Table(
        "people.csv", columns, tuple(Row(line, each) for line, each in enumerate(cells, 2))
    )


def read(*rows: str, known: Known | None = None) -> RatingsRead:
    """Read one table."""
    return read_ratings([table(*rows)], known)


def test_a_rating() -> None:
    """A number is a rating by a person; the candidate is the interview where none is known."""
    (judged,) = read("int_1,hard,asks,anna,4,").judged
    assert judged == Rating(
        unit=Unit("int_1", "int_1", "hard", "asks"),
        rater=Rater("human:anna", RaterKind.HUMAN),
        value=4,
    )


def test_judged_with_nothing_to_rate() -> None:
    """An empty rating with a reason is not rated, however the reason is written."""
    found = read("int_1,hard,asks,anna,,no_evidence", "int_1,hard,asks,ben,,No evidence").judged
    assert [each.reason for each in found if isinstance(each, NotRated)] == [Reason.NO_EVIDENCE] * 2


def test_the_run_knows_the_candidate() -> None:
    """A row of an interview of the run is that candidate's."""
    (judged,) = read("int_1,hard,asks,anna,4,", known=IN_RUN).judged
    assert judged.unit.candidate == "cand_1"


@pytest.mark.parametrize(
    ("name", "rater"),
    [
        ("anna", Rater("human:anna", RaterKind.HUMAN)),
        ("human:anna", Rater("human:anna", RaterKind.HUMAN)),
        ("baseline", Rater("baseline", RaterKind.BASELINE)),
        ("openai/some-model", Rater("openai/some-model", RaterKind.LLM)),
        ("openai-decisions/some-model", Rater("openai-decisions/some-model", RaterKind.DECISION)),
        ("adjudicator:eve", Rater("adjudicator:eve", RaterKind.ADJUDICATOR)),
    ],
)
def test_a_raters_name_says_its_kind(name: str, rater: Rater) -> None:
    """Prefixes are kept and say what sort of rater it is; without one it is a person."""
    assert rater_of(name) == rater


def test_a_runs_own_columns() -> None:
    """Candidate, kind and sample are read where they stand."""
    columns = (*COLUMNS, "candidate", "rater_kind", "sample")
    rows = table("int_1,hard,asks,mine,4,,cand_9,llm,2", columns=columns)
    (judged,) = read_ratings([rows]).judged
    assert judged.unit.candidate == "cand_9"
    assert (judged.rater, judged.sample) == (Rater("mine", RaterKind.LLM), 2)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (",hard,asks,anna,4,", "no interview is named"),
        ("int_1,,asks,anna,4,", "no question is named"),
        ("int_1,hard,,anna,4,", "no indicator is named"),
        ("int_1,hard,asks,,4,", "no rater is named"),
        ("int_1,hard,asks,human:,4,", "no rater is named"),
        ("int_9,hard,asks,anna,4,", "interview 'int_9' is not in the run"),
        ("int_1,easy,asks,anna,4,", "question 'easy' is not in the guide"),
        ("int_1,hard,sings,anna,4,", "indicator 'sings' is not in the guide"),
        ("int_1,hard,asks,anna,7,", "rating 7 is off the scale"),
        ("int_1,hard,asks,anna,0.5,", "rating 0.5 is off the scale"),
        ("int_1,hard,asks,anna,1e400,", "rating 1e400 is larger than any scale"),
        ("int_1,hard,asks,anna,20261122,", "rating 20261122 is larger than any scale"),
        ("int_1,hard,asks,anna,good,", "rating 'good' is not a number"),
        ("int_1,hard,asks,anna,nan,", "rating 'nan' is not a number"),
        ("int_1,hard,asks,anna,,", "neither a rating nor a reason for none"),
        ("int_1,hard,asks,anna,4,no_evidence", "both a rating (4) and a reason for none"),
        ("int_1,hard,asks,anna,,tired", "not_rated 'tired' is not a known reason"),
    ],
)
def test_rows_that_cannot_be_used(row: str, what: str) -> None:
    """Each is left out, with its line, its reason and the next step; the other rows stay."""
    found = read("int_1,hard,asks,zoe,3,", row, known=IN_RUN)
    assert len(found.judged) == 1
    (left_out,) = found.unusable
    assert (left_out.where, left_out.what) == ("people.csv:3", what)
    assert left_out.fix
    assert str(left_out) == f"people.csv:3: {what} — {left_out.fix}"


@pytest.mark.parametrize(("column", "cell"), [("rater_kind", "robot"), ("sample", "first")])
def test_odd_cells_of_a_run(column: str, cell: str) -> None:
    """An unknown kind of rater or a sample that is no number leaves the row out."""
    found = read_ratings([table(f"int_1,hard,asks,mine,4,,{cell}", columns=(*COLUMNS, column))])
    assert not found.judged
    assert cell in found.unusable[0].what


def test_a_doubled_row_names_the_first() -> None:
    """The first of two rows counts, over several tables and both spellings of a rater."""
    found = read_ratings([table("i,q,k,anna,4,"), table("i,q,k,ben,4,", "i,q,k,human:anna,2,")])
    assert [each.value for each in found.judged if isinstance(each, Rating)] == [4, 4]
    (doubled,) = found.unusable
    assert "already, at people.csv:2" in doubled.what


def test_a_missing_column_is_no_ratings_table() -> None:
    """Without its columns the table can't be read at all: what lacks, and what there should be."""
    with pytest.raises(
        BadRatings, match="neither a column rating nor ratings side by side; it has interview"
    ) as raised:
        read_ratings([table("i,q,k", columns=("interview", "question", "indicator"))])
    assert raised.value.where == "people.csv:1"


def test_a_table_without_reasons_is_read() -> None:
    """Where every row has a number, the column of reasons may be left out."""
    assert read_ratings([table("i,q,k,anna,4", columns=COLUMNS[:5])]).judged


cells = st.text(st.characters(exclude_characters=","), max_size=8)


@given(st.lists(st.tuples(*[cells] * 6), max_size=6))
def test_every_row_is_used_or_listed(rows: list[tuple[str, ...]]) -> None:
    """Whatever the cells hold, each row becomes a judgement or a listed reason."""
    found = read(*(",".join(row) for row in rows), known=IN_RUN)
    assert len(found.judged) + len(found.unusable) == len(rows)


def test_a_persons_words_are_kept() -> None:
    """What people write beside a rating is kept; a run's own `evidence` is a count, not words."""
    columns = (*COLUMNS, "evidence", "comment")
    rows = (
        "int_1,hard,asks,anna,4,,I asked her,a clear case",
        "int_1,hard,asks,ben,,no_evidence,,nothing about it",
        "int_1,hard,asks,openai/some-model,3,,2,",
    )
    found = read_ratings([table(*rows, columns=columns)]).judged
    words = [each.observation for each in found]
    assert words == ["I asked her; a clear case", "nothing about it", ""]


def test_a_comma_may_stand_for_the_point() -> None:
    """Half of Europe writes 3,5; two commas are no number."""
    text = "interview;question;indicator;rater;rating\na;q;i;anna;3,5\na;q;i;bo;3,5,1\n"
    read = read_ratings([read_table(text.encode(), "people.csv")])
    assert [each.value for each in read.judged if isinstance(each, Rating)] == [3.5]
    assert "'3,5,1' is not a number" in read.unusable[0].what
