"""A verdict is pass or fail where the interval allows it, and says how many would be enough."""

from math import inf

import pytest

from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.gates import QWK, SMD, Gate
from answer_eval.agreement.verdict import Outcome, decide, judge

NOTHING = Undefined("nothing was rated")


def estimate(value: float, low: float, high: float, candidates: int = 100) -> Estimate:
    """Return an estimate of 500 units."""
    return Estimate(value, Bounds(low, high), 500, candidates)


@pytest.mark.parametrize(
    ("gate", "found", "outcome"),
    [
        (QWK, estimate(0.80, 0.72, 0.85), Outcome.PASS),
        (QWK, estimate(0.60, 0.50, 0.69), Outcome.FAIL),
        (QWK, estimate(0.75, 0.65, 0.82), Outcome.NOT_ENOUGH_DATA),
        (QWK, estimate(0.90, 0.85, 0.95, candidates=19), Outcome.NOT_ENOUGH_DATA),
        (SMD, estimate(-0.02, -0.12, 0.08), Outcome.PASS),
        (SMD, estimate(-0.40, -0.50, -0.30), Outcome.FAIL),
        (SMD, estimate(0.10, 0.00, 0.20), Outcome.NOT_ENOUGH_DATA),
    ],
)
def test_whole_interval_decides(gate: Gate, found: Estimate, outcome: Outcome) -> None:
    """Within the gate is a pass, outside a fail; across its edge, or of few people, neither."""
    assert decide(gate, found).outcome is outcome


def test_enough_is_where_the_interval_leaves_the_threshold() -> None:
    """.75 lies .05 above .70 and reaches .10 down: half the reach needs four times the people."""
    assert decide(QWK, estimate(0.75, 0.65, 0.82)).enough == 400


def test_enough_from_below_looks_up() -> None:
    """.60 lies .10 below and reaches .15 up: 100 * 1.5² = 225."""
    assert decide(QWK, estimate(0.60, 0.30, 0.75)).enough == 225


def test_on_the_threshold_nothing_is_enough() -> None:
    """An estimate equal to its threshold can't be settled by numbers."""
    assert isinstance(decide(QWK, estimate(0.70, 0.60, 0.80)).enough, Undefined)


@pytest.mark.parametrize(
    "found",
    [
        Estimate(NOTHING, NOTHING, 0, 0),
        Estimate(0.9, Undefined("one candidate only"), 5, 1),
    ],
)
def test_without_a_number_it_says_why(found: Estimate) -> None:
    """No value, or no interval, is not enough data, with the reason."""
    verdict = decide(QWK, found)
    assert verdict.outcome is Outcome.NOT_ENOUGH_DATA
    assert isinstance(verdict.enough, Undefined)
    assert verdict.enough.why in verdict.why


GOOD, BAD, OPEN = (estimate(0.8, 0.75, 0.9), estimate(0.5, 0.4, 0.6), estimate(0.75, 0.65, 0.82))


LOW, FEW = (estimate(0.6, 0.3, 0.75), estimate(0.1, -0.2, 0.4, candidates=12))


@pytest.mark.parametrize(
    ("found", "outcome", "enough"),
    [
        ([GOOD, GOOD], Outcome.PASS, 25),
        ([GOOD, OPEN], Outcome.NOT_ENOUGH_DATA, 400),
        ([OPEN, BAD], Outcome.FAIL, 25),
        ([OPEN, LOW], Outcome.NOT_ENOUGH_DATA, 225),
        ([OPEN, FEW], Outcome.NOT_ENOUGH_DATA, 20),
        ([], Outcome.NOT_ENOUGH_DATA, 0),
    ],
)
def test_all_gates_together(found: list[Estimate], outcome: Outcome, enough: int) -> None:
    """One fail is a fail; a pass needs every gate; enough is what the decisive gate needs.

    .8 lies .10 above .70 and reaches .05 down: 100 * .5² = 25; .5 lies .20 below, reaches .10 up.
    """
    verdict = judge((QWK, each) for each in found)
    assert (verdict.outcome, verdict.enough) == (outcome, enough)


def test_json_has_no_infinities() -> None:
    """Open ends of a gate are null in JSON, and the reason names the estimate and the gate."""
    gate = Gate("loss", -inf, 0.10, "somebody 2000")
    shown = judge([(gate, estimate(0.3, 0.2, 0.4))]).as_json()
    assert shown["outcome"] == "fail"
    assert shown["why"] == "loss 0.30 [0.20, 0.40] outside ≤ 0.1"
    assert (shown["gates"][0]["low"], shown["gates"][0]["high"]) == (None, 0.1)


def test_undefined_enough_wins() -> None:
    """If a gate can't be settled by numbers, neither can a pass; a clear fail elsewhere can."""
    clear = judge([(QWK, FEW), (QWK, Estimate(NOTHING, NOTHING, 0, 0))])
    assert clear.enough == 20
    verdict = judge([(QWK, OPEN), (QWK, Estimate(NOTHING, NOTHING, 0, 0))])
    assert verdict.enough == NOTHING
    assert verdict.as_json()["enough_candidates"] is None
