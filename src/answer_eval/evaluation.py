"""One interview, from its answers to its scorecard: the pure steps around one rater."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answer_eval import __version__
from answer_eval._digest import digest
from answer_eval.evidence import Evidence, Located, Unlocated, locate_all
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import (
    REPAIR,
    Digests,
    Judgement,
    Line,
    NoReply,
    RatingRequest,
    Reply,
    Usage,
    mended,
    render,
    repair,
)
from answer_eval.raters import MachineRater
from answer_eval.rating import Flag, Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.score import Scorecard, score
from answer_eval.segment import Answer, Status
from answer_eval.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Asked:
    """One request and what came back: what the ratings of its indicators rest on."""

    question: str
    indicators: tuple[str, ...]
    key: str
    digests: Digests
    raw: str
    usage: Usage


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

    @property
    def failures(self) -> tuple[NotRated, ...]:
        """The units for which no valid reply came."""
        not_rated = (each for each in self.judged if isinstance(each, NotRated))
        return tuple(each for each in not_rated if each.reason.is_failure)


def key_of(request: RatingRequest, rater: MachineRater) -> str:
    """Return the digest of all that a reply rests on: an equal key is never paid for twice."""
    asked = request.digests
    parts = [asked.answer, asked.rubric, asked.prompt, asked.schema]
    return digest([*parts, rater.rater.id, dict(rater.settings), __version__])


async def evaluate(
    interview: Interview, guide: Guide, rater: MachineRater, template: str
) -> Evaluation:
    """Rate every indicator of every question's answer, then score the interview.

    A language model is told once which of its quotes support nothing; what it then makes of those
    indicators counts.
    """
    requests = list(_requests(interview, guide, template))
    exchanges = await _exchanges(rater, requests, interview, template)
    judged = dict[tuple[str, str], Judged]()
    for (answer, request), exchange in zip(requests, exchanges, strict=True):
        for each in _judged(interview, answer, request, exchange.reply, rater.rater):
            judged[each.unit.question, each.unit.indicator] = each
    rows = tuple(
        judged.get((unit.question, unit.indicator))
        or _nothing_to_rate(unit, interview, rater.rater)
        for unit in _units(interview, guide)
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
        asked=tuple(asked for exchange in exchanges for asked in exchange.asked),
    )


def evaluate_sync(
    interview: Interview, guide: Guide, rater: MachineRater, template: str
) -> Evaluation:
    """Do as `evaluate` does, for callers without an event loop."""
    return asyncio.run(evaluate(interview, guide, rater, template))


def judge(
    judgement: Judgement, unit: Unit, rater: Rater, interview: Interview, answer: Answer
) -> Judged:
    """Locate a judgement's quotes; a rating that no located quote supports is not rated."""
    quotes = _quotes(judgement, interview, answer)
    flags = interview.flags_of(answer)
    if any(isinstance(quote, Unlocated) for quote in quotes):
        flags = (*flags, Flag.UNLOCATED_QUOTE)
    rating = judgement.rating
    if not isinstance(rating, Reason) and not any(isinstance(each, Evidence) for each in quotes):
        rating = Reason.EVIDENCE_NOT_FOUND if quotes else Reason.NO_EVIDENCE
    if isinstance(rating, Reason):
        return NotRated(
            unit=unit,
            rater=rater,
            reason=rating,
            quotes=quotes,
            observation=judgement.observation,
            flags=flags,
        )
    return Rating(
        unit=unit,
        rater=rater,
        value=rating,
        quotes=quotes,
        observation=judgement.observation,
        why_not_higher=judgement.why_not_higher,
        why_not_lower=judgement.why_not_lower,
        flags=flags,
    )


def _requests(
    interview: Interview, guide: Guide, template: str
) -> Iterator[tuple[Answer, RatingRequest]]:
    for answer in interview.answers:
        if answer.status is Status.ANSWERED:
            question = guide.question(answer.question)
            lines = _lines(interview.transcript, answer)
            for competency in guide.rated_for(question):
                yield answer, render(guide, question, competency, lines, template)


def _lines(transcript: Transcript, answer: Answer) -> tuple[Line, ...]:
    turns = (transcript.turns[index] for index in answer.segment)
    return tuple(Line(turn.index, turn.role, turn.text) for turn in turns)


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What came of one request: the reply that counts, and everything that was asked for it."""

    reply: Reply | NoReply
    asked: tuple[Asked, ...]


async def _exchanges(
    rater: MachineRater,
    requests: Sequence[tuple[Answer, RatingRequest]],
    interview: Interview,
    template: str,
) -> list[_Exchange]:
    mends = rater.rater.kind is RaterKind.LLM and REPAIR in template

    async def exchange(answer: Answer, request: RatingRequest) -> _Exchange:
        reply = await rater.reply(request)
        first = _asked(request, reply, rater)
        failed = _failed(reply, interview, answer) if mends else {}
        if not failed or isinstance(reply, NoReply):
            return _Exchange(reply, (first,))
        once_more = repair(request, failed, template)
        second = await rater.reply(once_more)
        asked = (first, _asked(once_more, second, rater))
        return _Exchange(mended(reply, second) if isinstance(second, Reply) else reply, asked)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(exchange(*each)) for each in requests]
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
    return [task.result() for task in tasks]


def _failed(
    reply: Reply | NoReply, interview: Interview, answer: Answer
) -> dict[str, list[Unlocated]]:
    """Return the quotes of a reply that support nothing, by indicator."""
    judgements = reply.judgements if isinstance(reply, Reply) else {}
    lost = {
        name: [
            each for each in _quotes(judgement, interview, answer) if isinstance(each, Unlocated)
        ]
        for name, judgement in judgements.items()
    }
    return {name: quotes for name, quotes in lost.items() if quotes}


def _quotes(judgement: Judgement, interview: Interview, answer: Answer) -> tuple[Located, ...]:
    return locate_all(judgement.quotes, interview.transcript, answer.turns)


def _asked(request: RatingRequest, reply: Reply | NoReply, rater: MachineRater) -> Asked:
    return Asked(
        question=request.question.id,
        indicators=tuple(indicator.id for indicator in request.indicators),
        key=key_of(request, rater),
        digests=request.digests,
        raw=reply.raw,
        usage=reply.usage,
    )


def _units(interview: Interview, guide: Guide) -> Iterator[Unit]:
    for question, _, indicator in guide.units():
        yield Unit(interview.id, interview.candidate, question.id, indicator.id)


def _judged(
    interview: Interview,
    answer: Answer,
    request: RatingRequest,
    reply: Reply | NoReply,
    rater: Rater,
) -> Iterator[Judged]:
    for indicator in request.indicators:
        unit = Unit(interview.id, interview.candidate, answer.question, indicator.id)
        if isinstance(reply, Reply):
            yield judge(reply.judgements[indicator.id], unit, rater, interview, answer)
        else:
            flags = interview.flags_of(answer)
            yield NotRated(
                unit=unit, rater=rater, reason=reply.reason, detail=reply.detail, flags=flags
            )


def _nothing_to_rate(unit: Unit, interview: Interview, rater: Rater) -> NotRated:
    answer = next(each for each in interview.answers if each.question == unit.question)
    asked = answer.status is not Status.NOT_ASKED
    reason = Reason.NOT_ANSWERED if asked else Reason.NOT_ASKED
    return NotRated(unit=unit, rater=rater, reason=reason, flags=interview.flags_of(answer))
