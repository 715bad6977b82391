"""Looks, accent, personality and "culture fit" are found; the same words about the work are not."""

import pytest

from drafting import NEGATIVE, anchored, asking, checked

FAULTY_ANCHORS = (
    "Speaks without an accent",
    "Answers in a confident voice",
    "Tells the episode haltingly",
    "Talks with many an 'um'",
    "Is well-groomed",
    "Fits into our company culture",
    "Has a pleasant personality",
    "Makes eye contact",
    "Has a firm handshake",
    "Is a good cultural fit",
    "Looks professional",
    "Dresses smartly",
    "Is outgoing and likeable",
    "Smiles with a bright smile",
    "Has a strong foreign accent",
    "Would fit in with our team",
    "Is charismatic",
    "Is someone you would have a beer with",
    "Is physically attractive",
    "Has visible tattoos",
    "Is an extrovert",
    "Has a pleasant voice",
    "Is bubbly",
    "Shows a likeable personality",
    "Is a good culture fit for the team",
    "Has a neat appearance",
    "Is a shy person",
    "Speaks with a heavy accent",
    "Has a good sense of humour",
    "Appears well dressed",
    "Has a warm and friendly personality",
    "Speaks in a pleasant voice with no regional accent",
    "Comes across as someone who fits our culture",
)
SOUND_ANCHORS = (
    "Lowers their voice when the debtor shouts",
    "Sends outgoing mail before noon",
    "Shies away from no question about price",
    "Notes the appearance of a rash",
    "Checks the accent colour of the label",
    "Manages the culture of bacteria on a plate",
    "Fits the pipe into the wall",
    "Dresses the wound with a clean bandage",
    "Combs the dog before grooming it",
    "Makes the offer look attractive by a lower price",
    "Looks up the rule before answering",
    "Repeats what a caller with a strong accent said",
    "Reads the customer's body language aloud to the trainee",
    "Records the first appearance of a fault",
    "Passes on the voice of the customer to the team",
    "Answers outgoing calls by a script",
    "Gives a customer with an accent time to finish",
    "Is pretty sure to lock the door",
)

FAULTY_QUESTIONS = (
    "What do you do in your free time?",
    "How would your friends describe your personality?",
    "What are your hobbies?",
    "How would you fit into our culture?",
    "What is your star sign?",
    "Where did you get your accent?",
)
SOUND_QUESTIONS = (
    "How do you handle outgoing calls?",
    "What was the culture in your last lab?",
    "What did you change in your last team?",
)


@pytest.mark.parametrize("text", FAULTY_ANCHORS)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("construct-irrelevant", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", SOUND_ANCHORS)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("construct-irrelevant", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", FAULTY_QUESTIONS)
def test_faulty_questions_are_found(text: str) -> None:
    """Faulty questions are found."""
    assert checked("construct-irrelevant", asking(text))


@pytest.mark.parametrize("text", SOUND_QUESTIONS)
def test_sound_questions_are_left_alone(text: str) -> None:
    """Sound questions are left alone."""
    assert not checked("construct-irrelevant", asking(text))
