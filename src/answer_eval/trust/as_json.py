"""Trust in a rater as JSON-able data: what is missing is null, with its reason beside it."""

from collections.abc import Iterable
from typing import Any

from answer_eval.agreement.repeats import NotRepeated
from answer_eval.rating import NotRated, RaterKind
from answer_eval.trust.perturbation import Perturbation
from answer_eval.trust.shift import Finding
from answer_eval.trust.stability import Crossing, NoCut, Stability, Steadiness


def of_stability(found: Stability) -> dict[str, Any]:
    """Return all that repeated ratings by one rater and guide show."""
    return {
        "guide": found.guide.id,
        "guide_version": found.guide.version,
        "guide_digest": found.guide.digest,
        "rater": found.rater.id,
        "rater_kind": found.rater.kind,
        "labels": {"baseline": found.rater.kind is RaterKind.BASELINE},
        "repeats": found.repeats,
        "not_repeated": found.not_repeated,
        "indicators": [_steadiness(each) for each in found.indicators],
        "overall": _steadiness(found.overall),
        "cut": _crossing(found.crossing),
        "failures": list(_failures(found.failures)),
    }


def _steadiness(each: Steadiness) -> dict[str, Any]:
    spread = each.spread
    mean, widest = spread.mean_sd, spread.widest_sd
    return {
        "id": each.id,
        "of": each.of,
        "candidates": each.candidates,
        "enough_data": each.is_enough,
        "mean_sd": None if isinstance(mean, NotRepeated) else mean,
        "widest_sd": None if isinstance(widest, NotRepeated) else widest,
        "no_sd": mean.why if isinstance(mean, NotRepeated) else "",
        "icc_1_1": each.icc.as_json(),
        "changed": each.changed,
        "share_changed": each.changed / each.of if each.of else None,
        "rating_moved": each.moved,
        "rated_only_sometimes": each.flipped,
    }


def _crossing(found: Crossing | NoCut) -> dict[str, Any] | None:
    if isinstance(found, NoCut):
        return None
    crossing, of = list(found.crossing), found.candidates
    return {
        "at": found.cut,
        "candidates": of,
        "enough_data": found.is_enough,
        "crossing": crossing,
        "share": len(crossing) / of if of else None,
    }


def of_perturbation(found: Perturbation) -> dict[str, Any]:
    """Return what every check came to."""
    return {
        "rater": found.rater.id,
        "rater_kind": found.rater.kind,
        "labels": {"baseline": found.rater.kind is RaterKind.BASELINE},
        "interviews": found.interviews,
        "candidates": found.candidates,
        "verdict": found.verdict,
        "checks": [_finding(each) for each in found.findings],
        "failures": [
            {"check": each.check} | failure
            for each in found.failures
            for failure in _failures([each.judged])
        ],
    }


def _finding(each: Finding) -> dict[str, Any]:
    verdict = each.verdict
    return {
        "check": each.check.name,
        "must": each.check.must,
        "answers": each.answers,
        "ratings": each.units,
        "lost": each.lost,
        "gained": each.gained,
        "shift": each.shift.as_json(),
        "falls": each.falls.as_json(),
        "outcome": verdict.outcome,
        "why": verdict.why,
        "enough_candidates": verdict.enough if isinstance(verdict.enough, int) else None,
    }


def _failures(failures: Iterable[NotRated]) -> Iterable[dict[str, Any]]:
    for each in failures:
        yield {
            "interview": each.unit.interview,
            "question": each.unit.question,
            "indicator": each.unit.indicator,
            "reason": each.reason,
            "detail": each.detail,
        }
