"""Anchors that say the same are found, whatever their case, stops and articles."""

import pytest

from drafting import anchored, draft, told

SAYING_IT = "Looks up closed roads before setting off."


@pytest.mark.parametrize(
    "again",
    [
        SAYING_IT,
        "looks up closed roads, before setting off",
        "Looks up the closed roads before setting off",
    ],
)
def test_the_same_words_at_both_ends_are_found(again: str) -> None:
    """The same words at both ends are found."""
    path = "competencies[0].indicators[0].negative"
    assert told("identical-anchors", anchored(SAYING_IT, again)) == [path]


def test_a_point_between_that_repeats_an_end_is_found() -> None:
    """A point between that repeats an end is found."""
    found = anchored(SAYING_IT, "Sets off blind.", levels=[{"point": 3, "text": "Sets off blind"}])
    assert told("identical-anchors", found) == ["competencies[0].indicators[0].levels[0].text"]


@pytest.mark.parametrize("other", ["Never looks up closed roads before setting off.", "—"])
def test_other_words_are_left_alone(other: str) -> None:
    """Other words are left alone."""
    assert told("identical-anchors", anchored(SAYING_IT, other)) == []


def test_two_anchors_that_only_hold_a_place_are_missing_and_not_identical() -> None:
    """Two anchors that only hold a place are missing and not identical."""
    missing = draft([{"id": "tried", "positive": "TBD", "negative": "TBD"}])
    assert told("identical-anchors", missing) == []
    assert len(told("missing-anchor", missing)) == 2
