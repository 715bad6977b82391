"""Group means of a machine's scores, and how far apart they are in standard deviations."""

from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.ratings import Array, Draws
from answer_eval.impact.attribute import Members
from answer_eval.impact.resampled import estimates, positive, sums


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMean:
    """One group's mean score and its distance from the largest group's."""

    group: str
    n: int
    mean: float
    sd: float | Undefined
    smd: Estimate


def group_means(scores: Array, members: Members) -> tuple[GroupMean, ...]:
    """Return each group's mean, and (its mean − the largest group's) / their pooled SD.

    d = (x̄_g − x̄_r) / √(((n_g − 1)s²_g + (n_r − 1)s²_r) / (n_g + n_r − 2)), ddof 1; Cohen (1988).
    """
    centred = scores - scores.mean() if len(scores) else scores

    def values(draws: Draws) -> Array:
        return _smds(draws, centred, members)

    found = estimates(values, len(scores), members.sizes) if members.names else ()
    return tuple(
        _group_mean(members, number, scores[members.place == number], smd)
        for number, smd in enumerate(found)
    )


def _group_mean(members: Members, number: int, own: Array, smd: Estimate) -> GroupMean:
    return GroupMean(
        group=members.names[number],
        n=len(own),
        mean=float(own.mean()),
        sd=float(own.std(ddof=1)) if len(own) > 1 else Undefined("one candidate"),
        smd=smd
        if number
        else Estimate(0.0, Undefined("it is the largest group"), len(own), len(own)),
    )


def _smds(draws: Draws, scores: Array, members: Members) -> Array:
    """Return the standardised differences from the first group, draws × groups."""
    masks = members.masks
    n = sums(draws, masks)
    mean = sums(draws, masks * scores[:, None]) / n
    within = sums(draws, masks * scores[:, None] ** 2) - n * mean**2
    pooled = positive((within + within[:, :1]) / (n + n[:, :1] - 2), scores)
    smds: Array = (mean - mean[:, :1]) / np.sqrt(pooled)
    return smds
