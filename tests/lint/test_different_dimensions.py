"""Anchors that have nothing in common are found; two ways to do one thing are not."""

import pytest

from drafting import anchored, checked

APART = (
    ("Takes a soil sample before choosing plants.", "Arrives late for meetings with the owner."),
    ("Reads the diet chart before each service.", "Shouts at colleagues in the corridor."),
    ("Explains each entry of the invoice.", "Turns up late for the appointment."),
    ("Keeps the notes of the meeting in one place.", "Makes spelling mistakes in tweets."),
    ("Asks the group what brought them.", "Comes to work in dirty clothes."),
    ("Comes to the shift on time.", "Quarrels with customers about prices."),
)
TOGETHER = (
    ("Lowers their voice when the debtor shouts.", "Shouts back when the debtor shouts."),
    ("Comes to the appointment before the customer.", "Turns up late for the appointment."),
    (
        "Sets a number of milliseconds at which the work is done.",
        "Stops when the time for it is used up.",
    ),
    ("Checks each letter before it goes out.", "Sends letters full of typos."),
    ("Wears the uniform on every tour.", "Comes to the tour in dirty clothes."),
    ("Asks readers what the book is for.", "Points readers to a shelf on their first word."),
)


@pytest.mark.parametrize(("positive", "negative"), APART)
def test_anchors_on_two_subjects_are_found(positive: str, negative: str) -> None:
    """Anchors on two subjects are found."""
    assert checked("different-dimensions", anchored(positive, negative))


@pytest.mark.parametrize(("positive", "negative"), TOGETHER)
def test_anchors_on_one_subject_are_left_alone(positive: str, negative: str) -> None:
    """Anchors on one subject are left alone."""
    assert not checked("different-dimensions", anchored(positive, negative))


def test_a_missing_anchor_has_a_rule_of_its_own() -> None:
    """A missing anchor has a rule of its own."""
    assert not checked("different-dimensions", anchored("Asks what the tool is for.", "TBD"))
