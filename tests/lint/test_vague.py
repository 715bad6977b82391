"""Praise and blame without an act are found; words of praise beside an act are not."""

import pytest

from drafting import NEGATIVE, anchored, checked

FAULTY = (
    "Communicates effectively with members.",
    "Is a great team player",
    "Handles complaints professionally",
    "Shows good judgement",
    "Demonstrates strong communication skills",
    "Reacts positively to criticism",
    "Gives good advice to customers",
    "Listens well",
    "Works efficiently",
    "Resolves problems effectively",
    "Provides excellent customer service",
    "Behaves appropriately",
    "Has good people skills",
    "Does a good job",
    "Manages time well",
    "Acts professionally at all times",
    "Deals with customers appropriately",
    "Provides high-quality work",
    "Shows a positive attitude towards work",
    "Uses appropriate language with patients",
    "Performs tasks competently",
    "Responds adequately to questions",
    "Plans lessons well",
    "Interacts well with others",
    "Writes good reports",
    "Has excellent attention to detail",
)
SOUND = (
    "Breaks bad news in person and never by letter",
    "Uses a strong password for every account",
    "Rings before the deadline as well",
    "Names one good and one bad point of the plan",
    "Reports a negative test to the doctor within the hour",
    "Calls the patient by their proper name",
    "Explains the policy clearly by an example",
    "Starts well before the deadline",
    "Shows a member the right position before adding weight.",
    "Thanks the guest by name",
    "Acts calmly when under pressure",
    "Praises a good answer in front of the class by saying what was right in it",
    "Resolves customer problems on the first call",
    "Gives the caller a well-known example",
    "Weighs the good against the bad in the plan out loud with the client",
    "Orders the goods before the stock runs out",
    "Tells bad news in person",
    "Keeps accurate records of each visit",
    "Answers emails within a day",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("vague", anchored(text, NEGATIVE))


@pytest.mark.parametrize("text", SOUND)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("vague", anchored(text, NEGATIVE))
