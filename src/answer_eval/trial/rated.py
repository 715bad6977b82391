"""Test cases with a rater's ratings of them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import fmean

from answer_eval.evaluation import evaluate
from answer_eval.exchange import Gate, together
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.raters import MachineRater
from answer_eval.rating import Flag, Judged, NotRated, Rating
from answer_eval.score import NoScore, score
from answer_eval.trial.cases import Case

AT_ONCE = 8
"""How many interviews are being rated at once."""


@dataclass(frozen=True, slots=True)
class Silent:
    """No sample has a rating, and the reasons the rater gave."""

    reasons: tuple[str, ...]


@dataclass(frozen=True)
class RatedCase:
    """A test case and every judgement of its answer, all samples of it."""

    case: Case
    judged: tuple[Judged, ...]

    @property
    def failures(self) -> tuple[NotRated, ...]:
        """The judgements for which no valid reply came."""
        not_rated = (each for each in self.judged if isinstance(each, NotRated))
        return tuple(each for each in not_rated if each.reason.is_failure)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the answer is rated for, in the guide's order."""
        return tuple(dict.fromkeys(each.unit.indicator for each in self.judged))

    @cached_property
    def values(self) -> dict[str, tuple[float, ...]]:
        """Each indicator's ratings, a sample each; a sample without a rating has no place."""
        return {
            indicator: tuple(
                each.value for each in self._counted if each.unit.indicator == indicator
            )
            for indicator in self.indicators
        }

    @property
    def _counted(self) -> list[Rating]:
        ratings = (each for each in self.judged if isinstance(each, Rating))
        return [each for each in ratings if Flag.UNEVIDENCED not in each.flags]

    def level(self, indicator: str) -> float | Silent:
        """Return an indicator's mean rating over the samples."""
        values = self.values[indicator]
        return fmean(values) if values else Silent(self._reasons(indicator))

    def overall(self, guide: Guide) -> float | NoScore:
        """Return the answer's score by the guide's rule for questions."""
        scores = score(self.judged, guide).questions
        return next(each.value for each in scores if each.id == self.case.question)

    def _reasons(self, indicator: str) -> tuple[str, ...]:
        mine = (each for each in self.judged if each.unit.indicator == indicator)
        said = (each.reason.value for each in mine if isinstance(each, NotRated))
        return tuple(dict.fromkeys(said)) or (Flag.UNEVIDENCED.value,)


async def rate_cases(
    cases: Sequence[Case], guide: Guide, rater: MachineRater, template: str, samples: int
) -> tuple[RatedCase, ...]:
    """Rate every case `samples` times, each time anew; the rater is closed at the end.

    Raises RunStopped where no request can succeed.
    """
    interviews = {case.interview.id: case.interview for case in cases}
    places, gate = asyncio.Semaphore(AT_ONCE), Gate()

    async def one(interview: Interview, sample: int) -> list[Judged]:
        async with gate.through(places):
            evaluation = await evaluate(interview, guide, rater, template)
        return [replace(each, sample=sample) for each in evaluation.judged]

    try:
        rated = await together(
            [
                one(interview, sample)
                for interview in interviews.values()
                for sample in range(1, samples + 1)
            ]
        )
    finally:
        await rater.close()
    judged = [each for judgements in rated for each in judgements]
    return tuple(RatedCase(case, _of(case, judged)) for case in cases)


def _of(case: Case, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    return tuple(
        each
        for each in judged
        if (each.unit.interview, each.unit.question) == (case.interview.id, case.question)
    )
