"""A way of fitting tried on candidates whom it wasn't fitted to: before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.paired import Beside, Paired
from answer_eval.agreement.ratings import Array, Indices
from answer_eval.calibration.fits import Method, fit
from answer_eval.calibration.maps import apply
from answer_eval.calibration.pairs import Pairs

FOLDS = 5
SEED = 20_260
MEASURED = ("qwk", "mae", "rmse", "bias", "smd", "sd_ratio", "exact")
"""The coefficients that are told before and after, the headline first. Not r: the folds' maps
pooled are no one rising map, and r would fall by that alone."""
FEWEST_CANDIDATES = {Method.LINEAR: 50, Method.MONOTONE: 100}
"""With 50 a line that wasn't needed costs .005 of QWK. Of the machines tried (bench/calibration.py)
a monotone map raises QWK only for the one that keeps to the middle, from 100 on; with the one in
place it costs .087 of QWK there, and .003 of a point in MAE. Skaggs (2005), Journal of Educational
Measurement 42, 309-330: with 25 no equating is better than any; from 50 on that depends on the
place on the scale."""
JUDGED = {"qwk": 1, "mae": -1}
"""What the finding is told by, and which way is better: a map can raise the one at the other's
cost."""


@dataclass(frozen=True, slots=True)
class Rising:
    """r of the machine with single people, before calibrating."""

    pooled: Estimate
    """Over all units: indicators that are harder for both sides are in it."""
    within: Estimate
    """Of how far each rating lies from its indicator's mean; the means are taken as they are."""

    @property
    def doubt(self) -> str:
        """Why these ratings aren't shown to rise with people's, "" where they are."""
        if isinstance(self.pooled.value, Undefined):
            return self.pooled.value.why
        if isinstance(self.within.value, Undefined):
            return "within its indicators, people's ratings or the machine's never differ"
        if _is_positive(self.pooled) and _is_positive(self.within):
            return ""
        return (
            f"r with people is {self.pooled}, and {self.within} within indicators: the machine's "
            "ratings aren't shown to rise with theirs, and a map would be flat or fall"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"pooled": self.pooled.as_json(), "within_indicators": self.within.as_json()}


def _is_positive(estimate: Estimate) -> bool:
    return isinstance(estimate.interval, Bounds) and estimate.interval.low > 0


@dataclass(frozen=True, slots=True)
class Residue:
    """An indicator's bias before and after: what one map for all leaves."""

    indicator: str
    before: Estimate
    after: Estimate

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"before": self.before.as_json(), "after": self.after.as_json()}


@dataclass(frozen=True, slots=True)
class Trial:
    """What calibrating does to agreement with single people, on units not used to fit.

    Each change has `first` after and `second` before calibrating, and after less before; the
    interval takes the maps as they are.
    """

    rising: Rising
    changes: tuple[Paired, ...]
    residues: tuple[Residue, ...]

    @property
    def finding(self) -> str:
        """What calibrating comes to, by each of JUDGED."""
        changes = {each.coefficient: each.difference for each in self.changes}
        told = (f"by {name.upper()} {_told(changes[name], way)}" for name, way in JUDGED.items())
        return (
            f"does it bring the machine closer to people? {', '.join(told)} "
            "(by intervals that take the maps as they are)"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "folds": FOLDS,
            "seed": SEED,
            "finding": self.finding,
            "r": self.rising.as_json(),
            "coefficients": {each.coefficient: _as_json(each) for each in self.changes},
            "bias_by_indicator": {each.indicator: each.as_json() for each in self.residues},
        }


def _told(change: Estimate, way: int) -> str:
    interval = change.interval
    if not isinstance(interval, Bounds) or interval.low <= 0 <= interval.high:
        return "it can't be told"
    return "yes" if interval.low * way > 0 else "no, further away"


def _as_json(change: Paired) -> dict[str, Any]:
    shown = change.as_json()
    return {"before": shown["second"], "after": shown["first"], "change": shown["difference"]}


def folds_of(candidates: int) -> Indices:
    """Return each candidate's fold: as many in each, give or take one, drawn with a fixed seed."""
    drawn = np.random.default_rng([SEED, candidates]).permutation(candidates)
    return np.asarray(drawn % FOLDS, dtype=np.intp)


def cross_fitted(pairs: Pairs, method: Method) -> Array | Undefined:
    """Return the machine's ratings, each mapped by what the other folds' candidates gave."""
    fold = folds_of(len(pairs.names))[pairs.candidates]
    mapped = np.empty(len(pairs))
    for each in range(FOLDS):
        out = fold == each
        mapping = fit(method, pairs.people[~out], pairs.machine[~out])
        if isinstance(mapping, Undefined):
            return Undefined(f"without one fifth of the candidates, {mapping.why}")
        given, place = np.unique(pairs.machine[out], return_inverse=True)
        mapped[out] = np.array([apply(mapping, x, pairs.scale) for x in given.tolist()])[place]
    return mapped


def too_few(pairs: Pairs, method: Method) -> str:
    """Say that people rated too few of the machine's candidates, if so."""
    if len(pairs.names) < (fewest := FEWEST_CANDIDATES[method]):
        return (
            f"not enough data: people rated what it rated of {len(pairs.names)} candidates, "
            f"and a {method} map needs {fewest}"
        )
    return ""


def rising(pairs: Pairs) -> Rising:
    """Measure how the machine's ratings rise with people's."""
    pooled, within = (
        measure(COEFFICIENTS["pearson"], each.held(each.machine)) for each in (pairs, pairs.centred)
    )
    return Rising(pooled, within)


def trial(pairs: Pairs, method: Method) -> Trial | Undefined:
    """Try a method on candidates it wasn't fitted to; or say why it can't be fitted."""
    if why := too_few(pairs, method):
        return Undefined(why)
    risen = rising(pairs)
    if risen.doubt:
        return Undefined(risen.doubt)
    after = cross_fitted(pairs, method)
    if isinstance(after, Undefined):
        return after
    beside = Beside(pairs.held(after), pairs.held(pairs.machine))
    changes = tuple(beside.paired(name, "") for name in MEASURED)
    return Trial(risen, changes, tuple(_residues(pairs, after)))


def _residues(pairs: Pairs, after: Array) -> Iterator[Residue]:
    bias = COEFFICIENTS["bias"]
    for name in np.unique(pairs.indicators).tolist():
        mask = pairs.indicators == name
        own = pairs.where(mask)
        before, now = own.held(own.machine), own.held(after[mask])
        yield Residue(name, measure(bias, before), measure(bias, now))
