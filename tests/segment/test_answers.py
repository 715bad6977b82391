"""Each question gets the turns that answer it, however it was put, or is said to be missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.segment import QUESTION_UNCERTAIN_BELOW, Segmentation, Status, _course, segment
from answer_eval.segment._speech import wording
from answer_eval.transcript import Role, Utterance, transcript_of
from interviewing import CONFLICT, MISTAKE, PRESSURE, QUESTIONS, TRAINING, cook_guide, cut


def test_paraphrased_questions_in_another_order() -> None:
    """The words differ from the guide's, and the last comes first."""
    found = cut(
        "I: Hello, come in. Suppose a lot of orders arrive together, what do you do then?",
        f"C: {PRESSURE}",
        "I: Did you ever fall out with a colleague, and how did you settle that?",
        f"C: {CONFLICT}",
        "I: And something that you got wrong while cooking?",
        f"C: {MISTAKE}",
    )
    assert found["pressure"].turns == (1,)
    assert found["conflict"].turns == (3,)
    assert found["mistake"].turns == (5,)
    assert found["training"].status is Status.NOT_ASKED


def test_probes_and_back_channels_belong_to_their_question() -> None:
    """A nod doesn't cut an answer and a follow-up doesn't start one."""
    found = cut(
        "I: Describe a mistake you made in the kitchen and what you did about it.",
        f"C: {MISTAKE}",
        "I: Mm-hm.",
        "C: The guests waited ten minutes longer and got a glass of wine from me.",
        "I: And what did the chef say?",
        "C: He said that he'd rather throw away ten soups than serve that one.",
        "I: How do you train somebody who is new to the line?",
        f"C: {TRAINING}",
    )
    assert found["mistake"].turns == (1, 3, 5)
    assert found["mistake"].segment == (0, 1, 2, 3, 4, 5)
    assert found["training"].turns == (7,)


def test_gaining_time_is_no_part_of_an_answer() -> None:
    """What lets the candidate think puts no question, and thinking aloud answers none."""
    found = cut(
        f"I: {QUESTIONS['conflict']}",
        "C: Good question, let me think.",
        "I: Of course. Take your time.",
        f"C: {CONFLICT}",
        f"I: {QUESTIONS['training']}",
        f"C: {TRAINING}",
    )
    assert found["conflict"].turns == (3,)
    assert found["training"].turns == (5,)


@pytest.mark.parametrize(
    ("comment", "turns"),
    [
        ("Ten soups.", (1, 3)),
        ("We threw away twelve pots of goulash here last winter when the freezer broke.", (1,)),
    ],
)
def test_what_is_said_to_a_short_comment_belongs_to_the_answer(
    comment: str, turns: tuple[int, ...]
) -> None:
    """A long one tells of something else."""
    found = cut(
        f"I: {QUESTIONS['mistake']}",
        f"C: {MISTAKE}",
        f"I: {comment}",
        "C: All of them, yes.",
        f"I: {QUESTIONS['training']}",
        f"C: {TRAINING}",
    )
    assert found["mistake"].turns == turns


@pytest.mark.parametrize("said", ["What can I tell you?", "Anything you're dying to ask?"])
def test_candidates_are_asked_for_questions_in_other_words(said: str) -> None:
    """What follows is about the company."""
    assert wording(said).invites


@pytest.mark.parametrize("reply", ["Fine.", "I'd rather not say, if that's all right.", "No."])
def test_a_few_words_or_a_refusal_is_no_answer(reply: str) -> None:
    """It was asked; nothing of substance came."""
    found = cut(
        "I: Tell me about a time you disagreed with a colleague. How did you settle it?",
        f"C: {reply}",
        "I: All right. Describe a mistake you made in the kitchen and what you did about it.",
        f"C: {MISTAKE}",
    )
    assert found["conflict"].status is Status.NOT_ANSWERED
    assert found["mistake"].status is Status.ANSWERED


def test_an_answer_holds_the_candidates_words_alone() -> None:
    """A line per turn, none of them the interviewer's."""
    found = cut("I: How do you train somebody who is new to the line?", f"C: {TRAINING}")
    assert found["training"].text == TRAINING
    assert found["training"].asked_in == (0,)


def test_two_questions_in_one_go_share_the_reply() -> None:
    """Whoever answers both at once has answered both."""
    found = cut(
        f"I: {QUESTIONS['mistake']} And also: {QUESTIONS['training']}",
        f"C: {MISTAKE} And {TRAINING}",
    )
    assert found["mistake"].turns == found["training"].turns == (1,)


def test_a_nod_may_cut_a_question_in_two() -> None:
    """The sentence goes on after it; the nod is no answer."""
    found = cut(
        "I: Describe a mistake you made in the kitchen and",
        "C: Yes?",
        "I: what you did about it.",
        f"C: {MISTAKE}",
    )
    assert found["mistake"].asked_in == (0, 2)
    assert found["mistake"].turns == (3,)


def test_going_back_adds_to_the_first_answer() -> None:
    """A question taken up again in so many words is the same question."""
    found = cut(
        f"I: {QUESTIONS['conflict']}",
        f"C: {CONFLICT}",
        f"I: {QUESTIONS['training']}",
        f"C: {TRAINING}",
        "I: Can we go back to the time you disagreed with a colleague? How did you settle it?",
        "C: In the end we wrote a rota for the grill and hung it beside the clock.",
    )
    assert found["conflict"].turns == (1, 5)
    assert found["training"].turns == (3,)


