"""What group explains of error: RSMTool's osa, osd and csd."""

import numpy as np
import pytest

from answer_eval.agreement.estimate import Undefined
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.explained import explained
from answer_eval.impact.sample import Paired
from impact.paired import study


def test_by_hand() -> None:
    """Errors 0 1 | 2 3 of people who all have a 3 from humans.

    Mean 1.5, total 5, within .5 + .5 = 1: R² = .8, adjusted 1 − .2 · 3/2 = .7; squares 0 1 | 4 9:
    mean 3.5, total 49, within .5 + 12.5 = 13: 1 − 13/49 · 3/2 = .602041. At one human score the
    condition explains nothing itself, and csd is osd.
    """
    paired = Paired(people=tuple("abcd"), human=np.full(4, 3.0), machine=np.array([3.0, 4, 5, 6]))
    labels = dict(zip("abcd", "AABB", strict=True))
    found = explained(paired, Attribute(("g",), labels).members(paired.people))
    assert found.n == 4
    assert (found.accuracy, found.difference, found.conditional) == pytest.approx(
        (0.6020408, 0.7, 0.7)
    )


def test_a_severe_machine_shows() -> None:
    """A machine that is severe with one group has errors that go by group; a fair one has not."""
    for severity, low, high in ((0.0, -0.01, 0.02), (1.0, 0.3, 0.9)):
        paired, attribute = study(500, severity)
        found = explained(paired, attribute.members(paired.people))
        assert isinstance(found.conditional, float)
        assert low < found.conditional < high


@pytest.mark.parametrize("labels", [{}, {"c0": "A", "c1": "B"}])
def test_too_few_to_say(labels: dict[str, str]) -> None:
    """With nobody, or as many groups as people, nothing can be explained."""
    paired, _ = study(4, 0.0)
    found = explained(paired, Attribute(("g",), labels).members(paired.people))
    assert isinstance(found.difference, Undefined)
    assert isinstance(found.conditional, Undefined)
