"""Corrected roles and answers: they win, they move turns, and they touch nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.errors import BadCorrections
from answer_eval.interview import Interview, prepare
from answer_eval.mending import AnswerCorrection, Corrections, RoleCorrection
from answer_eval.rating import Flag
from answer_eval.roles import Roles
from answer_eval.segment import CORRECTED, SEGMENTED, Answer, Status
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from rating_world import GUIDE

Q, C = Role.INTERVIEWER, Role.CANDIDATE
LONG = "I rang her the next morning and asked which of the two tables she had ordered in spring."
TALK = [
    (Q, "Hello, do sit down."),
    (C, "Thanks, it was easy to find."),
    (Q, "Whom did you help?"),
    (C, f"A lady with a table. {LONG}"),
    (Q, "Did you check back?"),
    (C, f"I did. {LONG}"),
    (Q, "When did it go wrong?"),
    (C, f"That winter, when a lorry was late. {LONG}"),
    (Q, "And then?"),
    (C, f"I told her so at once. {LONG}"),
    (Q, "Is there anything you want to ask?"),
    (C, "I'd rather not say any more, sorry."),
]


def transcript() -> Transcript:
    """Return the talk with its roles."""
    said = transcript_of([Utterance(role, text) for role, text in TALK], "text")
    return said.with_roles({role.value: role for role in Role})


TRANSCRIPT = transcript()
HELPED = Answer("helped", Status.ANSWERED, (2,), (3, 5), (2, 3, 4, 5), "…", 0.5)
FAILED = Answer("failed", Status.ANSWERED, (6,), (7, 9), (6, 7, 8, 9), "…", 0.4)


def mended(**said: tuple[int, ...] | Status) -> dict[str, Answer]:
    """Return both answers as corrections leave them."""
    corrections = [AnswerCorrection(name, each, "c.csv:2") for name, each in said.items()]
    answers = Corrections(answers=tuple(corrections)).mend(TRANSCRIPT, (HELPED, FAILED))
    assert [answer.question for answer in answers] == ["helped", "failed"]
    return {answer.question: answer for answer in answers}


def test_a_confirmed_answer_stays_as_it_was() -> None:
    """The same turns: only the doubt goes, so that its ratings still stand."""
    answer = mended(helped=(3, 5))["helped"]
    assert (answer.segment, answer.text) == (HELPED.segment, HELPED.text)
    assert (answer.confidence, answer.source) == (1.0, CORRECTED)


def test_turns_leave_the_question_they_were_in() -> None:
    """The other answer keeps the rest, and its doubt."""
    answers = mended(failed=(5, 7, 9))
    assert answers["failed"].turns == (5, 7, 9)
    assert answers["failed"].segment == (4, 5, 6, 7, 8, 9)
    assert answers["failed"].asked_in == (6,)
    left = answers["helped"]
    assert (left.turns, left.segment, left.asked_in) == ((3,), (2, 3), (2,))
    assert left.text == TRANSCRIPT.turns[3].text
    assert (left.confidence, left.source) == (0.5, CORRECTED)


def test_a_question_that_loses_all_with_its_putting_was_not_asked() -> None:
    """What was taken for its putting put the other question."""
    answers = mended(helped=(3, 5, 7, 9))
    assert answers["helped"].segment == tuple(range(2, 10))
    assert answers["failed"].status is Status.NOT_ASKED
    assert answers["failed"].asked_in == answers["failed"].turns == ()


def test_a_question_that_loses_all_but_its_putting_was_not_answered() -> None:
    """It was put, and what followed answers another one."""
    corrections = Corrections(answers=(AnswerCorrection("failed", (5,), "c.csv:2"),))
    helped = Answer("helped", Status.ANSWERED, (2,), (5,), (2, 3, 4, 5), "…", 0.5)
    answers = corrections.mend(TRANSCRIPT, (helped, FAILED))
    assert (answers[0].status, answers[0].asked_in, answers[0].turns) == (
        Status.NOT_ANSWERED,
        (2,),
        (),
    )
    assert (answers[1].asked_in, answers[1].segment) == ((4,), (4, 5))


def test_the_rest_is_still_led_by_what_was_said_before_it() -> None:
    """Where the putting is lost and a reply is left, the turn before it stands for the putting."""
    answers = mended(helped=(3, 5, 7))
    assert (answers["failed"].asked_in, answers["failed"].turns) == ((8,), (9,))


def test_what_led_to_replies_that_are_none_of_its_did_not_put_it() -> None:
    """A question heard too early: the turn right before what is left put it."""
    assert mended(failed=(9,))["failed"].asked_in == (8,)


def test_people_may_name_the_putting_and_leave_it_out() -> None:
    """Turns named before the first reply put the question; else the turn right before it does."""
    assert mended(helped=(4, 5))["helped"].asked_in == (4,)
    assert mended(helped=(9,))["helped"].asked_in == (8,)


def test_a_range_may_run_over_other_peoples_turns() -> None:
    """They stand in the segment; the answer is the candidate's."""
    answer = mended(helped=(2, 3, 4, 5, 6, 7))["helped"]
    assert (answer.turns, answer.segment) == ((3, 5, 7), (2, 3, 4, 5, 6, 7))


