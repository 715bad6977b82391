"""Whether a machine places a group otherwise than people do: differences of standardised means."""

from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.estimate import Estimate
from answer_eval.agreement.gates import Gate
from answer_eval.agreement.ratings import Array, Draws
from answer_eval.agreement.verdict import GateVerdict
from answer_eval.impact.attribute import Members
from answer_eval.impact.held import hold
from answer_eval.impact.resampled import estimates, positive, sums
from answer_eval.impact.sample import Paired

DSM = Gate("subgroup DSM", -0.10, 0.10, "RSMTool ≥ 7; Williamson, Xi & Breyer 2012")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDsm:
    """One group's mean in standard deviations of the whole sample, by both, and the difference."""

    group: str
    machine: Estimate
    human: Estimate
    dsm: Estimate
    verdict: GateVerdict


def group_dsms(paired: Paired, members: Members) -> tuple[GroupDsm, ...]:
    """Return each group's mean of z_M − z_H.

    z_M = (M − M̄)/s_M and z_H = (H − H̄)/s_H with means and SD (ddof 1) of the whole sample, people
    of unknown group among it. In a resample all four are the resample's own.
    """
    if not members.names:
        return ()

    def machine(draws: Draws) -> Array:
        return _mean_z(draws, paired.machine, members)

    def human(draws: Draws) -> Array:
        return _mean_z(draws, paired.human, members)

    def dsm(draws: Draws) -> Array:
        return machine(draws) - human(draws)

    found = [estimates(each, len(paired.people), members.sizes) for each in (machine, human, dsm)]
    return tuple(
        GroupDsm(group=name, machine=m, human=h, dsm=d, verdict=hold(DSM, d))
        for name, m, h, d in zip(members.names, *found, strict=True)
    )


def _mean_z(draws: Draws, scores: Array, members: Members) -> Array:
    centred = scores - scores.mean()
    n = draws.counts.sum(axis=1)
    mean = sums(draws, centred) / n
    variance = positive((sums(draws, centred**2) - n * mean**2) / (n - 1), scores)
    of_group = sums(draws, members.masks * centred[:, None]) / sums(draws, members.masks)
    z: Array = (of_group - mean[:, None]) / np.sqrt(variance)[:, None]
    return z
