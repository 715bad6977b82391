"""What `answer-eval guide test` tries a guide on."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from answer_eval.agreement.repeats import NotRepeated
from answer_eval.errors import UsageError
from answer_eval.files import load_guide, packaged, read_text
from answer_eval.guide import Guide
from answer_eval.inputs import Inputs, find_inputs
from answer_eval.raters import MachineRater, plan_of
from answer_eval.rating import RaterKind
from answer_eval.run import works
from answer_eval.trial.cases import Cases, Sample, cases_of, own_cases
from answer_eval.trial.rated import rate_cases
from answer_eval.trial.report import Trial, Verdict, trial_of

ONCE = NotRepeated("each answer was rated once; --samples 5 rates each five times")
DETERMINISTIC = NotRepeated(
    "this rater is deterministic: the same answer always gets the same ratings"
)
COLUMNS = "interview,question,text,expected_kind"


@dataclass(frozen=True, slots=True)
class Tried:
    """A finished trial, and the files that were found beside the answers."""

    trial: Trial
    inputs: Inputs

    @property
    def is_well(self) -> bool:
        """Whether the guide passed, every answer got a valid reply and every file was read."""
        whole = not (self.trial.failures or self.inputs.unreadable)
        return whole and self.trial.verdict is Verdict.PASSED


def run(guide_path: Path, answers: Path | None, rater: MachineRater, samples: int) -> Tried:
    """Rate the answers, or the guide's own examples, and sum up."""
    guide = load_guide(guide_path)
    inputs = _answers_alone(answers) if answers else Inputs((), (), ())
    cases = _given(inputs, guide_path, guide) if answers else own_cases(guide)
    _check(cases, answers, guide_path)
    repeats = _repeats(rater, samples)
    template = read_text(packaged("prompts", plan_of(rater).prompt))
    times = repeats if isinstance(repeats, int) else 1
    rated = asyncio.run(rate_cases(cases.cases, guide, rater, template, times))
    return Tried(trial_of(rated, cases.left_out, guide, rater.rater, repeats), inputs)


def _repeats(rater: MachineRater, samples: int) -> int | NotRepeated:
    if rater.rater.kind is RaterKind.BASELINE:
        return DETERMINISTIC
    return samples if samples > 1 else ONCE


def _answers_alone(path: Path) -> Inputs:
    """Find the ready-made answers in a path; transcripts beside them are left out."""
    inputs = find_inputs([path])
    ready = tuple(each for each in inputs.found if each.answers)
    if not ready:
        raise UsageError(
            "holds no ready-made answers", where=str(path), fix=f"name a table of {COLUMNS}"
        )
    return replace(inputs, found=ready)


def _given(inputs: Inputs, guide_path: Path, guide: Guide) -> Cases:
    todo = works(inputs, guide_path)
    samples = (
        Sample(work.interview, source.expected)
        for work, source in zip(todo, inputs.found, strict=True)
    )
    return cases_of(samples, guide)


def _check(cases: Cases, answers: Path | None, guide_path: Path) -> None:
    if cases.cases:
        return
    if answers:
        raise UsageError(
            f"no answer to try the guide on ({len(cases.left_out)} left out)",
            where=str(answers),
            fix="say good or weak in expected_kind, or a rating in expected_rating",
        )
    raise UsageError(
        "the guide keeps no examples back to be tried on",
        where=str(guide_path),
        fix=f"name a table of {COLUMNS} with --answers, or add examples with 'use: holdout'",
    )
