"""A plan names the candidates that simulated studies need, and fewer would not do."""

from collections.abc import Iterator

import numpy as np
import pytest

from answer_eval.agreement import plan
from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Bounds
from answer_eval.agreement.plan import Design, gated, plan_gate, plan_width, plannable
from answer_eval.agreement.ratings import ratings_of
from answer_eval.errors import UsageError

pytestmark = pytest.mark.usefixtures("two_raters")


@pytest.fixture
def two_raters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Plan for two raters alone, by fewer studies: the rest takes as long again."""
    monkeypatch.setattr(plan, "RATERS", (2,))
    monkeypatch.setattr(plan, "STUDIES", 400)
    plan.drawn.cache_clear()
    yield
    plan.drawn.cache_clear()


def test_textbook_reliability() -> None:
    """An ICC of .8 within ± .1 takes two raters about 55 candidates (Shoukri et al. 2004: 52)."""
    (found,) = plan_width("icc_1_1", 0.8, 0.2)
    assert found.raters == 2
    assert found.candidates == pytest.approx(55, abs=8)
    assert found.low == pytest.approx(0.7, abs=0.03)
    assert found.high == pytest.approx(0.9, abs=0.03)


def test_correlation_as_fisher_has_it() -> None:
    """A correlation of .75 within .2: tanh(atanh .75 ± 1.96/√(n − 3)) is that wide at n = 75."""
    n = 75
    ends = np.tanh(np.arctanh(0.75) + np.array([-1.96, 1.96]) / np.sqrt(n - 3))
    assert np.ptp(ends) == pytest.approx(0.2, abs=0.005)
    (found,) = plan_width("pearson", 0.75, 0.2)
    assert found.candidates == pytest.approx(n, abs=10)


def test_the_interval_comes_out_as_planned() -> None:
    """A study of as many candidates as planned has an interval of about the wanted width."""
    (found,) = plan_width("qwk", 0.75, 0.2)
    random = np.random.default_rng(5)
    true = random.normal(size=(found.candidates * 20, 1))
    noise = random.normal(size=(len(true), 2))
    # Rounding adds 1/12 to the variance of .81: .826 of it true leaves .826 * .81/.893 = .75.
    values = 3 + 0.9 * (np.sqrt(0.826) * true + np.sqrt(0.174) * noise)
    given = np.clip(np.round(values), 1, 5).reshape(20, -1, 2)
    widths = list[float]()
    for study in given:
        numbers = np.arange(len(study))
        interval = measure(COEFFICIENTS["qwk"], ratings_of(study, numbers, len(study))).interval
        assert isinstance(interval, Bounds)
        widths.append(interval.high - interval.low)
    assert np.mean(widths) == pytest.approx(0.2, abs=0.03)


def test_half_the_width_takes_about_four_times_as_many() -> None:
    """Intervals shrink with the root of the number."""
    (wide,), (narrow,) = plan_width("qwk", 0.75, 0.2), plan_width("qwk", 0.75, 0.1)
    assert narrow.candidates / wide.candidates == pytest.approx(4, rel=0.25)


def test_farther_from_the_gate_takes_fewer() -> None:
    """A QWK of .85 clears .70 with fewer candidates than one of .78; never below 20."""
    gate = gated()["qwk"]
    (near,), (far,) = plan_gate(gate, 0.78), plan_gate(gate, 0.85)
    assert 20 <= far.candidates < near.candidates


def test_failing_for_sure_can_be_planned_too() -> None:
    """A QWK of .5 fails the gate for sure with a number of candidates as well."""
    (found,) = plan_gate(gated()["qwk"], 0.5)
    assert found.high < 0.75


def test_severity_is_between_two_raters(monkeypatch: pytest.MonkeyPatch) -> None:
    """SMD is planned by a shift between two raters, however many are asked for."""
    monkeypatch.setattr(plan, "RATERS", (2, 3))
    (found,) = plan_gate(gated()["smd"], 0.0)
    assert found.raters == 2
    assert found.low == pytest.approx(-found.high, abs=0.03)


def test_on_the_gate_nothing_settles_it() -> None:
    """The expected value on the gate, or next to it, is refused with a way on."""
    with pytest.raises(UsageError, match="lies on the gate"):
        list(plan_gate(gated()["qwk"], 0.7))
    with pytest.raises(UsageError, match="more than 20,000 candidates"):
        list(plan_gate(gated()["qwk"], 0.703))


def test_the_most_candidates_are_tried_before_they_are_refused() -> None:
    """√n: .2 takes 75 of them, .016 about 160 times as many, which is below 20,000; .01 isn't."""
    (found,) = plan_width("pearson", 0.75, 0.016)
    assert found.candidates == pytest.approx(75 * (0.2 / 0.016) ** 2, rel=0.15)
    with pytest.raises(UsageError, match="more than 20,000 candidates"):
        list(plan_width("pearson", 0.75, 0.01))


def test_a_value_that_nobody_reaches() -> None:
    """A QWK above 1 is refused."""
    with pytest.raises(UsageError, match=r"come to a qwk of 1\.5"):
        list(plan_width("qwk", 1.5, 0.1))


def test_what_can_be_planned() -> None:
    """Every coefficient between raters but those that follow from no single cause."""
    assert {"qwk", "alpha_ordinal", "icc_2_k", "gwet_ac1", "smd"} <= set(plannable())
    assert not {"sd_ratio", "prmse", "rmse"} & set(plannable())
    losses = {"degradation_qwk", "degradation_pearson", "exact_gap"}
    assert set(gated()) == {"qwk", "pearson", "smd", *losses}


def test_ratings_that_are_all_alike_add_nothing() -> None:
    """Four ratings of a candidate that are one and the same are worth one; independent ones four.

    To within the one in twenty that a plan is told to, and the luck of the simulated people.
    """
    (one,), (same,), (apart,) = (
        plan_width("qwk", 0.75, 0.1, design)
        for design in (Design(), Design(4, 1.0), Design(4, 0.0))
    )
    assert same.candidates == pytest.approx(one.candidates, rel=0.15)
    assert 4 * apart.candidates == pytest.approx(one.candidates, rel=0.2)


@pytest.mark.parametrize("name", ["degradation_qwk", "degradation_pearson", "exact_gap"])
def test_a_machines_loss(name: str) -> None:
    """A machine as near to people as they are to each other passes with so many candidates.

    One that is far worse fails, and those studies lie on the gate's other side.
    """
    gate = gated()[name]
    (passing,), (failing,) = plan_gate(gate, 0.0), plan_gate(gate, gate.high + 0.1)
    assert passing.low < 0 < passing.high < gate.high
    assert gate.high < failing.low


def test_a_loss_that_people_cannot_show() -> None:
    """People who agree to .7 leave no room for a loss of .9."""
    with pytest.raises(UsageError, match="come to a degradation_qwk"):
        list(plan_gate(gated()["degradation_qwk"], 0.9))
