"""Two machines are held against the same people on the same units."""

import pytest

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import grid_of
from answer_eval.agreement.group import POOLED
from answer_eval.agreement.rivals import Rivals, rivals
from answer_eval.rating import Judged
from judging import ANNA, BASELINE, BEN, LLM, said, simulated

pytestmark = pytest.mark.usefixtures("few_resamples")


def found(judged: list[Judged]) -> list[Rivals]:
    """Return the rivals over all units."""
    return list(rivals(POOLED, grid_of(judged)))


def test_on_the_units_that_both_rated() -> None:
    """Of the units that both rated the baseline is 1 off in the mean, the model 0.5."""
    judged = (
        said(ANNA, [1, 2, 5, 4])
        + said(BEN, [1, 2, 5, None])
        + said(BASELINE, [2, 3, 4, None])
        + said(LLM, [1, 2.5, 4, 1])
    )
    (pair,) = found(judged)
    assert (pair.first, pair.second) == (BASELINE.id, LLM.id)
    mae = pair.paired[2]
    assert (mae.coefficient, mae.difference.units) == ("mae", 3)
    assert mae.first.value == pytest.approx(1)
    assert mae.second.value == pytest.approx(0.5)
    assert mae.difference.value == pytest.approx(0.5)


def test_the_better_one_is_told_from_the_other() -> None:
    """With data enough the interval of the difference leaves 0."""
    (pair,) = found(simulated({ANNA: 0.3, LLM: 0.3, BASELINE: 1.5}))
    qwk = pair.paired[0].difference.interval
    assert not isinstance(qwk, Undefined)
    assert qwk.high < 0


def test_nothing_in_common() -> None:
    """Machines that rated different units have no difference, and it says why."""
    judged = said(ANNA, [1, 2, 3, 4]) + said(LLM, [1, 2]) + said(BASELINE, [None, None, 3, 4])
    shown = found(judged)[0].as_json()["with_people"]["qwk"]["difference"]
    assert shown["undefined"] == "no unit was rated by both machines and a person"


def test_without_people_there_are_none() -> None:
    """Machines alone are compared as pairs."""
    assert found(said(LLM, [1, 2]) + said(BASELINE, [1, 2])) == []
