"""Whole interviews written by hand: how many answers are found, as a floor for each figure.

One half was looked at while the segmenter was tuned, the other wasn't. In the `natural` and `free`
ones, written by people who knew neither it nor the others, interviewers reword the guide; in the
`free` ones they hardly use its words.
"""

import pytest

from answer_eval.segment import QUESTION_UNCERTAIN_BELOW
from spoken_dialogues import Judged, judge

HALVES = pytest.mark.parametrize(
    ("half", "right", "exact", "unasked"),
    [
        ("tuning", 0.97, 0.92, 0.95),
        ("held_back", 0.95, 0.85, 0.92),
        ("natural_tuning", 0.79, 0.56, 0.77),
        ("natural_held_back", 0.80, 0.63, 0.64),
        ("free_tuning", 0.75, 0.57, 0.83),
        ("free_held_back", 0.59, 0.35, 0.64),
    ],
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


@pytest.mark.parametrize(
    ("halves", "fewest", "right"),
    [
        (("tuning",), 40, 0.9),
        (("held_back",), 40, 0.9),
        (("natural_tuning",), 80, 0.9),
        (("natural_held_back",), 48, 0.9),
        (("free_tuning", "free_held_back"), 15, 0.9),
    ],
)
def test_what_counts_as_sure_is_right(halves: tuple[str, ...], fewest: int, right: float) -> None:
    """Of what nobody is told to check nine in ten are right."""
    judged = [each for half in halves for each in judge(half)]
    sure = [each for each in judged if each.found.confidence >= QUESTION_UNCERTAIN_BELOW]
    assert len(sure) >= fewest
    assert share(sure, "right") >= right
