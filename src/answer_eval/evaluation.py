"""One interview, from its answers to its scorecard: the pure steps around one rater."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from answer_eval import __version__
from answer_eval.checking import Looked, check
from answer_eval.checklist import Checked, red_flagged
from answer_eval.evidence import Evidence, Unlocated
from answer_eval.exchange import Asked, Asking, exchanges, located
from answer_eval.fence import lines_of
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.near_copy import is_near_copy
from answer_eval.prompt import Judgement, NoReply, Part, Per, Plan, RatingRequest, Reply, render
from answer_eval.raters import MachineRater, plan_of
from answer_eval.rating import (
    Flag,
    Judged,
    NotRated,
    Rater,
    RaterKind,
    Rating,
    Reason,
    Unit,
)
from answer_eval.score import Scorecard, score
from answer_eval.segment import Status

OF_ANSWERS = (Flag.RED_FLAG, Flag.NEAR_COPY)
"""The flags of a whole answer that stand on its ratings alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All that one rater made of one interview: one judgement for every unit of the guide."""

    interview: Interview
    guide: str
    guide_version: str
    guide_digest: str
    rater: Rater
    settings: Mapping[str, Any]
    package: str
    judged: tuple[Judged, ...]
    scorecard: Scorecard
    asked: tuple[Asked, ...]
    checked: tuple[Checked, ...] = ()
    """The guide's key points and red flags; empty where the rater doesn't look for them."""
    plan: Mapping[str, Any] = field(default_factory=dict)
    """What one request held, and how often it was made; empty where an earlier version stored it.
    """

    @property
    def failures(self) -> tuple[NotRated, ...]:
        """The units for which no valid reply came."""
        not_rated = (each for each in self.judged if isinstance(each, NotRated))
        return tuple(each for each in not_rated if each.reason.is_failure)

    @property
    def failed_checks(self) -> tuple[Checked, ...]:
        """The key points and red flags for which no valid reply came."""
        return tuple(each for each in self.checked if each.is_failure)

    @property
    def flagged(self) -> int:
        """How many places want a look, by flag: interviews, answers, ratings and scores.

        A flag of an interview or an answer counts once there, and not on each of its ratings.
        """
        return len(set(self._places()))

    def _places(self) -> Iterator[tuple[Flag, object]]:
        of_all = self.interview.flags
        yield from ((flag, "") for flag in of_all)
        its = {
            answer.question: self.interview.flags_of(answer) for answer in self.interview.answers
        }
        for question, flags in its.items():
            yield from ((flag, question) for flag in flags[len(of_all) :])
        for row in self.judged:
            question = row.unit.question
            for flag in {*row.flags} - {*its[question]}:
                yield flag, question if flag in OF_ANSWERS else (row.unit, row.sample)
        for each in self.scorecard.scores:
            yield from ((flag, (each.level, each.id)) for flag in each.flags)


async def evaluate(
    interview: Interview, guide: Guide, rater: MachineRater, template: str, checklist: str = ""
) -> Evaluation:
    """Rate every indicator of every question's answer, then score the interview.

    A language model is told once which of its quotes support nothing; what it then makes of those
    indicators counts. With a `checklist` template, a rater that can is asked for each question's
    key points and red flags too.
    """
    plan = plan_of(rater)
    requests = list(requests_of(interview, guide, template, plan))
    replies = await exchanges(rater, requests, interview, Asking(guide, template))
    looked = await check(interview, guide, rater, checklist) if checklist else Looked()
    judged = defaultdict[Unit, list[Judged]](list)
    for exchange in replies:
        for each in _judged(interview, exchange.request, exchange.reply, rater.rater):
            judged[each.unit].append(each)
    flagged = defaultdict[str, tuple[Flag, ...]](tuple, _of_answers(interview, guide, looked))
    rows = tuple(
        replace(row, flags=(*row.flags, *flagged[unit.question]))
        for unit in _units(interview, guide)
        for row in _weighed(judged.get(unit) or [_nothing_to_rate(unit, interview, rater.rater)])
    )
    return Evaluation(
        interview=interview,
        guide=guide.id,
        guide_version=guide.version,
        guide_digest=guide.digest,
        rater=rater.rater,
        settings=dict(rater.settings),
        package=__version__,
        judged=rows,
        scorecard=score(rows, guide),
        asked=(*(asked for exchange in replies for asked in exchange.asked), *looked.asked),
        checked=looked.checked,
        plan=plan.about,
    )


def evaluate_sync(
    interview: Interview, guide: Guide, rater: MachineRater, template: str, checklist: str = ""
) -> Evaluation:
    """Do as `evaluate` does, for callers without an event loop."""
    return asyncio.run(evaluate(interview, guide, rater, template, checklist))


def _of_answers(
    interview: Interview, guide: Guide, looked: Looked
) -> Iterator[tuple[str, tuple[Flag, ...]]]:
    """Yield each question's flags that take the guide, or a rater, to tell."""
    shown = set(red_flagged(looked.checked))
    for question in guide.questions:
        copied = is_near_copy(interview.answer(question.id).text, question)
        seen = dict(zip(OF_ANSWERS, (question.id in shown, copied), strict=True))
        yield question.id, tuple(flag for flag, is_there in seen.items() if is_there)


