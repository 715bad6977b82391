"""A group's figure held against a gate, as agreement's verdicts are, by the group's own size."""

from dataclasses import replace

from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.gates import Gate
from answer_eval.agreement.verdict import FEWEST_CANDIDATES, GateVerdict, decide

TOO_FEW = Undefined(f"not enough data: fewer than {FEWEST_CANDIDATES} in the group")


def hold(gate: Gate, estimate: Estimate) -> GateVerdict:
    """Return whether the whole interval lies on one side of a gate; of few candidates never.

    How many would be enough is told only by groups large enough to go by.
    """
    verdict = decide(gate, estimate)
    return verdict if estimate.candidates >= FEWEST_CANDIDATES else replace(verdict, enough=TOO_FEW)
