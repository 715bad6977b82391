"""One behaviour in two wordings is found; two behaviours in one wording are not."""

import pytest

from drafting import checked, draft

SAME = (
    (
        "Asks the traveller about their budget before proposing a trip.",
        "Asks travellers what their budget is before suggesting a trip.",
    ),
    ("Listens to customers and lets them end.", "Listens to the customer and lets them end."),
    (
        "Asks the class what they see in the picture before naming it.",
        "Before naming a picture, asks pupils what they see in it.",
    ),
    ("Apologises to the guest for the delay", "Says sorry to the guest for the delay."),
    ("Thanks the customer for telling them of it", "Thanks customers for telling them about it"),
    ("Counts the till at the end of a shift.", "Counts the till at the end of each shift."),
)
DIFFERENT = (
    ("Thanks the customer for the hint.", "Thanks the colleague for the hint."),
    (
        "Checks the patient's name before giving a drug",
        "Checks the patient's allergies before giving a drug",
    ),
    ("Hears every child read aloud once a week", "Hears every child count aloud once a week"),
    ("Washes hands before touching a patient", "Washes hands after touching a patient"),
    ("Counts the till at the start of the shift", "Counts the till at the end of the shift"),
    ("Compares every invoice with the order", "Compares every invoice with the delivery note"),
    (
        "Asks the resident or the family what the resident used to do with free days.",
        "Takes a resident's no as the answer for that day.",
    ),
    ("Writes the test before the code.", "Writes the documentation before the code."),
    ("Reads every diver's pressure gauge aloud.", "Opens every diver's valve by hand."),
    ("TBD", "TBD"),
)


def two(first: str, second: str) -> bool:
    """Tell whether two indicators with these positive anchors are found."""
    anchors = ((first, "Turns away."), (second, "Walks off."))
    indicators = [
        {"id": f"tried_{at}", "positive": positive, "negative": negative}
        for at, (positive, negative) in enumerate(anchors)
    ]
    return checked("near-duplicate", draft(indicators))


@pytest.mark.parametrize(("first", "second"), SAME)
def test_a_behaviour_reworded_is_found(first: str, second: str) -> None:
    """A behaviour reworded is found."""
    assert two(first, second)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_behaviours_that_differ_in_a_word_are_left_alone(first: str, second: str) -> None:
    """Behaviours that differ in a word are left alone."""
    assert not two(first, second)