WIDEST_SPREAD = 1.0
"""Points; a person looks at a rating whose samples lie further apart, or whose probabilities have
a greater standard deviation."""


def judge(
    judgement: Judgement, unit: Unit, rater: Rater, interview: Interview, sample: int = 1
) -> Judged:
    """Locate a judgement's quotes; a rating that no located quote supports is not rated.

    A decision rater gives no quotes: its rating stands, marked as unevidenced.
    """
    answer = interview.answer(unit.question)
    quotes = located(judgement, interview, unit.question)
    flags = interview.flags_of(answer)
    if any(isinstance(quote, Unlocated) for quote in quotes):
        flags = (*flags, Flag.UNLOCATED_QUOTE)
    rating = judgement.rating
    if not isinstance(rating, Reason) and rater.kind is RaterKind.DECISION:
        flags = (*flags, Flag.UNEVIDENCED)
    elif not isinstance(rating, Reason) and not any(isinstance(q, Evidence) for q in quotes):
        rating = Reason.EVIDENCE_NOT_FOUND if quotes else Reason.NO_EVIDENCE
    if isinstance(rating, Reason):
        return NotRated(
            unit=unit,
            rater=rater,
            reason=rating,
            sample=sample,
            quotes=quotes,
            observation=judgement.observation,
            flags=flags,
        )
    return Rating(
        unit=unit,
        rater=rater,
        value=rating,
        sample=sample,
        quotes=quotes,
        observation=judgement.observation,
        why_not_higher=judgement.why_not_higher,
        why_not_lower=judgement.why_not_lower,
        probabilities=judgement.probabilities,
        flags=flags,
    )


def requests_of(
    interview: Interview, guide: Guide, template: str, plan: Plan
) -> Iterator[RatingRequest]:
    """Yield all that a rater is asked about an interview; no answer, no request."""
    for sample in range(1, plan.samples + 1):
        for parts in _grouped(_parts(interview, guide), plan.per):
            yield render(guide, parts, template, sample)


def _parts(interview: Interview, guide: Guide) -> Iterator[Part]:
    """Yield a part for each answer and competency."""
    for answer in interview.answers:
        if answer.status is Status.ANSWERED:
            question = guide.question(answer.question)
            lines = lines_of(interview.transcript, answer)
            for competency in guide.rated_for(question):
                yield Part(question, competency.indicators, lines)


def _grouped(parts: Iterable[Part], per: Per) -> Iterator[list[Part]]:
    """Yield the parts of each request; an interview's has one for each answer."""
    if per is Per.INTERVIEW:
        of_question = groupby(parts, key=lambda part: part.question.id)
        if merged := [_merged(list(same)) for _, same in of_question]:
            yield merged
        return
    for part in parts:
        if per is Per.ANSWER:
            yield [part]
        else:
            yield from ([replace(part, indicators=(each,))] for each in part.indicators)


def _merged(parts: Sequence[Part]) -> Part:
    return replace(parts[0], indicators=tuple(i for part in parts for i in part.indicators))


def _weighed(samples: Sequence[Judged]) -> Iterator[Judged]:
    """Yield a unit's samples, flagged where they lie apart or only some found evidence."""
    values = [each.value for each in samples if isinstance(each, Rating)]
    wide = bool(values) and max(values) - min(values) > WIDEST_SPREAD
    split = 0 < len(values) < len(samples) and not any(map(_failed, samples))
    for each in samples:
        own = isinstance(each, Rating) and each.spread > WIDEST_SPREAD
        flagged = wide or split or own
        yield replace(each, flags=(*each.flags, Flag.SPREAD)) if flagged else each


def _failed(judged: Judged) -> bool:
    return isinstance(judged, NotRated) and judged.reason.is_failure


def _units(interview: Interview, guide: Guide) -> Iterator[Unit]:
    for question, _, indicator in guide.units():
        yield Unit(interview.id, interview.candidate, question.id, indicator.id)


def _judged(
    interview: Interview, request: RatingRequest, reply: Reply | NoReply, rater: Rater
) -> Iterator[Judged]:
    for name, (part, indicator) in request.asked.items():
        unit = Unit(interview.id, interview.candidate, part.question.id, indicator.id)
        if isinstance(reply, Reply):
            yield judge(reply.judgements[name], unit, rater, interview, request.sample)
        else:
            yield NotRated(
                unit=unit,
                rater=rater,
                reason=reply.reason,
                detail=reply.detail,
                sample=request.sample,
                flags=interview.flags_of(interview.answer(unit.question)),
            )


def _nothing_to_rate(unit: Unit, interview: Interview, rater: Rater) -> NotRated:
    answer = interview.answer(unit.question)
    asked = answer.status is not Status.NOT_ASKED
    reason = Reason.NOT_ANSWERED if asked else Reason.NOT_ASKED
    return NotRated(unit=unit, rater=rater, reason=reason, flags=interview.flags_of(answer))
