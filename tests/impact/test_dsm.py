"""Differences of standardised means are RSMTool's, and say when a sample is too small."""

import numpy as np
import pytest

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.verdict import Outcome
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.dsm import group_dsms
from answer_eval.impact.sample import Paired
from impact.paired import study


def test_by_hand() -> None:
    """Machine 1 2 3 4 5, people 2 4 3 1 5, group A the first two.

    Both have mean 3 and variance 10/4 = 2.5. A: z_M = (−2 − 1)/2/√2.5 = −1.5/1.5811 = −.9487;
    z_H = (−1 + 1)/2/√2.5 = 0; DSM = −.9487. B: z_M = .6325, z_H = 0.
    """
    labels = {"a": "A", "b": "A", "c": "B", "d": "B", "e": "B"}
    paired = Paired(
        people=tuple("abcde"), machine=np.arange(1.0, 6), human=np.array([2.0, 4, 3, 1, 5])
    )
    b, a = group_dsms(paired, Attribute(("g",), labels).members(paired.people))
    assert (a.machine.value, a.human.value) == pytest.approx((-0.948683, 0), abs=1e-6)
    assert a.dsm.value == pytest.approx(-0.948683, abs=1e-6)
    assert b.dsm.value == pytest.approx(0.632456, abs=1e-6)
    assert a.verdict.outcome is Outcome.NOT_ENOUGH_DATA
    assert isinstance(a.verdict.enough, Undefined)


@pytest.mark.parametrize(
    ("size", "severity", "outcome"),
    [
        (3000, 0.0, Outcome.PASS),
        (3000, 0.6, Outcome.FAIL),
        (60, 0.0, Outcome.NOT_ENOUGH_DATA),
    ],
)
def test_the_gate(size: int, severity: float, outcome: Outcome) -> None:
    """A machine that is severe with one group fails, a fair one passes, sixty can't tell."""
    paired, attribute = study(size, severity)
    found = group_dsms(paired, attribute.members(paired.people))
    assert {each.group: each.verdict.outcome for each in found}["fewer"] is outcome


def test_scores_that_are_all_alike_have_no_z() -> None:
    """A machine that gives everybody a 3 has no standard deviation."""
    paired, attribute = study(50, 0.0)
    flat = Paired(people=paired.people, machine=np.full(50, 3.0), human=paired.human)
    for each in group_dsms(flat, attribute.members(flat.people)):
        assert isinstance(each.dsm.value, Undefined)


def test_without_groups_there_is_nothing() -> None:
    """Nobody of known group: no row."""
    paired, _ = study(5, 0.0)
    assert group_dsms(paired, Attribute(("g",), {}).members(paired.people)) == ()
