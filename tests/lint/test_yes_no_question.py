"""A question that yes answers is found; requests and questions that go on are not."""

import pytest

from drafting import asking, checked

FAULTY = (
    "Are you careful when you count cash?",
    "Do you like working with people?",
    "Have you ever managed a team?",
    "Can you work under pressure?",
    "Did you enjoy your last job?",
    "Is punctuality important to you?",
    "Would you say you are a team player?",
    "When a customer is angry, do you stay calm?",
    "Do you know how to use Excel?",
    "In your last role, were you responsible for a budget?",
    "Have you worked with children before?",
    "Will you be able to work weekends?",
    "Could you work on your own?",
    "Do you consider yourself organised?",
    "Don't you think service matters?",
    "Are you good at solving problems?",
    "Have you ever had to fire someone?",
    "Is there anything you dislike about sales?",
    "Was your last team bigger than this one?",
    "Do your colleagues come to you for help?",
    "So, have you ever missed a deadline?",
    "Has a customer ever complained about you?",
    "Do you understand what this role involves?",
)
SOUND = (
    "Can you tell me about a time you missed a deadline?",
    "Could you describe a situation in which you failed?",
    "Would you walk me through your last project?",
    "Have you ever made a slow screen fast? How did you go about it?",
    "Can you give me an example of a conflict?",
    "Can you think of a time when you failed?",
    "What do you do when a customer shouts?",
    "Tell me about a time when you led a team.",
    "How do you handle stress?",
    "Do you prefer to work alone or in a team?",
    "Can you recall an instance where you turned an upset customer into a happy one?",
    "Have you encountered an irate customer? Tell me what happened.",
    "Did you ever disagree with a manager, and if so, how did you resolve it?",
    "Would you please share an example of a mistake?",
    "When have you had to say no to a customer?",
    "Describe a time when you had to learn something. Did it help?",
    "Could you please tell us about your last team?",
    "Are there tools you know well, and which of them do you use most?",
    "Can you share with us a difficult conversation you had?",
    "Could you briefly describe your last role?",
    "Can you explain to me how a fuse works?",
    "Can you identify a decision you regret and say what you learned?",
    "Will you tell me about your hardest day?",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_questions_are_found(text: str) -> None:
    """Faulty questions are found."""
    assert checked("yes-no-question", asking(text))


@pytest.mark.parametrize("text", SOUND)
def test_sound_questions_are_left_alone(text: str) -> None:
    """Sound questions are left alone."""
    assert not checked("yes-no-question", asking(text))
