"""Advice to candidates is found where raters read; what an answer holds is not."""

import pytest

from drafting import NEGATIVE, anchored, asking, checked

FAULTY_KEY_POINTS = (
    "Choose a deal that you can explain",
    "Explain the context and feedback received",
    "Be honest about your mistakes",
    "Show successful outcome or learning",
    "Mention your metrics",
    "Detail how you addressed the criticism",
    "Prepare an example with numbers",
    "Avoid blaming others",
    "Remember to smile",
    "Use the STAR method",
    "Highlight your achievements",
    "Your role in the deal",
    "Make sure to mention the result",
    "Give a specific example",
    "Talk about your strengths",
    "Stay calm and be positive",
    "Keep your answer short",
    "Tell us what you learned",
    "Don't speak badly of your employer",
    "Describe the steps you took",
    "Try to sound confident",
    "Think of an example beforehand",
    "Practise the answer aloud",
    "Quantify the results",
)
SOUND_KEY_POINTS = (
    "Why the deal was lost",
    "Explains the context",
    "Use of a ticketing system",
    "Detail orientation",
    "Show of hands in the team",
    "Names the customer's reason",
    "Techniques for de-escalation",
    "Choice of words",
    'Says "thank you for telling me"',
    "Explanation of the price",
    "Preparation before the visit",
    "Mentions the competitor",
    "Specific software knowledge",
    "Ability to learn new tools quickly",
    "Experience with CRM systems",
    "Focus on the customer's reason",
    "Avoidance of blame",
    'Asks the customer "what can I do for you?"',
)

FAULTY_ANCHORS = (
    "Explains clearly how you solved the problem",
    "Shows that you listen",
    "Describe your own part in the team",
)
SOUND_ANCHORS = (
    "Explain the next step to the customer",
    "Describe the fault to the mechanic on the phone",
    'Asks "how can I help you?" before anything else',
    "Writes a thank-you note after the visit",
)


@pytest.mark.parametrize("text", FAULTY_KEY_POINTS)
def test_faulty_key_points_are_found(text: str) -> None:
    """Faulty key points are found."""
    assert checked(
        "candidate-text", asking("Tell me about a deal that you lost.", key_points=[text])
    )


@pytest.mark.parametrize("text", SOUND_KEY_POINTS)
def test_sound_key_points_are_left_alone(text: str) -> None:
    """Sound key points are left alone."""
    assert not checked(
        "candidate-text", asking("Tell me about a deal that you lost.", key_points=[text])
    )


@pytest.mark.parametrize("text", FAULTY_ANCHORS)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("candidate-text", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", SOUND_ANCHORS)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("candidate-text", anchored(text, NEGATIVE))
