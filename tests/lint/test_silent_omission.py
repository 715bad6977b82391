"""A negative anchor that is left undone is found; one that is done is not."""

import pytest

from drafting import POSITIVE, anchored, checked

FAULTY = (
    "Does not ask what the tool is for",
    "Never asks what the tool is for",
    "Fails to ask what the tool is for",
    "Doesn't ask about use or budget",
    "Neither asks nor listens",
    "Does not ask for or address feedback",
    "Neglects to ask about the use",
    "Rarely asks what the tool is for",
    "Never asks for help and does not report the fault",
    "The candidate does not ask what the tool is for",
    "Forgets to write the date on the sample",
    "Makes no attempt to find out the use",
    "Does nothing about complaints",
    "Takes no notes",
    "No follow-up with the customer",
    "Offers no alternative",
    "Gives no reason for the decision",
    "Omits the closing summary",
)
SOUND = (
    "Does not ask and guesses what the tool is for",
    "Never lets the customer finish",
    "Does not listen; interrupts the customer",
    "Guesses what the tool is for",
    "Ignores the question about use",
    "Sells the tool without a question about its use",
    "Does not wait for the answer before ringing it up",
    "Never stops talking",
    "Takes no notes and relies on memory",
    "Withdraws when criticised and takes no action on the issues",
    "Refuses to say what the tool is for",
    "Blames the supplier",
    'Says "no idea" and turns away',
    "Makes a first visit with no look at the firm's papers",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("silent-omission", anchored(POSITIVE, text))


@pytest.mark.parametrize("text", SOUND)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("silent-omission", anchored(POSITIVE, text))
