"""How a question is put, and how an answer is told, tell questions apart that share few words."""

import pytest

from answer_eval.segment import segment
from answer_eval.segment._formulas import HABITUAL, REASONING, RECALLING, SUPPOSING
from answer_eval.segment._speech import wording
from interviewing import guide_of, spoken


@pytest.mark.parametrize(
    ("asked", "mood"),
    [
        ("Have you ever had a driver who wouldn't load?", RECALLING),
        ("Tell me about the last time a till was short.", RECALLING),
        ("Imagine you come in and two people are ill.", SUPPOSING),
        ("What would you do then?", SUPPOSING),
        ("What makes you want this job?", REASONING),
        ("And why nights?", REASONING),
        ("How do you plan a week?", HABITUAL),
    ],
)
def test_a_wording_shows_how_it_asks(asked: str, mood: int) -> None:
    """For what happened, what would, reasons or habits."""
    assert mood in wording(asked).moods


def test_a_mere_remark_asks_for_nothing() -> None:
    """It has no mood."""
    assert not wording("Good, that's clear.").moods


ANGRY = {
    "been": "Tell me about a time when a customer was angry with you.",
    "would": "What would you do if a customer were angry with you?",
}
HAPPENED = (
    "A man came in with a broken kettle and shouted. I took him aside, listened and gave him "
    "a new one, and he came back the week after and said he was sorry."
)
WOULD = (
    "I'd take him aside first, I'd listen, and I would offer a new one if I could. If he went "
    "on shouting I'd ask my manager to come over."
)


@pytest.mark.parametrize(
    ("asked", "told", "question"),
    [
        ("Have you ever had a guest go for you at the counter?", HAPPENED, "been"),
        ("Imagine a guest goes for you at the counter. What now?", WOULD, "would"),
        ("Next, an angry customer at the counter.", HAPPENED, "been"),
        ("Next, an angry customer at the counter.", WOULD, "would"),
    ],
)
def test_questions_with_the_same_words_are_told_apart(asked: str, told: str, question: str) -> None:
    """By how the interviewer asks, or, where that doesn't show, by how the candidate tells."""
    talk = spoken("I: Hello, I'm Ann.", "C: Hello.", f"I: {asked}", f"C: {told}")
    found = {each.question: each.turns for each in segment(talk, guide_of(ANGRY)).answers}
    assert found[question] == (3,)
