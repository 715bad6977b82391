"""An indicator of two acts is found; one act with several objects, or told in two words, is not."""

import pytest

from drafting import NEGATIVE, anchored, checked

FAULTY = (
    "Reads the diet chart before each service and trains new staff in hygiene.",
    "Listens to the customer and offers a solution",
    "Asks open questions and summarises what was said",
    "Plans the day; keeps to the plan",
    "Greets guests warmly, checks their booking and carries their bags",
    "Explains the procedure and answers questions",
    "Shows initiative and teamwork",
    "Is punctual and thorough",
    "Demonstrates leadership and strong communication skills",
    "Listens actively and empathises",
    "Checks the list as well as training others",
    "Asks for feedback and acts on it",
    "Documents incidents and follows up with the team",
    "Ask the patient about pain and write the answer down",
    "Asking the patient about pain and writing the answer down",
    "The candidate asks about pain and records the answer",
    "Identifies the problem, then proposes a solution",
    "Communicates clearly and meets deadlines",
    "Takes responsibility for errors and corrects them",
    "Manages time and delegates tasks",
    "Gives feedback to colleagues and mentors new staff",
    "Stays calm with angry customers and knows the return policy",
    "Sets priorities and also keeps the team informed",
    "Cleans the bench and labels every sample",
    "Prepares lessons in advance and marks homework within a week",
    "Wears gloves and washes hands between patients",
    "Resolves conflicts and motivates the team",
)
SOUND = (
    "Explains costs and benefits of each option",
    "Tells what went wrong, as the customer saw it",
    "Asks the customer, besides the colleagues, what was promised",
    "Ask the guest, with a smile, about the meal",
    "Names the risks and the costs of the plan",
    "Explains risks and benefits clearly",
    "Writes names and dates on every sample",
    "Stops and asks when a step is unclear",
    "Goes and looks at the machine before answering",
    "Speaks slowly and clearly to the caller",
    "Compares the invoice with the order and the delivery note",
    "Tells the customer what went wrong and when it will be mended",
    'Says "I\'ll look into it and call you back" before hanging up',
    "Lists the pros and cons of each supplier",
    "Reads labels and dates aloud",
    "Asks who is affected and how badly",
    "Gives each patient a name and a number",
    "Keeps the till and the drawer locked",
    "Checks brakes, tyres and lights before each tour",
    "Greets parents and children by name",
    "Divides work between nurses and assistants at the start of the shift",
    "Calls a colleague who knows the system and asks questions well",
    "Turns to the next guest without rushing",
    "Adds up parts and labour in front of the customer",
    "Shows the customer the old and the new part",
    "Names two strengths and two weaknesses of the plan",
    "Sorts letters, parcels and returns by round",
    "Explains terms and conditions in plain words",
    "Offers tea and biscuits to waiting relatives",
    "Describes a mistake of their own and what came of it",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("double-barrelled", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", SOUND)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("double-barrelled", anchored(text, NEGATIVE))
