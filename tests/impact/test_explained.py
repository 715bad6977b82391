"""What group explains of error: RSMTool's osa, osd and csd."""

import numpy as np
import pytest
from scipy.stats import f_oneway

from answer_eval.agreement.estimate import Undefined
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.explained import Gain, explained
from answer_eval.impact.sample import Paired
from impact.paired import study


def test_by_hand() -> None:
    """Errors 0 1 | 2 3 of people who all have a 3 from humans.

    Mean 1.5, total 5, within .5 + .5 = 1: R² = .8, adjusted 1 − .2 · 3/2 = .7; squares 0 1 | 4 9:
    mean 3.5, total 49, within .5 + 12.5 = 13: 1 − 13/49 · 3/2 = .602041. At one human score the
    condition explains nothing itself, and csd is osd. F = (5 − 1)/1 / (1/2) = 8 on 1 and 2 degrees:
    p = 1 − √(8/10) = .1056, as t² with 2 degrees of freedom has it.
    """
    paired = Paired(people=tuple("abcd"), human=np.full(4, 3.0), machine=np.array([3.0, 4, 5, 6]))
    labels = dict(zip("abcd", "AABB", strict=True))
    found = explained(paired, Attribute(("g",), labels).members(paired.people))
    assert found.n == 4
    gains = (found.accuracy, found.difference, found.conditional)
    assert [each.r2 for each in gains if isinstance(each, Gain)] == pytest.approx(
        [0.6020408, 0.7, 0.7]
    )
    assert isinstance(found.difference, Gain)
    assert found.difference.p == pytest.approx(1 - np.sqrt(0.8))


def test_p_is_scipys_f_test() -> None:
    """Of three groups' errors p is that of SciPy's one-way analysis of variance."""
    paired, _ = study(90, 0.0)
    labels = {person: "ABC"[number % 3] for number, person in enumerate(paired.people)}
    members = Attribute(("g",), labels).members(paired.people)
    found = explained(paired, members).difference
    assert isinstance(found, Gain)
    split = [paired.error[members.place == number] for number in range(3)]
    assert found.p == pytest.approx(f_oneway(*split).pvalue, abs=1e-12)


def test_a_severe_machine_shows() -> None:
    """A machine that is severe with one group has errors that go by group; a fair one has not."""
    for severity, low, high in ((0.0, -0.01, 0.02), (1.0, 0.3, 0.9)):
        paired, attribute = study(500, severity)
        found = explained(paired, attribute.members(paired.people))
        assert isinstance(found.conditional, Gain)
        assert low < found.conditional.r2 < high


def test_errors_that_are_the_same_in_every_group() -> None:
    """A machine that is always half a point above people leaves nothing to test against."""
    paired, attribute = study(50, 0.0)
    above = Paired(people=paired.people, machine=paired.human + 0.5, human=paired.human)
    found = explained(above, attribute.members(paired.people))
    assert isinstance(found.difference, Undefined)
    assert "nothing is left to chance" in found.difference.why


@pytest.mark.parametrize("labels", [{}, {"c0": "A", "c1": "B"}, {"c0": "A", "c1": "A"}])
def test_too_few_to_say(labels: dict[str, str]) -> None:
    """With nobody, or as many groups as people, nothing can be explained."""
    paired, _ = study(4, 0.0)
    found = explained(paired, Attribute(("g",), labels).members(paired.people))
    assert isinstance(found.difference, Undefined)
    assert isinstance(found.conditional, Undefined)


def test_groups_with_the_same_errors_explain_nothing() -> None:
    """Errors 0 1 | 0 1: no variance goes by group, and p is 1."""
    paired = Paired(people=tuple("abcd"), human=np.full(4, 3.0), machine=np.array([3.0, 4, 3, 4]))
    labels = dict(zip("abcd", "AABB", strict=True))
    found = explained(paired, Attribute(("g",), labels).members(paired.people)).difference
    assert isinstance(found, Gain)
    assert found.p == 1
