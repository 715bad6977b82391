"""What goes on inside a person is found, verb, adjective or noun; what can be heard is not."""

import pytest

from drafting import NEGATIVE, anchored, checked

FAULTY = (
    "Believes that owners have a right to the whole diagnosis.",
    "Understands customer needs",
    "Is passionate about teaching",
    "Feels responsible for the outcome",
    "Knows the safety rules",
    "Genuinely cares about patients",
    "Has a strong inner drive",
    "Remains optimistic when criticised",
    "Thinks that customers are a nuisance",
    "Is aware of hazards",
    "Wants to help people",
    "Is highly motivated to succeed",
    "Has a positive attitude",
    "Enjoys working with people",
    "Appreciates diversity",
    "Truly wants to learn",
    "Lacks confidence",
    "Is committed to quality",
    "The candidate values teamwork",
    "Feels confident with numbers",
    "Is not interested in the customer",
    "Does not understand the needs of others",
    "Has empathy for patients",
    "Believes in the product",
    "Is willing to learn",
    "Loses interest when the task is hard",
    "Likes to be challenged",
    "Realises that the plan won't work",
    "Does not care about safety",
    "Feels uncomfortable with conflict",
    "Is genuinely interested in other people",
    "Takes pride in their work",
    "Has a deep understanding of the law",
)
SOUND = (
    "Feels the dough for its stretch before the second rise.",
    "Feels for a pulse before calling for help",
    "Asks the patient how they feel",
    "Says what they believe the cause to be",
    "Stays calm while the customer shouts",
    "Cares for wounds by the ward's protocol",
    "Explains what the customer wants to the kitchen",
    "Is first at the door",
    "Has the tools laid out before the customer comes",
    "Keeps a list of faults",
    "Means to an end: writes",
    "Values the house at its last selling price",
    "Names what they would want in the customer's place",
    "Thanks the critic for the point",
    "Gives the reason they thought so",
    "Is on the floor when the shop opens",
    "Has each diver show the hand signs",
    "Loses the thread of the order",
    "Thinks aloud while solving the task",
    "Minds the gate while the coach is away",
    "Asks questions to understand what the customer needs",
    "Gets consent before the examination",
    "Shows the child how to hold the pen",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("unobservable", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", SOUND)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("unobservable", anchored(text, NEGATIVE))
