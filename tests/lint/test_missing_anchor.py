"""An anchor that only holds a place is found; a short one is not."""

import pytest

from drafting import POSITIVE, anchored, checked

FAULTY = (
    "TBD",
    "-",
    "n/a",
    "…",
    "?",
    "Negative",
    "poor",
    "x",
    "To be defined",
    "to be completed",
    "not defined yet",
    "...",
)
SOUND = (
    "Never asks",
    "Shouts",
)


@pytest.mark.parametrize("text", FAULTY)
def test_faulty_anchors_are_found(text: str) -> None:
    """Faulty anchors are found."""
    assert checked("missing-anchor", anchored(POSITIVE, text))


@pytest.mark.parametrize("text", SOUND)
def test_sound_anchors_are_left_alone(text: str) -> None:
    """Sound anchors are left alone."""
    assert not checked("missing-anchor", anchored(POSITIVE, text))
