"""Whether an estimate clears a threshold, fails it, or can't be told from it yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, inf
from typing import Any

from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.gates import Gate

FEWEST_CANDIDATES = 20
"""With fewer a percentile interval is too narrow to be believed."""
MOST_CANDIDATES = 100_000
"""More than anybody has: the estimate lies on its threshold."""


class Outcome(StrEnum):
    """What can be said of a gate, or of all gates of a comparison."""

    PASS = "pass"  # noqa: S105  a verdict, no password
    FAIL = "fail"
    NOT_ENOUGH_DATA = "not enough data"


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """One gate: what can be said, why, and how many candidates would be enough to say it."""

    gate: Gate
    outcome: Outcome
    why: str
    enough: int | Undefined
    misses: bool = False
    """Whether the estimate itself lies outside the gate, settled or not."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.gate.as_json() | {
            "outcome": self.outcome.value,
            "why": self.why,
            "enough_candidates": self.enough if isinstance(self.enough, int) else None,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """All gates of a comparison: it fails with any, and passes with all."""

    outcome: Outcome
    gates: tuple[GateVerdict, ...]

    @property
    def enough(self) -> int | Undefined:
        """The smallest number of candidates that would settle the outcome.

        One gate that clearly fails settles it, so of the gates whose estimate lies outside the
        one needing fewest counts; a pass needs every gate, so the one needing most.
        """
        failing = [each.enough for each in self.gates if each.misses]
        known = [each for each in failing if isinstance(each, int)]
        if known:
            return min(known)
        unknown = [each.enough for each in self.gates if isinstance(each.enough, Undefined)]
        if unknown:
            return unknown[0]
        return max((each.enough for each in self.gates if isinstance(each.enough, int)), default=0)

    @property
    def why(self) -> str:
        """The gates that decided it, in words."""
        return "; ".join(each.why for each in self.gates if each.outcome is self.outcome)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "outcome": self.outcome.value,
            "why": self.why,
            "enough_candidates": self.enough if isinstance(self.enough, int) else None,
            "gates": [each.as_json() for each in self.gates],
        }


def judge(found: Iterable[tuple[Gate, Estimate]]) -> Verdict:
    """Hold estimates against their gates."""
    gates = tuple(decide(gate, estimate) for gate, estimate in found)
    return Verdict(_overall([each.outcome for each in gates]), gates)


def _overall(outcomes: Sequence[Outcome]) -> Outcome:
    for decisive in (Outcome.FAIL, Outcome.NOT_ENOUGH_DATA, Outcome.PASS):
        if decisive in outcomes:
            return decisive
    return Outcome.NOT_ENOUGH_DATA


def decide(gate: Gate, estimate: Estimate) -> GateVerdict:
    """Hold one estimate against a gate: the whole interval must lie on one side of it."""
    value, interval = estimate.value, estimate.interval
    if isinstance(value, Undefined):
        return GateVerdict(gate, Outcome.NOT_ENOUGH_DATA, f"{gate.name}: {value.why}", value)
    if isinstance(interval, Undefined):
        why = f"{gate.name} {value:.2f}: {interval.why}"
        return GateVerdict(gate, Outcome.NOT_ENOUGH_DATA, why, interval)
    shown = f"{gate.name} {value:z.2f} [{interval.low:z.2f}, {interval.high:z.2f}]"
    outcome = _outcome(gate, estimate.candidates, interval)
    enough = _enough(gate, value, interval, estimate.candidates)
    if outcome is Outcome.NOT_ENOUGH_DATA:
        shown = f"{shown}, {_wanted(enough)}"
    else:
        shown = f"{shown} {'within' if outcome is Outcome.PASS else 'outside'} {gate}"
    return GateVerdict(gate, outcome, shown, enough, misses=not gate.holds(value))


def _outcome(gate: Gate, candidates: int, interval: Bounds) -> Outcome:
    if candidates < FEWEST_CANDIDATES:
        return Outcome.NOT_ENOUGH_DATA
    if gate.low <= interval.low and interval.high <= gate.high:
        return Outcome.PASS
    if interval.high < gate.low or interval.low > gate.high:
        return Outcome.FAIL
    return Outcome.NOT_ENOUGH_DATA


def _enough(gate: Gate, value: float, interval: Bounds, candidates: int) -> int | Undefined:
    """Return the candidates at which an interval, shrinking as 1/√n, would leave the threshold.

    Where it lies clear of the threshold already that is fewer than there are, and with all of
    these below the fewest that an interval is believed for, it is those fewest.
    """
    edge = min((gate.low, gate.high), key=lambda end: abs(value - end))
    margin = abs(value - edge)
    reach = value - interval.low if edge < value else interval.high - value
    wanted = candidates * (reach / margin) ** 2 if margin else inf
    if wanted > MOST_CANDIDATES:
        return Undefined(f"{gate.name} lies on its threshold: no number of candidates settles it")
    return max(FEWEST_CANDIDATES, ceil(round(wanted, 6)))


def _wanted(enough: int | Undefined) -> str:
    if isinstance(enough, Undefined):
        return "on its threshold"
    return f"about {enough} candidates would settle it"
