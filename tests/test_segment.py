"""Each question gets the turns that answer it, however it was put, or is said to be missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.guide import Guide
from answer_eval.segment import Answer, Segmentation, Status, segment
from answer_eval.transcript import Role, Utterance, transcript_of

QUESTIONS = {
    "conflict": "Tell me about a time you disagreed with a colleague. How did you settle it?",
    "mistake": "Describe a mistake you made in the kitchen and what you did about it.",
    "training": "How do you train somebody who is new to the line?",
    "pressure": "What do you do when too many orders come in at once?",
}
CONFLICT = "The other cook and I argued over who cleans the grill, so I asked her to sit down."
MISTAKE = "I once salted a soup twice. I threw it away, told the chef at once and made it again."
TRAINING = "I show a new cook each step, then let them do it while I watch, and we taste together."
PRESSURE = "When orders pile up I call the times out loud, group what is alike and ask for a hand."


def cook_guide() -> Guide:
    """Build a guide of four questions to a cook."""
    indicator = {"id": "any", "positive": "Does it.", "negative": "Leaves it."}
    competency = {"id": "any", "name": "Any", "tier": "primary", "indicators": [indicator]}
    return Guide.model_validate(
        {
            "id": "cook",
            "version": "1",
            "title": "Cook",
            "scale": {"min": 1, "max": 5},
            "competencies": [competency],
            "questions": [
                {"id": name, "text": text, "competencies": ["any"]}
                for name, text in QUESTIONS.items()
            ],
        }
    )


def cut(*lines: str) -> dict[str, Answer]:
    """Segment a dialogue of lines that start with I: or C:."""
    spoken = [Utterance(line[0], line[2:].strip()) for line in lines]
    roles = {"I": Role.INTERVIEWER, "C": Role.CANDIDATE}
    found = segment(transcript_of(spoken, "text").with_roles(roles), cook_guide())
    return {answer.question: answer for answer in found.answers}


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
    assert segment(transcript, cook_guide()) == found
