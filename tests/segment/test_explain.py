"""An explanation has every turn of the interviewer's, and every question that wasn't asked."""

from answer_eval.segment import Status, explain
from interviewing import CONFLICT, MISTAKE, QUESTIONS, cook_guide, cut, spoken

LINES = (
    "I: Good morning, did you find us all right?",
    "C: I did, the bus stops right outside.",
    f"I: {QUESTIONS['conflict']}",
    f"C: {CONFLICT}",
    "I: What happened then?",
    "C: She laughed, and we shared the cleaning from then on.",
    f"I: {QUESTIONS['mistake']}",
    f"C: {MISTAKE}",
)


def test_every_turn_is_explained_as_it_was_decided() -> None:
    """What is put, gone on with, and left aside agrees with the answers."""
    found, why = cut(*LINES), explain(spoken(*LINES), cook_guide())
    assert [each.asked_in for each in why.heard] == [(0,), (2,), (4,), (6,)]
    assert [each.put for each in why.heard] == [(), ("conflict",), (), ("mistake",)]
    assert [each.question for each in why.heard] == ["", "conflict", "conflict", "mistake"]
    assert why.heard[1].replies == (3,)
    assert why.heard[3].places == 1
    assert why.heard[2].confidence < found["conflict"].confidence < why.heard[1].confidence


def test_the_question_put_is_shown_beside_its_rival() -> None:
    """The first is the one decided on; its words and the reply speak for it more than the other."""
    put = explain(spoken(*LINES), cook_guide()).heard[1]
    best, rival = put.fits
    assert best.question == "conflict"
    assert best.meaning > rival.meaning
    assert best.wording + best.reply > rival.wording + rival.reply
    assert put.new_question > 0.7


def test_the_question_gone_on_with_is_shown_first() -> None:
    """Whatever the words of a follow-up are nearest to."""
    heard = explain(spoken(*LINES), cook_guide()).heard[2]
    assert (heard.put, heard.question) == ((), "conflict")
    assert heard.fits[0].question == "conflict"


def test_topics_that_a_wording_and_its_question_share_are_named() -> None:
    """In plain words, and only those of the question they stand beside."""
    lines = (*LINES[:6], "I: And when did you last mess up badly?", f"C: {MISTAKE}")
    asked = explain(spoken(*lines), cook_guide()).heard[3]
    assert asked.put == ("mistake",)
    assert asked.fits[0].topics == ("mistake",)
    assert asked.fits[1].topics == ()


def test_a_question_not_asked_is_told_with_the_turn_that_came_nearest() -> None:
    """So that a person knows where to look."""
    found, why = cut(*LINES), explain(spoken(*LINES), cook_guide())
    missing = [name for name, each in found.items() if each.status is Status.NOT_ASKED]
    assert [each.question for each in why.missed] == missing == ["training", "pressure"]
    for each in why.missed:
        assert each.nearest
        assert each.odds > 1


def test_nothing_said_is_near_nothing() -> None:
    """A transcript without interviewer has no turns to explain."""
    why = explain(spoken("C: I was early."), cook_guide())
    assert why.heard == ()
    assert all(each.nearest == () for each in why.missed)
