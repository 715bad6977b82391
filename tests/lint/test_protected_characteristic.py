"""Texts on what the law protects are found; the same words about the work are not."""

import pytest

from drafting import NEGATIVE, anchored, asking, checked

FAULTY_QUESTIONS = (
    "How old are you?",
    "Are you married?",
    "Do you have children?",
    "Do you plan to have children?",
    "Where are you originally from?",
    "What is your religion?",
    "Are you pregnant?",
    "What is your native language?",
    "Do you have any disabilities?",
    "What year did you graduate?",
    "Who looks after your children when you work?",
    "Tell me about your family.",
    "Do you go to church?",
    "Is English your mother tongue?",
    "What is your nationality?",
    "Do you have any health conditions we should know of?",
    "What does your husband do?",
    "Are you planning to start a family?",
    "Are you a citizen of this country?",
    "Do you observe any religious holidays?",
    "How does your age affect your work with young colleagues?",
    "Are you single?",
    "Do you intend to get pregnant soon?",
    "Have you ever had a mental illness?",
    "Will your religion keep you from working on Saturdays?",
    "How will you manage childcare while working shifts?",
    "How do you feel about working for a younger boss at your age?",
    "As a woman, how would you deal with male colleagues?",
    "As a mother, how do you manage night shifts?",
    "What are your plans for a family?",
)
SOUND_QUESTIONS = (
    "How do you manage the stages of a project?",
    "Tell me about the age of the equipment you worked on.",
    "How do you engage children in reading?",
    "Tell me about a race condition you found.",
    "How did you help a guest with a disability?",
    "Which family of products did you sell?",
    "How have you cared for elderly patients?",
    "Tell me about a parent who complained about a teacher.",
    "How did you package the goods?",
    "Tell me about native apps you have built.",
    "What language do you use for scripts?",
    "How do you handle disabled accounts?",
    "Tell me about a customer whose religion mattered for a meal.",
    "Tell me about a time you trained young apprentices.",
    "How do you calm children in your class?",
    "Describe how you informed a family about a death.",
    "How did you treat a pregnant patient?",
    "Tell me about a single mistake.",
    "Tell me how you brought up a patient's weight.",
    "What is your approach to gender-neutral language in letters?",
)

FAULTY_ANCHORS = (
    "Is young and energetic",
    "Is a native speaker of German",
    "Has no small children",
    "Is a recent graduate",
    "Prefers to hire men under 35 years old",
    "Native English speaker",
    "Male, preferably under 35",
    "Has no family commitments that keep them from overtime",
    "Is between 25 and 35 years old",
    "Speaks English like a native speaker",
    "Is able-bodied",
    "Shows youthful energy",
    "Is a digital native",
    "Comes from the same ethnic background",
)
SOUND_ANCHORS = (
    "Offers elderly guests the menu in large print.",
    "Asks a guest in a wheelchair what they need",
    "Manages the storage by age of goods",
    "Says aloud to a crying child what may be the matter",
    "Serves male and female patients alike",
    "Calls an interpreter when a patient is no native speaker",
    "Asks the patient about their religious background before planning meals",
    "Explains the drug's risk in pregnancy to the patient",
    "Sorts open invoices by age",
    "Stops forklift drivers who race",
    "Speaks to young pupils at eye level",
    "Gives parents and children different leaflets",
    "Connects the male to the female plug",
    "Checks the age of every buyer of alcohol",
    "Asks a young customer for an identity card",
    "Helps old customers carry bags",
    "Traces a hung child process to the parent process",
)


@pytest.mark.parametrize("text", FAULTY_QUESTIONS)
def test_faulty_questions_are_found(text: str) -> None:
    """Faulty questions are found."""
    assert checked("protected-characteristic", asking(text))


@pytest.mark.parametrize("text", SOUND_QUESTIONS)
def test_sound_questions_are_left_alone(text: str) -> None:
    """Sound questions are left alone."""
    assert not checked("protected-characteristic", asking(text))


@pytest.mark.parametrize("text", FAULTY_ANCHORS)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("protected-characteristic", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", SOUND_ANCHORS)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("protected-characteristic", anchored(text, NEGATIVE))
