"""How far a machine lies above people at each of their ratings."""

import pytest

from answer_eval.agreement.compared import MEAN
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import grid_of
from answer_eval.agreement.shift import shifts
from judging import ANNA, BEN, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_at_each_point() -> None:
    """Anna's two 1s met 2 and 3, her 5 a 4: the machine keeps to the middle."""
    found = list(shifts(grid_of(said(ANNA, [1, 1, 5, 3]) + said(LLM, [2, 3, 4, None]))))
    assert [(each.point, each.difference.value, each.difference.units) for each in found] == [
        (1, 1.5, 2),
        (5, -1, 1),
    ]
    assert isinstance(found[1].difference.interval, Undefined)


def test_beside_the_mean_too() -> None:
    """A mean of 1.5 counts as a 2: the machine's 2 is half a point above it."""
    grid = grid_of(said(ANNA, [1, 4]) + said(BEN, [2, 4]) + said(LLM, [2, 4]))
    found = [each for each in shifts(grid) if each.first == MEAN]
    assert [(each.point, each.difference.value) for each in found] == [(2, 0.5), (4, 0)]
    assert found[0].as_json()["raters"] == [MEAN, LLM.id]
