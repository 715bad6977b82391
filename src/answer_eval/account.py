"""What a run says of itself in `run.json`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from answer_eval import __version__
from answer_eval.batch import Batch
from answer_eval.evaluation import Evaluation
from answer_eval.inputs import Inputs
from answer_eval.interview import Interview
from answer_eval.prices import Prices
from answer_eval.prompt import Usage
from answer_eval.raters import MachineRater, Served, Settling, plan_of
from answer_eval.rating import NotRated, RaterKind, Rating
from answer_eval.similarity import load_similarity


def account(
    batch: Batch, inputs: Inputs, raters: Sequence[MachineRater], *, illustrative: bool
) -> dict[str, Any]:
    """Say what rated what, with which settings, and what failed; the first rater is the run's."""
    evaluations, rater = batch.evaluations, raters[0]
    served = [each for each in raters if isinstance(each, Served)]
    return {
        "package": __version__,
        "rater": rater.rater.id,
        "rater_kind": rater.rater.kind,
        "model": rater.settings.get("model", ""),
        "settings": dict(rater.settings),
        "plan": plan_of(rater).about,
        "server": dict(rater.server) if isinstance(rater, Served) else {},
        "confirmed_by": [each.rater.id for each in raters[1:]],
        "notes": [
            *dict.fromkeys(note for each in served for note in each.notes),
            *_too_long(evaluations),
        ],
        "guides": _guides(evaluations),
        "digests": _digests(evaluations),
        "counts": _counts(batch),
        "failures": [
            *_failures(evaluations),
            *_unsettled(_interviews(evaluations)),
            *_unreadable(inputs),
        ],
        "skipped": [{"path": str(each.path), "reason": each.why} for each in inputs.skipped],
        "similarity": load_similarity().name,
        "labels": {
            "baseline": rater.rater.kind is RaterKind.BASELINE,
            "illustrative_ratings": illustrative,
        },
    }


def charges(
    before: Mapping[str, Usage], usage: Mapping[str, Usage], prices: Prices
) -> dict[str, Any]:
    """Say what the folder's replies were charged for, by rater, and what this run's were.

    `before` is the folder's usage as this run found it. Segmenters count as raters.
    """
    now = {rater: each - before.get(rater, Usage()) for rater, each in usage.items()}
    return {**_charged(usage, prices), "this_run": _charged(now, prices)}


def _charged(usage: Mapping[str, Usage], prices: Prices) -> dict[str, Any]:
    asked = {rater: each for rater, each in usage.items() if each.requests}
    usd = {rater: prices.cost(rater, each) for rater, each in asked.items()}
    unknown = [rater for rater, cost in usd.items() if cost is None]
    total = None if unknown else sum(cost for cost in usd.values() if cost is not None)
    why = f"no price is known for {', '.join(unknown)}: see the tokens under usage"
    return {
        "usage": asdict(sum(usage.values(), Usage())),
        "usage_by_rater": {rater: asdict(each) for rater, each in asked.items()},
        "cost": {"usd": total, "by_rater": usd, "prices_of": prices.date}
        | ({"why": why} if unknown else {}),
    }


def segmenter(batch: Batch, rater: Settling | None, asked: int) -> dict[str, Any]:
    """Say which model settled uncertain segments, and how many; nothing where none was to."""
    if rater is None:
        return {}
    settlements = [each for one in _interviews(batch.evaluations) for each in one.settlements]
    return {
        "id": rater.rater.id,
        "settings": dict(rater.settings),
        "server": dict(rater.server) if isinstance(rater, Served) else {},
        "notes": list(rater.notes) if isinstance(rater, Served) else [],
        "prompt": sorted({each.prompt for each in settlements}),
        "settled": sum(len(each.questions) for each in settlements if not each.failure),
        "unsettled": sum(len(each.questions) for each in settlements if each.failure),
        "asked_now": asked,
    }


def _guides(evaluations: Iterable[Evaluation]) -> list[dict[str, str]]:
    used = {(each.guide, each.guide_version, each.guide_digest) for each in evaluations}
    return [{"id": one, "version": version, "digest": key} for one, version, key in sorted(used)]


def _too_long(evaluations: Iterable[Evaluation]) -> Iterator[str]:
    count = sum(each.too_long for evaluation in evaluations for each in evaluation.asked)
    if count:
        yield f"{count} requests were longer than the model's context and were asked in parts"


def _digests(evaluations: Iterable[Evaluation]) -> dict[str, list[str]]:
    asked = [each.digests for evaluation in evaluations for each in evaluation.asked]
    return {
        "prompt": sorted({each.prompt for each in asked}),
        "rubric": sorted({each.rubric for each in asked}),
        "schema": sorted({each.schema for each in asked}),
    }


def _counts(batch: Batch) -> dict[str, Any]:
    judged = [each for evaluation in batch.evaluations for each in evaluation.judged]
    checked = [each for evaluation in batch.evaluations for each in evaluation.checked]
    interviews = _interviews(batch.evaluations)
    answers = (answer for each in interviews for answer in each.answers)
    return {
        "interviews": len(interviews),
        "answers": dict(Counter(answer.status.value for answer in answers)),
        "units": len(judged),
        "rated": sum(isinstance(each, Rating) for each in judged),
        "not_rated": dict(Counter(e.reason.value for e in judged if isinstance(e, NotRated))),
        "checklist": dict(Counter(each.outcome.value for each in checked)),
        "asked": sum(len(each.asked) for each in batch.evaluations),
        "asked_now": batch.asked,
    }


def _interviews(evaluations: Iterable[Evaluation]) -> Sequence[Interview]:
    """Return each interview once, however many rated it."""
    return list({(each.interview.id, each.guide): each.interview for each in evaluations}.values())


def _failures(evaluations: Sequence[Evaluation]) -> Iterator[Mapping[str, str]]:
    for evaluation in evaluations:
        for each in evaluation.failures:
            yield {
                "interview": each.unit.interview,
                "question": each.unit.question,
                "indicator": each.unit.indicator,
                "reason": each.reason,
                "detail": each.detail,
            }
        for failed in evaluation.failed_checks:
            yield {
                "interview": evaluation.interview.id,
                "question": failed.question,
                "indicator": failed.check.id,
                "reason": failed.outcome,
                "detail": failed.detail,
            }


def _unsettled(interviews: Iterable[Interview]) -> Iterator[Mapping[str, str]]:
    for interview in interviews:
        for each in interview.unsettled:
            for question in each.questions:
                yield {
                    "interview": interview.id,
                    "question": question,
                    "segmenter": each.by,
                    "reason": each.failure,
                    "detail": each.detail,
                }


def _unreadable(inputs: Inputs) -> Iterator[Mapping[str, str]]:
    for each in inputs.unreadable:
        yield {
            "interview": each.interview,
            "path": str(each.path),
            "reason": "unreadable",
            "detail": each.why,
        }