def test_two_corrected_answers_may_share_a_turn() -> None:
    """A reply to two questions at once, if people say so of both."""
    answers = mended(helped=(3, 7), failed=(7, 9))
    assert answers["helped"].turns == (3, 7)
    assert answers["failed"].turns == (7, 9)


def test_a_shared_turn_that_nobody_moved_stays_shared() -> None:
    """A correction that merely repeats it takes it from nobody."""
    both = Answer("failed", Status.ANSWERED, (2,), (5,), (2, 3, 4, 5), "…", 0.4)
    corrections = Corrections(answers=(AnswerCorrection("helped", (5,), "c.csv:2"),))
    assert corrections.mend(TRANSCRIPT, (HELPED, both))[1] is both


def test_not_asked_and_not_answered() -> None:
    """Both take nothing from anybody; what declines is no answer, whoever says it is the reply."""
    answers = mended(helped=Status.NOT_ASKED, failed=Status.NOT_ANSWERED)
    assert answers["helped"] == Answer("helped", Status.NOT_ASKED, confidence=1.0, source=CORRECTED)
    assert answers["failed"].status is Status.NOT_ANSWERED
    assert answers["failed"].turns == FAILED.turns
    assert mended(helped=(11,))["helped"].status is Status.NOT_ANSWERED


@given(st.sets(st.sampled_from([1, 3, 5, 7, 9, 11]), min_size=1))
def test_whatever_is_moved_the_answers_hold_together(turns: set[int]) -> None:
    """No turn is lost or doubled, and each answer's turns and text are the candidate's in it."""
    answers = mended(helped=tuple(sorted(turns)))
    helped, failed = answers["helped"], answers["failed"]
    assert set(helped.turns) == turns
    assert set(failed.turns) == set(FAILED.turns) - turns
    for answer in (helped, failed):
        assert {*answer.turns, *answer.asked_in} <= {*answer.segment}
        assert all(TRANSCRIPT.turns[turn].role is C for turn in answer.turns)
        if answer.turns not in (HELPED.turns, FAILED.turns):
            assert answer.text.splitlines() == [TRANSCRIPT.turns[t].text for t in answer.turns]


@pytest.mark.parametrize(
    ("corrections", "what"),
    [
        (Corrections(roles=(RoleCorrection((3, 12), C, "c.csv:2"),)), "no turn 12.* 0 to 11"),
        (Corrections(answers=(AnswerCorrection("helped", (99,), "c.csv:2"),)), "no turn 99"),
        (Corrections(answers=(AnswerCorrection("x", (3,), "c.csv:2"),)), "no question 'x'"),
        (
            Corrections(answers=(AnswerCorrection("helped", (2, 4), "c.csv:2"),)),
            r"candidate's: 2 \(interviewer\), 4 \(interviewer\)",
        ),
    ],
)
def test_what_the_interview_hasnt(corrections: Corrections, what: str) -> None:
    """Each is an error at the correction's own line."""
    with pytest.raises(BadCorrections, match=f"c.csv:2: .*{what}"):
        corrections.mend(corrections.cast(TRANSCRIPT), (HELPED, FAILED))


def test_all_that_the_interview_hasnt() -> None:
    """Every correction that can't be made is told, of roles as of answers."""
    wrong = Corrections(
        roles=tuple(RoleCorrection((turn,), C, f"c.csv:{turn}") for turn in (3, 12, 13)),
        answers=(AnswerCorrection("x", (3,), "c.csv:4"), AnswerCorrection("y", (3,), "c.csv:5")),
    )
    for mend in (lambda: wrong.cast(TRANSCRIPT), lambda: wrong.mend(TRANSCRIPT, (HELPED, FAILED))):
        with pytest.raises(BadCorrections) as error:
            mend()
        assert len(error.value.lines) == 2


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Interview]:
    """Make the talk ready to be rated where nobody can tell who speaks."""

    def nobody_knows(transcript: Transcript, *_: object) -> Roles:
        turns = (replace(turn, role=Role.OTHER) for turn in transcript.turns)
        return Roles(replace(transcript, turns=tuple(turns)), 0.0, ("who speaks can't be told",))

    def made(*roles: RoleCorrection) -> Interview:
        return prepare("i", "i", TRANSCRIPT, GUIDE, corrections=Corrections(roles=roles))

    monkeypatch.setattr("answer_eval.interview.assign_roles", nobody_knows)
    return made


def test_corrected_roles_are_what_is_segmented(prepared: Callable[..., Interview]) -> None:
    """With every role corrected the questions are found, and the doubt is gone."""
    everything = prepared(
        RoleCorrection(tuple(range(0, 12, 2)), Q, "c.csv:2"),
        RoleCorrection(tuple(range(1, 12, 2)), C, "c.csv:3"),
    )
    assert [turn.role for turn in everything.transcript.turns] == [Q, C] * 6
    assert everything.answer("helped").turns == (3, 5)
    assert everything.answer("helped").source == SEGMENTED
    assert everything.flags == ()
    assert everything.warnings == ()
    assert everything.corrected_turns == tuple(range(12))


def test_roles_stay_uncertain_until_all_are_settled(prepared: Callable[..., Interview]) -> None:
    """A person who corrects one turn has said nothing of the others."""
    some = prepared(RoleCorrection((1,), C, "c.csv:2"))
    assert Flag.ROLES_UNCERTAIN in some.flags
    assert "who speaks can't be told" in some.warnings
    assert some.transcript.turns[1].role is C
