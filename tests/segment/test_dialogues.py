"""Whole interviews written by hand: how many answers are found, as a floor for each figure.

One half was looked at while the segmenter was tuned; the other only once it was done.
"""

import pytest

from answer_eval.segment import QUESTION_UNCERTAIN_BELOW
from spoken_dialogues import Judged, judge

HALVES = pytest.mark.parametrize(
    ("half", "right", "exact", "unasked"),
    [("tuning", 0.90, 0.85, 0.90), ("held_back", 0.92, 0.78, 0.85)],
)


def share(some: list[Judged], figure: str) -> float:
    """Return the share of those that have a figure."""
    return sum(bool(getattr(each, figure)) for each in some) / len(some)


@HALVES
def test_most_answers_are_found(half: str, right: float, exact: float, unasked: float) -> None:
    """The right question's turns, exactly these turns, and questions that weren't put."""
    judged = judge(half)
    asked = [each for each in judged if each.asked]
    assert share(asked, "right") >= right
    assert share(asked, "exact") >= exact
    assert share([each for each in judged if not each.asked], "right") >= unasked


@pytest.mark.parametrize("half", ["tuning", "held_back"])
def test_what_counts_as_sure_is_right(half: str) -> None:
    """Of the answers that nobody is told to check, nine in ten at least are right."""
    sure = [each for each in judge(half) if each.found.confidence >= QUESTION_UNCERTAIN_BELOW]
    assert len(sure) >= 40
    assert share(sure, "right") >= 0.9
