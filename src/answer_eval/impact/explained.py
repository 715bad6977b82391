"""How much of a machine's errors goes by group: RSMTool's three fairness figures."""

from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.ratings import ROUNDING, Array
from answer_eval.impact.attribute import Members
from answer_eval.impact.conditional import points
from answer_eval.impact.sample import Paired


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Adjusted R² of group in squared error, in error, and in error beyond the human score."""

    n: int
    accuracy: float | Undefined
    difference: float | Undefined
    conditional: float | Undefined


def explained(paired: Paired, members: Members) -> Explained:
    """Return RSMTool's `osa`, `osd` and `csd`; people of unknown group are left out.

    osa: (M − H)² on group; osd: M − H on group; csd: M − H on group and human point, less M − H on
    human point alone. Loukina, Madnani & Zechner (2019), BEA.
    """
    known = members.place >= 0
    error, group = paired.error[known], members.masks[known]
    at = points(paired.human[known])
    human = (at[:, None] == np.unique(at)).astype(np.float64)
    both = _adjusted(error, np.hstack([group, human]))
    alone = _adjusted(error, human)
    return Explained(
        n=int(known.sum()),
        accuracy=_adjusted(error**2, group),
        difference=_adjusted(error, group),
        conditional=_beyond(both, alone),
    )


def _beyond(both: float | Undefined, alone: float | Undefined) -> float | Undefined:
    if isinstance(both, Undefined) or isinstance(alone, Undefined):
        return Undefined(_WHY)
    return both - alone


_WHY = "too few candidates, or all errors alike"


def _adjusted(wanted: Array, design: Array) -> float | Undefined:
    """Return 1 − (1 − R²)(n − 1)/(n − rank) of a least-squares fit; the design holds a constant."""
    if len(wanted) < 2:  # noqa: PLR2004  a variance needs two
        return Undefined(_WHY)
    total = float(((wanted - wanted.mean()) ** 2).sum())
    coefficients, _, rank, _ = np.linalg.lstsq(design, wanted, rcond=None)
    left = float(((wanted - design @ coefficients) ** 2).sum())
    if total <= ROUNDING * float((wanted**2).sum()) or rank >= len(wanted):
        return Undefined(_WHY)
    return 1 - left / total * (len(wanted) - 1) / (len(wanted) - rank)
