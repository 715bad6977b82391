"""Halo is how far indicators go together in one rater's ratings beside another's of the same."""

import numpy as np
import pytest

from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.halo import Halo
from answer_eval.rating import Judged
from judging import ANNA, BEN, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def halo(judged: list[Judged]) -> Halo:
    """Return the first finding."""
    return compare(judged).diagnostics.halos[0]


def table(*indicators: list[float]) -> list[float]:
    """Return ratings of some indicators, interview by interview."""
    return [rating for interview in zip(*indicators, strict=True) for rating in interview]


def test_mean_r_is_over_pairs_of_indicators() -> None:
    """Anna's r are those of numpy, the machine's three indicators are one."""
    anna = ([1.0, 2, 3, 4, 5], [2.0, 1, 4, 3, 5], [5.0, 1, 2, 4, 1])
    one = [1.0, 2, 3, 4, 5]
    found = halo(said(ANNA, table(*anna), 3) + said(LLM, table(one, one, one), 3))
    r = np.asarray(np.corrcoef(anna))
    assert found.pairs == 3
    assert found.first_r.value == pytest.approx((r[0, 1] + r[0, 2] + r[1, 2]) / 3)
    assert found.second_r.value == pytest.approx(1)
    assert found.difference.value == pytest.approx((r[0, 1] + r[0, 2] + r[1, 2]) / 3 - 1)
    assert found.first_component == pytest.approx(np.linalg.eigvalsh(r)[-1] / 3)
    assert found.second_component == pytest.approx(1)


def test_only_units_that_both_rated_count() -> None:
    """What Anna alone rated doesn't make her indicators go together."""
    anna = said(ANNA, table([1, 2, 3, 4, 5, 1, 5], [2, 1, 4, 3, 5, 1, 5]), 2)
    machine = said(LLM, table([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]), 2)
    r = np.corrcoef([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])[0, 1]
    assert halo(anna + machine).first_r.value == pytest.approx(r)


def test_an_indicator_held_still_has_no_r() -> None:
    """A pair in which one rater gives one rating is left out, and the component is undefined."""
    anna = said(ANNA, table([1, 2, 3, 4], [2, 1, 4, 3], [3, 3, 3, 3]), 3)
    machine = said(LLM, table([1, 2, 3, 4], [1, 3, 2, 4], [1, 2, 3, 4]), 3)
    found = halo(anna + machine)
    assert found.pairs == 1
    assert isinstance(found.first_component, Undefined)


def test_too_few_interviews() -> None:
    """Over two interviews every r is 1 or -1: it says so instead."""
    found = halo(said(ANNA, table([1, 2], [1, 2]), 2) + said(BEN, table([1, 2], [2, 1]), 2))
    assert isinstance(found.difference.value, Undefined)
    assert found.pairs == 0
    shown = found.as_json()
    assert shown["mean_r"][0]["undefined"].startswith("no two indicators vary")
    assert shown["first_component"][1]["value"] is None


def test_interval_of_a_machine_with_halo() -> None:
    """A machine led by one impression is told from people within the interval."""
    random = np.random.default_rng(5)
    skills = random.normal(3, 1, (150, 4))
    people = np.clip(np.round(skills + random.normal(0, 0.3, skills.shape)), 1, 5)
    machine = np.clip(np.round(skills.mean(axis=1, keepdims=True) + skills * 0.1), 1, 5)
    found = halo(said(ANNA, people.ravel().tolist(), 4) + said(LLM, machine.ravel().tolist(), 4))
    assert not isinstance(found.difference.interval, Undefined)
    assert found.difference.interval.high < -0.3
