"""The conditional score difference compares people whom humans gave the same score."""

import numpy as np
import pytest

from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.conditional import conditional_differences, points
from answer_eval.impact.sample import Paired
from impact.paired import study


def test_by_hand() -> None:
    """Two strata, the machine .5 lower for B in each: the coefficient is −.5.

    People 2: A errors 0 0, B −.5; people 4: A 1, B .5 .5.
    """
    paired = Paired(
        people=tuple("abcdef"),
        human=np.array([2.0, 2, 2, 4, 4, 4]),
        machine=np.array([2.0, 2, 1.5, 5, 4.5, 4.5]),
    )
    labels = dict(zip("abcdef", "AABABB", strict=True))
    first, second = conditional_differences(
        paired, Attribute(("g",), labels).members(paired.people)
    )
    assert (first.group, first.difference.value) == ("A", 0.0)
    assert second.difference.value == pytest.approx(-0.5)


def test_is_the_coefficient_of_least_squares() -> None:
    """Error on group and human point, both as categories: the group's coefficient to 1e-9."""
    paired, attribute = study(300, 0.4)
    members = attribute.members(paired.people)
    design = np.column_stack(
        [members.place == 1, *(paired.human == point for point in np.unique(paired.human))]
    ).astype(np.float64)
    expected = np.linalg.lstsq(design, paired.error, rcond=None)[0][0]
    found = conditional_differences(paired, members)[1].difference
    assert found.value == pytest.approx(expected, abs=1e-9)
    assert isinstance(found.interval, Bounds)
    assert found.interval.low < -0.4 < found.interval.high


def test_group_and_human_score_that_cannot_be_told_apart() -> None:
    """All of B at human score 4, where nobody of A is: undefined, no number made up."""
    paired = Paired(
        people=tuple("abcd"), human=np.array([2.0, 2, 4, 4]), machine=np.array([2.0, 3, 4, 5])
    )
    labels = dict(zip("abcd", "AABB", strict=True))
    found = conditional_differences(paired, Attribute(("g",), labels).members(paired.people))
    assert isinstance(found[1].difference.value, Undefined)


def test_one_group_differs_from_nobody() -> None:
    """A single group has no difference; people of unknown group make none either."""
    paired, _ = study(4, 0.0)
    members = Attribute(("g",), {"c0": "A", "c1": "A"}).members(paired.people)
    (only,) = conditional_differences(paired, members)
    assert only.difference.value == Undefined("one group only")


def test_halves_go_up() -> None:
    """A mean of people between two points counts as the nearest, 2.5 as 3."""
    assert points(np.array([2.4, 2.5, 3.5])).tolist() == [2, 3, 4]
