"""A map fitted to all candidates of a calibration set, tried on those it wasn't fitted to."""

from dataclasses import dataclass

from answer_eval.agreement.estimate import Undefined
from answer_eval.calibration.fits import Method, fit
from answer_eval.calibration.pairs import Pairs
from answer_eval.calibration.record import Basis, Fitted, candidate_digest
from answer_eval.calibration.trial import Trial, trial


@dataclass(frozen=True, slots=True)
class Found:
    """A map, and the trial of the way it was fitted."""

    fitted: Fitted
    trial: Trial


@dataclass(frozen=True, slots=True)
class NotFitted:
    """No map, and why."""

    basis: Basis
    why: str


def find(basis: Basis, pairs: Pairs, method: Method) -> Found | NotFitted:
    """Fit a map to all pairs after trying the method on candidates held out in turn."""
    tried = trial(pairs, method)
    if isinstance(tried, Undefined):
        return NotFitted(basis, tried.why)
    mapping = fit(method, pairs.people, pairs.machine)
    if isinstance(mapping, Undefined):
        return NotFitted(basis, mapping.why)
    fitted = Fitted(
        basis=basis,
        map=mapping,
        scale=pairs.scale,
        seen=(float(pairs.machine.min()), float(pairs.machine.max())),
        candidates=len(pairs.names),
        units=pairs.units,
        ratings=len(pairs),
        people=pairs.raters,
        fitted_on=tuple(sorted(map(candidate_digest, pairs.names))),
        cross_fitted=tried.as_json(),
    )
    return Found(fitted, tried)
