"""Whether a machine scores a group otherwise than the largest one at the same human score."""

from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.ratings import Array, Draws
from answer_eval.impact.attribute import Members
from answer_eval.impact.resampled import estimates, missing
from answer_eval.impact.sample import Paired

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDifference:
    """One group's conditional score difference, in points of the scale."""

    group: str
    difference: Estimate


def conditional_differences(paired: Paired, members: Members) -> tuple[GroupDifference, ...]:
    """Return each group's machine − human score beyond the largest group's at one human score.

    The group's coefficient in the least-squares fit of M − H on group and human score, the human
    score rounded to a whole point (halves upwards) and taken as a category; people of unknown group
    are left out. RSMTool's `csd`; Loukina, Madnani & Zechner (2019).
    """
    known = np.flatnonzero(members.place >= 0)
    design, error = _design(paired, members)[known], paired.error[known]
    groups = len(members.names)

    def values(draws: Draws) -> Array:
        return _coefficients(Draws(draws.counts[:, known]), design, error)[:, :groups]

    if groups < 2:  # noqa: PLR2004  a difference needs two
        return tuple(_alone(name, members) for name in members.names)
    found = estimates(values, len(paired.people), members.sizes)
    own = Estimate(0.0, Undefined("it is the largest group"), members.sizes[0], members.sizes[0])
    return tuple(
        GroupDifference(group=name, difference=each if number else own)
        for number, (name, each) in enumerate(zip(members.names, found, strict=True))
    )


def _alone(name: str, members: Members) -> GroupDifference:
    return GroupDifference(group=name, difference=missing("one group only", members.sizes[0]))


def points(human: Array) -> Array:
    """Return human scores rounded to whole points, halves upwards."""
    rounded: Array = np.floor(human + 1 / 2)
    return rounded


def _design(paired: Paired, members: Members) -> Array:
    """Return people × (groups, human points): the first group's column is empty, as the base."""
    at = points(paired.human)
    masks = members.masks.copy()
    masks[:, :1] = 0
    return np.hstack([masks, at[:, None] == np.unique(at)])


def _coefficients(draws: Draws, design: Array, error: Array) -> Array:
    """Return the weighted least-squares coefficients of every draw; NaN where not determined."""
    k = design.shape[1]
    outer = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    normal = (draws.counts @ outer).reshape(-1, k, k)
    right = draws.counts @ (design * error[:, None])
    inverse = np.linalg.pinv(normal, rcond=1e-10, hermitian=True)
    found: Array = (inverse @ right[:, :, None])[:, :, 0]
    determined = np.abs(inverse @ normal - np.eye(k)).max(axis=2) < _TOLERANCE
    found[~determined] = np.nan
    return found
