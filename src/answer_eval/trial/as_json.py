"""A trial as JSON-able data: what is missing is null, with its reason beside it."""

from typing import Any

from answer_eval.agreement.repeats import NotRepeated, Spread
from answer_eval.rating import RaterKind
from answer_eval.score import NoScore
from answer_eval.trial.levels import Closeness, Expectation
from answer_eval.trial.pairs import NoMargin, Pair, Side
from answer_eval.trial.rated import Silent
from answer_eval.trial.report import Trial


def as_json(trial: Trial) -> dict[str, Any]:
    """Return everything that the trial has shown."""
    return {
        "guide": trial.guide.id,
        "guide_version": trial.guide.version,
        "guide_digest": trial.guide.digest,
        "rater": trial.rater.id,
        "rater_kind": trial.rater.kind,
        "labels": {"baseline": trial.rater.kind is RaterKind.BASELINE},
        "answers": trial.answers,
        "samples": trial.samples,
        "verdict": trial.verdict,
        "gates": [
            {"name": g.name, "won": g.won, "pairs": g.pairs, "needed": float(g.needed)}
            for g in trial.gates
        ],
        "pairs": dict(trial.tally) | {"margin": _number(trial.margin)},
        "by_pair": [_pair(each) for each in trial.pairs],
        "to_blame": [{"indicator": name, "pairs": count} for name, count in trial.blame],
        "unpaired": list(trial.unpaired),
        "expected": [_expectation(each) for each in trial.expectations],
        "stability": _stability(trial.stability),
        "left_out": [
            {"interview": each.interview, "question": each.question, "why": each.why}
            for each in trial.left_out
        ],
        "failures": [
            {
                "interview": each.unit.interview,
                "question": each.unit.question,
                "indicator": each.unit.indicator,
                "reason": each.reason,
                "detail": each.detail,
            }
            for each in trial.failures
        ],
    }


def _number(value: float | NoMargin | NoScore | Silent | NotRepeated) -> float | None:
    return value if isinstance(value, float) else None


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "question": pair.question,
        "good": pair.good,
        "weak": pair.weak,
        "good_score": _number(pair.good_score),
        "weak_score": _number(pair.weak_score),
        "outcome": pair.outcome,
        "margin": _number(pair.margin),
        "no_margin": pair.margin.why if isinstance(pair.margin, NoMargin) else "",
        "indicators": [_side(each) for each in pair.sides],
        "to_blame": [each.indicator for each in pair.blamed],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "indicator": side.indicator,
        "good": _number(side.good),
        "weak": _number(side.weak),
        "good_not_rated": list(side.good.reasons) if isinstance(side.good, Silent) else [],
        "weak_not_rated": list(side.weak.reasons) if isinstance(side.weak, Silent) else [],
    }


def _expectation(each: Expectation) -> dict[str, Any]:
    known = each.closeness if isinstance(each.closeness, Closeness) else None
    return {
        "indicator": each.indicator,
        "expected": each.expected,
        "rated": each.rated,
        "mean_difference": known.difference if known else None,
        "within_one_point": known.near if known else None,
    }


def _stability(found: tuple[Spread, ...] | NotRepeated) -> dict[str, Any]:
    if isinstance(found, NotRepeated):
        return {"why_not": found.why, "indicators": []}
    rows = [
        {
            "indicator": each.indicator,
            "answers": each.answers,
            "mean_sd": _number(each.mean_sd),
            "widest_sd": _number(each.widest_sd),
            "wavering": each.wavering,
        }
        for each in found
    ]
    return {"why_not": "", "indicators": rows}
