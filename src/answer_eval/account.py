"""What a run says of itself in `run.json`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from answer_eval import __version__
from answer_eval.batch import Batch
from answer_eval.evaluation import Evaluation
from answer_eval.files import Inputs
from answer_eval.prompt import Usage
from answer_eval.raters import MachineRater, Served
from answer_eval.rating import NotRated, RaterKind, Rating
from answer_eval.similarity import load_similarity


def account(
    batch: Batch, inputs: Inputs, rater: MachineRater, usage: Usage, *, illustrative: bool
) -> dict[str, Any]:
    """Say what rated what, with which settings, at what cost, and what failed.

    `usage` is what the folder's replies were charged for, earlier runs included.
    """
    evaluations = batch.evaluations
    return {
        "package": __version__,
        "rater": rater.rater.id,
        "rater_kind": rater.rater.kind,
        "model": rater.settings.get("model", ""),
        "settings": dict(rater.settings),
        "server": dict(rater.server) if isinstance(rater, Served) else {},
        "guides": _guides(evaluations),
        "digests": _digests(evaluations),
        "counts": _counts(batch),
        "usage": asdict(usage),
        "cost": {"usd": None, "why": "no price list in this version: see the tokens under usage"},
        "failures": [*_failures(evaluations), *_unreadable(inputs)],
        "skipped": [{"path": str(each.path), "reason": each.why} for each in inputs.skipped],
        "similarity": load_similarity().name,
        "labels": {
            "baseline": rater.rater.kind is RaterKind.BASELINE,
            "illustrative_ratings": illustrative,
        },
    }


def _guides(evaluations: Iterable[Evaluation]) -> list[dict[str, str]]:
    used = {(each.guide, each.guide_version, each.guide_digest) for each in evaluations}
    return [{"id": one, "version": version, "digest": key} for one, version, key in sorted(used)]


def _digests(evaluations: Iterable[Evaluation]) -> dict[str, list[str]]:
    asked = [each.digests for evaluation in evaluations for each in evaluation.asked]
    return {
        "prompt": sorted({each.prompt for each in asked}),
        "rubric": sorted({each.rubric for each in asked}),
        "schema": sorted({each.schema for each in asked}),
    }


def _counts(batch: Batch) -> dict[str, Any]:
    judged = [each for evaluation in batch.evaluations for each in evaluation.judged]
    answers = (answer for each in batch.evaluations for answer in each.interview.answers)
    requests = sum(len(each.asked) for each in batch.evaluations)
    return {
        "interviews": len(batch.evaluations),
        "answers": dict(Counter(answer.status.value for answer in answers)),
        "units": len(judged),
        "rated": sum(isinstance(each, Rating) for each in judged),
        "not_rated": dict(Counter(e.reason.value for e in judged if isinstance(e, NotRated))),
        "requests": requests,
        "requests_made": batch.asked,
    }


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


def _unreadable(inputs: Inputs) -> Iterator[Mapping[str, str]]:
    for each in inputs.unreadable:
        yield {
            "interview": each.interview,
            "path": str(each.path),
            "reason": "unreadable",
            "detail": each.why,
        }
