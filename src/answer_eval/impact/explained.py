"""How much of a machine's errors goes by group: RSMTool's three fairness figures."""

from dataclasses import dataclass
from math import log

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.f_distribution import beta_share
from answer_eval.agreement.ratings import ROUNDING, Array
from answer_eval.impact.attribute import Members
from answer_eval.impact.conditional import points
from answer_eval.impact.sample import Paired


@dataclass(frozen=True, slots=True)
class Gain:
    """What group adds to a fit: adjusted R², and the p of its F test."""

    r2: float
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What group explains of squared error, of error, and of error beyond the human score."""

    n: int
    accuracy: Gain | Undefined
    difference: Gain | Undefined
    conditional: Gain | Undefined


def explained(paired: Paired, members: Members) -> Explained:
    """Return RSMTool's `osa`, `osd` and `csd`; people of unknown group are left out.

    osa: (M − H)² on group; osd: M − H on group; csd: M − H on group and human point, beyond M − H
    on human point alone. Loukina, Madnani & Zechner (2019), BEA.
    """
    known = members.place >= 0
    error, group = paired.error[known], members.masks[known]
    at = points(paired.human[known])
    human = (at[:, None] == np.unique(at)).astype(np.float64)
    constant = np.ones((len(error), 1))
    return Explained(
        n=len(error),
        accuracy=_gain(error**2, constant, group),
        difference=_gain(error, constant, group),
        conditional=_gain(error, human, np.hstack([human, group])),
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    left: float
    """The sum of squares it leaves."""
    free: int
    """The degrees of freedom it leaves."""


def _gain(wanted: Array, base: Array, whole: Array) -> Gain | Undefined:
    """Return what a design adds to one that lies within it; both hold a constant."""
    before, after = _fit(wanted, base), _fit(wanted, whole)
    if after.free < 1 or before.free == after.free:
        return Undefined("too few candidates, or one group only")
    total = float(((wanted - wanted.mean()) ** 2).sum())
    if after.left <= ROUNDING * float((wanted**2).sum()):
        return Undefined("nothing is left to chance: errors are the same in every group")
    added = (before.left / before.free - after.left / after.free) * (len(wanted) - 1) / total
    return Gain(added, _p(before, after))


def _fit(wanted: Array, design: Array) -> _Fit:
    coefficients, _, rank, _ = np.linalg.lstsq(design, wanted, rcond=None)
    left = float(((wanted - design @ coefficients) ** 2).sum())
    return _Fit(left, len(wanted) - int(rank))


def _p(before: _Fit, after: _Fit) -> float:
    """Return P(F ≥ f) of two nested fits, by the share of the beta distribution that F has."""
    odds = (before.left - after.left) / after.left
    if odds <= 0:
        return 1.0
    return beta_share(-log(odds), after.free / 2, (before.free - after.free) / 2)
