"""A "what would you do" is found under past behaviour; a look back at something told is not."""

import pytest

from drafting import asking, checked

FAULTY = (
    "The oven fails an hour before opening. What do you do?",
    "What would you do if a wreath were delivered to the wrong funeral?",
    "How would you handle an angry customer?",
    "Imagine a customer shouts at you. What would you do?",
    "Suppose the oven breaks down. How do you react?",
    "If a colleague made a mistake, how would you tell them?",
    "If you were given two tasks at once, what would you do first?",
    "What if a patient refuses treatment?",
    "A guest complains about the noise. How would you respond?",
    "Let's say a parcel is lost. What are your next steps?",
    "How would you go about planning a lesson for a mixed class?",
    "What steps would you take if a parent complained?",
    "How might you deal with a late delivery?",
    "Would you report a colleague who steals?",
)
SOUND = (
    "What do you do when a customer shouts?",
    "Tell me about a time when you delivered excellent service.",
    "Would you tell me about a hearing in which you failed?",
    "How would you describe your last team?",
    "Describe a service failure you suffered. How would you have put it right?",
    "Tell me about a project that fell behind. What would you do differently today?",
    "Give me an example of a fault that kept coming back.",
    "What did you do when the alarm went off?",
    "Recall a day when you had to ask for help. If you could do it again, what would you change?",
    "Can you describe a handover that was hard to get right?",
    "How did you decide what the customer would want?",
    "Think of a time you were wrong. What did you say?",
    "When was the last time you supposed something that proved wrong?",
    "Walk me through a batch of bread that went wrong.",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_questions_are_found(text: str) -> None:
    """Faulty questions are found."""
    assert checked("hypothetical-past", asking(text))


@pytest.mark.parametrize("text", SOUND)
def test_sound_questions_are_left_alone(text: str) -> None:
    """Sound questions are left alone."""
    assert not checked("hypothetical-past", asking(text))
