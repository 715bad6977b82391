"""Ready-made answers: one turn of the candidate's for each, and what their author expects."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.answers import (
    ExpectedKind,
    ExpectedRating,
    Kind,
    ReadyAnswer,
    ReadyInterview,
    is_answers,
    read_answers,
)
from answer_eval.errors import BadAnswers
from answer_eval.tables import read_table
from answer_eval.transcript import UNTIMED, Piece, Role


def _read(text: str) -> tuple[ReadyInterview, ...]:
    return read_answers(read_table(text.encode(), "answers.csv"))


def test_each_interview_is_a_transcript_of_its_answers() -> None:
    """Rows of one interview join, wherever they stand; the order is that of the table."""
    first, second = _read(
        "interview,question,text,candidate\n"
        'a,q1,"I  rang\nthem.",Ann\n'
        "b,q1,Never.,\n"
        " a ,q2,I wrote.,Ann\n"
    )
    assert (first.interview, first.candidate) == ("a", "Ann")
    assert [(turn.index, turn.speaker, turn.text) for turn in first.transcript.turns] == [
        (0, "Ann", "I rang them."),
        (1, "Ann", "I wrote."),
    ]
    assert {turn.role for turn in first.transcript.turns} == {Role.CANDIDATE}
    assert first.transcript.turns[0].pieces == (Piece(0, 12, UNTIMED),)
    assert first.answers == (ReadyAnswer("q1", 0), ReadyAnswer("q2", 1))
    assert (second.interview, second.candidate) == ("b", "b")
    assert second.transcript.format == "answers"


def test_a_blank_text_is_an_answer_that_did_not_come() -> None:
    """The question was asked: its turn is there, without words."""
    (one,) = _read("interview,question,text\na,q1,  \na,q2,Yes.\n")
    assert [turn.text for turn in one.transcript.turns] == ["", "Yes."]
    assert one.transcript.turns[0].pieces == ()
    assert one.answers[0] == ReadyAnswer("q1", 0)


def test_what_the_author_expects_is_kept() -> None:
    """Kinds and ratings stay on the record; an answer may carry one rating an indicator."""
    (one,) = _read(
        "interview,question,text,expected_kind,expected_rating,indicator\n"
        "a,q1,Yes.,good,5,owns_it\n"
        "a,q1,Yes.,good,3.5,calm\n"
        "a,q2,No.,weak,1,\n"
        "a,q3,So.,,,\n"
    )
    assert one.answers == (ReadyAnswer("q1", 0), ReadyAnswer("q2", 1), ReadyAnswer("q3", 2))
    assert one.expected == (
        ExpectedKind("q1", Kind.GOOD),
        ExpectedRating("q1", "owns_it", 5.0),
        ExpectedRating("q1", "calm", 3.5),
        ExpectedKind("q2", Kind.WEAK),
        ExpectedRating("q2", "", 1.0),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interview,question\na,q1\n", "answers.csv:1: no column text; it has interview, question"),
        ("id,q\na,q1\n", "answers.csv:1: no column interview, question, text; it has id, q"),
        ("interview,question,text\n", "answers.csv:1: it has a header only"),
        ("interview,question,text\n,q1,Yes.\n", "answers.csv:2: interview is empty"),
        ("interview,question,text\na, ,Yes.\n", "answers.csv:2: question is empty"),
        (
            'interview,question,text\na,q1,"Yes,\nI do."\na,q1,No.\n',
            "answers.csv:4: interview 'a' answers 'q1' a second time, after line 2",
        ),
        (
            "interview,question,text\na,q1,Yes.\na,q1,Yes.\n",
            "answers.csv:3: interview 'a' answers 'q1' a second time, after line 2",
        ),
        (
            "interview,question,text,indicator\na,q1,Yes.,i\na,q1,No.,j\n",
            "answers.csv:3: interview 'a' answers 'q1' a second time, after line 2",
        ),
        (
            "interview,question,text,candidate\na,q1,Yes.,Ann\na,q2,No.,Bo\n",
            "answers.csv:3: interview 'a' has more than one candidate: Ann, Bo",
        ),
        (
            "interview,question,text,expected_kind\na,q1,Yes.,fine\n",
            "answers.csv:2: expected_kind 'fine'",
        ),
        (
            "interview,question,text,expected_rating\na,q1,Yes.,high\n",
            "answers.csv:2: expected_rating 'high' is no number",
        ),
        (
            "interview,question,text,expected_rating\na,q1,Yes.,nan\n",
            "answers.csv:2: expected_rating 'nan' is no number",
        ),
    ],
)
def test_a_row_that_cannot_stand_says_which(text: str, said: str) -> None:
    """Each fault has its file, line and next step."""
    with pytest.raises(BadAnswers) as refused:
        _read(text)
    assert str(refused.value).startswith(said)
    assert refused.value.fix


def test_the_columns_tell_a_table_of_answers() -> None:
    """A table of ratings is none of answers."""
    answers = read_table(b'{"text": "Yes.", "question": "q1", "interview": "a"}', "x.jsonl")
    ratings = read_table(b"interview,question,indicator,rater,rating\na,q,i,r,1\n", "x.csv")
    assert is_answers(answers)
    assert not is_answers(ratings)
    assert read_answers(answers)[0].transcript.turns[0].text == "Yes."


ids = st.sampled_from("abc")


@settings(deadline=None)
@given(st.dictionaries(st.tuples(ids, ids), st.sampled_from(["", "Yes.", "I rang."]), min_size=1))
def test_every_row_has_its_turn(rows: dict[tuple[str, str], str]) -> None:
    """Whatever the table holds, each row is one turn and each turn one row."""
    table = "".join(
        f"{interview},{question},{text}\n" for (interview, question), text in rows.items()
    )
    read = _read(f"interview,question,text\n{table}")
    assert {
        (one.interview, answer.question): one.transcript.turns[answer.turn].text
        for one in read
        for answer in one.answers
    } == rows