def test_a_question_is_put_once_unless_it_is_taken_up_again() -> None:
    """Of two wordings that come near it, the nearer one is it."""
    found = cut(
        f"I: {QUESTIONS['mistake']}",
        f"C: {MISTAKE}",
        "I: Describe a mistake that somebody else made in the kitchen.",
        "C: The pastry chef left the caramel on the flame, and we aired the room for an hour.",
    )
    assert found["mistake"].asked_in == (0,)


def test_a_question_passed_over_with_a_nod_has_no_answer() -> None:
    """The second question came before the candidate had said a word to the first."""
    found = cut(
        f"I: {QUESTIONS['conflict']}",
        "C: Mm.",
        f"I: {QUESTIONS['training']}",
        f"C: {TRAINING}",
    )
    assert found["conflict"].status is Status.NOT_ANSWERED
    assert found["training"].turns == (3,)


def test_a_question_given_up_when_asked_back_has_no_answer() -> None:
    """The candidate asked what it meant, and another was put instead."""
    found = cut(
        f"I: {QUESTIONS['conflict']}",
        "C: Sorry, what do you mean by that?",
        f"I: Never mind. {QUESTIONS['training']}",
        f"C: {TRAINING}",
    )
    assert (found["conflict"].turns, found["conflict"].segment) == ((1,), (0, 1))
    assert found["conflict"].status is Status.NOT_ANSWERED
    assert found["training"].turns == (3,)


def test_a_question_asked_back_last_of_all_is_no_answer() -> None:
    """The recording ends before there is one."""
    last = cut(f"I: {QUESTIONS['conflict']}", "C: Sorry, what do you mean by that?")["conflict"]
    assert (last.status, last.asked_in, last.turns) == (Status.NOT_ANSWERED, (0,), (1,))


def test_what_is_asked_besides_the_guide_is_nobodys_answer() -> None:
    """Small talk, a salary, and the candidate's own questions lie outside."""
    found = cut(
        "I: Hello, welcome. How was the drive?",
        "C: Fine, thank you, there was some rain near the bridge and then it cleared up.",
        f"I: {QUESTIONS['pressure']}",
        f"C: {PRESSURE}",
        "I: Thanks. By the way, what are your salary expectations?",
        "C: I'd be happy with two thousand eight hundred a month and one free weekend in two.",
        "I: Fine. Do you have any questions for us?",
        "C: How many cooks are on the late shift?",
        "I: Four of us. Thanks for coming in, we'll be in touch.",
        "C: Thank you.",
    )
    assert found["pressure"].turns == (3,)
    others = [each for name, each in found.items() if name != "pressure"]
    assert {each.status for each in others} == {Status.NOT_ASKED}


def test_an_interviewer_who_answers_leaves_nothing_to_rate() -> None:
    """Assent to somebody else's words is no answer."""
    found = cut(
        f"I: {QUESTIONS['pressure']} I suppose you'd just stay calm, wouldn't you?",
        "C: Yes, exactly.",
        f"I: {QUESTIONS['training']}",
        f"C: {TRAINING}",
    )
    assert found["pressure"].status is Status.NOT_ANSWERED
    assert found["training"].status is Status.ANSWERED


def test_a_reply_about_something_else_is_doubted() -> None:
    """The goalkeeper has nothing to do with a mistake in the kitchen: a person should look."""
    found = cut(
        f"I: {QUESTIONS['mistake']}",
        "C: I was watching the game last night and they lost again in overtime. The goalkeeper is"
        " terrible this season, they should buy a new one over the summer.",
        f"I: {QUESTIONS['training']}",
        f"C: {TRAINING}",
    )["mistake"]
    assert found.turns == (1,)
    assert found.status is Status.NOT_ANSWERED or found.confidence < QUESTION_UNCERTAIN_BELOW


@given(st.lists(st.tuples(st.sampled_from("IC"), st.text(min_size=1, max_size=40)), max_size=12))
@settings(max_examples=60)
def test_any_talk_gives_one_sound_answer_a_question(lines: list[tuple[str, str]]) -> None:
    """No crash; turns are the candidate's, in order; not asked means nothing; the same again."""
    roles = {"I": Role.INTERVIEWER, "C": Role.CANDIDATE}
    transcript = transcript_of([Utterance(*line) for line in lines], "text").with_roles(roles)
    found: Segmentation = segment(transcript, cook_guide())
    assert [answer.question for answer in found.answers] == list(QUESTIONS)
    for answer in found.answers:
        assert list(answer.turns) == sorted(set(answer.turns))
        assert all(transcript.turns[turn].role is Role.CANDIDATE for turn in answer.turns)
        assert set(answer.turns) <= set(answer.segment)
        assert 0 <= answer.confidence <= 1
        if answer.status is Status.NOT_ASKED:
            assert (answer.turns, answer.text) == ((), "")
    _course._segmented.cache_clear()  # noqa: SLF001  what is kept is the same anyway
    assert segment(transcript, cook_guide()) == found
