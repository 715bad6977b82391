"""A table of corrections: two forms of rows, and one line for each way to get them wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.corrections import CorrectionsTable, read_corrections
from answer_eval.errors import BadCorrections
from answer_eval.mending import NO_CORRECTIONS, AnswerCorrection
from answer_eval.segment import Status
from answer_eval.tables import read_table
from answer_eval.transcript import Role

BOTH = "interview,turn,role,question,turns"


def table(*rows: str, header: str = BOTH, name: str = "corrections.csv") -> CorrectionsTable:
    """Read rows under a header."""
    return read_corrections(read_table("\n".join((header, *rows)).encode(), name))


def said(cell: str) -> tuple[int, ...] | Status:
    """Return what a cell of turns says."""
    (answer,) = table(f'a,q,"{cell}"', header="interview,question,turns").of("a").answers
    return answer.said


def test_both_forms_in_one_file() -> None:
    """Each row has one form; an interview's rows come together, with their lines."""
    read = table("b,3,candidate,,", "a,,,q,5", "b,,,r,", "a,0 to 2,Interviewer,,")
    (role,) = read.of("a").roles
    assert (role.turns, role.role, role.where) == ((0, 1, 2), Role.INTERVIEWER, "corrections.csv:5")
    assert read.of("a").answers == (AnswerCorrection("q", (5,), "corrections.csv:3"),)
    assert read.of("b").turns == (3,)
    assert read.of("b").answers == (AnswerCorrection("r", Status.NOT_ASKED, "corrections.csv:4"),)
    assert read.of("c") is NO_CORRECTIONS
    assert read.rows == 4


@pytest.mark.parametrize("header", ["interview,turn,role", "interview,question,turns"])
def test_one_form_needs_no_columns_of_the_other(header: str) -> None:
    """A header alone corrects nothing."""
    assert table(header=header).by_interview == {}


@pytest.mark.parametrize(
    "cell",
    ["3-5 9", "3 - 5, 9", "3–5; 9", "3..5 9", "3 to 5; 9", "9;3;4;5", "[3, 4, 5, 9]", "3 4 5 9 9"],
)
def test_turns_as_people_write_them(cell: str) -> None:
    """Ranges and lists in the ways that come to mind are one and the same."""
    assert said(cell) == (3, 4, 5, 9)


@given(st.sets(st.integers(0, 99_999), min_size=1, max_size=8))
def test_turns_are_read_back(turns: set[int]) -> None:
    """Any set of turns that is written as a list comes back, in order."""
    assert said("; ".join(map(str, turns))) == tuple(sorted(turns))


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("", Status.NOT_ASKED),
        ("not_asked", Status.NOT_ASKED),
        ("Not_answered", Status.NOT_ANSWERED),
    ],
)
def test_no_turns_say_what_became_of_the_question(cell: str, status: Status) -> None:
    """Empty is not asked; the statuses that have no answer can be written out."""
    assert said(cell) is status


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("a,,,q,05-Jul", "no turns are '05-Jul'"),
        ("a,,,q,7-5", "no turns are '7-5'"),
        ("a,,,q,-1", "no turns are '-1'"),
        ("a,,,q,3 4x", "no turns are '3 4x'"),
        ("a,999999,candidate,,", "no turns are '999999'"),
        ("a,3,boss,,", "no role is called 'boss'"),
        ("a,3,,,", "of neither form"),
        ("a,,candidate,,", "of neither form"),
        ("a,,,,5", "of neither form"),
        ("a,3,candidate,q,5", "or of both"),
        (",3,candidate,,", "interview is empty"),
    ],
)
def test_a_row_that_cant_stand_is_named_by_its_line(row: str, what: str) -> None:
    """The line, what is wrong with it, and what to write instead."""
    with pytest.raises(BadCorrections) as error:
        table("a,1,candidate,,", row)
    assert error.value.where == "corrections.csv:3"
    assert what in error.value.what
    assert error.value.fix


def test_every_row_that_cant_stand_is_told() -> None:
    """In the file's order, a line each; a good row between them is none."""
    with pytest.raises(BadCorrections) as error:
        table("a,3,boss,,", "a,1,candidate,,", ",3,other,,", "b,,,q,x", "a,0-1,other,,")
    assert [line.partition(" — ")[0] for line in error.value.lines] == [
        "corrections.csv:2: no role is called 'boss'",
        "corrections.csv:4: interview is empty",
        "corrections.csv:5: no turns are 'x'",
        "corrections.csv:6: turn 1 is corrected a second time, after corrections.csv:3",
    ]


def test_a_question_without_a_column_for_its_turns_is_no_correction() -> None:
    """A missing column isn't an empty cell: that would delete an answer."""
    with pytest.raises(BadCorrections, match="neither form"):
        table("a,,,q", header="interview,turn,role,question")


@pytest.mark.parametrize("header", ["interview,turn", "turn,role", "a,b"])
def test_a_header_of_neither_form(header: str) -> None:
    """Both forms are told."""
    with pytest.raises(BadCorrections, match="interview,turn,role or interview,question,turns"):
        table("a,1", header=header)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (("a,3,candidate,,", "a,2-4,other,,"), "turn 3 is corrected a second time"),
        (("a,,,q,3", "a,,,q,3"), "question 'q' is corrected a second time"),
    ],
)
def test_two_rows_that_say_different_things(rows: tuple[str, str], what: str) -> None:
    """The later line is named, and the earlier one in it."""
    with pytest.raises(BadCorrections, match=what) as error:
        table(*rows)
    assert error.value.where == "corrections.csv:3"
    assert "corrections.csv:2" in error.value.what


def test_saying_a_role_twice_is_no_contradiction() -> None:
    """Ranges may overlap where they agree."""
    assert table("a,3,candidate,,", "a,2-4,candidate,,").of("a").turns == (2, 3, 4)


def test_interviews_that_there_are() -> None:
    """Each unknown one is an error at its first line, with those that are known."""
    read = table("a,1,candidate,,", "zz,2,candidate,,", "zz,3,candidate,,", "y,3,candidate,,")
    read.check(["zz", "a", "y", "b"])
    with pytest.raises(BadCorrections) as error:
        read.check(["b", "a"])
    assert error.value.lines == (
        "corrections.csv:3: no interview is called 'zz' — the interviews are a, b",
        "corrections.csv:5: no interview is called 'y' — the interviews are a, b",
    )
    with pytest.raises(BadCorrections, match="and 5 more"):
        read.check([f"i{number}" for number in range(13)])


def test_json_lines() -> None:
    """A list of numbers is turns too."""
    read = read_corrections(
        read_table(b'{"interview": "a", "question": "q", "turns": [3, 5]}', "c.jsonl")
    )
    assert read.of("a").answers[0].said == (3, 5)


def test_digest_and_account() -> None:
    """What a run says of its corrections changes with them; without a table it says nothing."""
    one, two = table("a,1,candidate,,"), table("a,1,other,,")
    assert one.about != two.about
    assert one.about == {"file": "corrections.csv", "rows": 1, "digest": one.digest}
