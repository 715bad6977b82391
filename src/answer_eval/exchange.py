"""What is asked of a rater about one interview, and what came back."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from answer_eval import __version__
from answer_eval._digest import digest
from answer_eval.checklist import CheckReply, CheckRequest
from answer_eval.evidence import Located, Unlocated, locate_all
from answer_eval.interview import Interview
from answer_eval.prompt import (
    REPAIR,
    Digests,
    Judgement,
    NoReply,
    RatingRequest,
    Reply,
    Request,
    Usage,
    mended,
    repair,
)
from answer_eval.raters import Checking, MachineRater
from answer_eval.rating import RaterKind
from answer_eval.wording import Order

T = TypeVar("T")
R = TypeVar("R", Reply, CheckReply)

Names = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request and what came back: what the ratings of its indicators rest on."""

    questions: tuple[str, ...]
    indicators: tuple[str, ...]
    """By their names in the reply, in the order they were asked in; or a checklist's names."""
    key: str
    digests: Digests
    raw: str
    usage: Usage
    sample: int = 1
    best_first: bool = True
    """Whether the scale's points were told from the best to the worst."""


@dataclass(frozen=True, slots=True)
class Exchange(Generic[R]):
    """What came of one request: the reply that counts, and everything that was asked for it."""

    reply: R | NoReply
    asked: tuple[Asked, ...]


def key_of(request: Request, rater: MachineRater) -> str:
    """Return the digest of all that a reply rests on: an equal key is never paid for twice."""
    asked = request.digests
    parts = [asked.answer, asked.rubric, asked.prompt, asked.schema, request.sample]
    return digest([*parts, rater.rater.id, dict(rater.settings), __version__])


async def exchanges(
    rater: MachineRater,
    requests: Sequence[RatingRequest],
    interview: Interview,
    template: str,
) -> list[Exchange[Reply]]:
    """Ask all requests about an interview together; those whose quotes failed are asked again."""
    mends = rater.rater.kind is RaterKind.LLM and REPAIR in template

    async def exchange(request: RatingRequest) -> Exchange[Reply]:
        reply = await rater.reply(request)
        first = _asked(request, _names(request), reply, rater)
        failed = _lost(reply, request, interview) if mends else {}
        if not failed or isinstance(reply, NoReply):
            return Exchange(reply, (first,))
        once_more = repair(request, failed, template)
        second = await rater.reply(once_more)
        asked = (first, _asked(once_more, _names(once_more), second, rater))
        return Exchange(mended(reply, second) if isinstance(second, Reply) else reply, asked)

    return await together([exchange(each) for each in requests])


async def looked(rater: Checking, request: CheckRequest) -> Exchange[CheckReply]:
    """Ask for one checklist."""
    reply = await rater.check(request)
    names = (request.question.id,), tuple(each.id for each in request.checks)
    return Exchange(reply, (_asked(request, names, reply, rater),))


async def together(tasks: Sequence[Coroutine[None, None, T]]) -> list[T]:
    """Return what all tasks come to; the first error ends them all."""
    try:
        async with asyncio.TaskGroup() as group:
            started = [group.create_task(task) for task in tasks]
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
    return [task.result() for task in started]


def _lost(
    reply: Reply | NoReply, request: RatingRequest, interview: Interview
) -> dict[str, list[Unlocated]]:
    """Return the quotes of a reply that support nothing, by name."""
    judgements = reply.judgements if isinstance(reply, Reply) else {}
    lost = dict[str, list[Unlocated]]()
    for name, judgement in judgements.items():
        found = located(judgement, interview, request.asked[name][0].question.id)
        lost[name] = [each for each in found if isinstance(each, Unlocated)]
    return {name: quotes for name, quotes in lost.items() if quotes}


def located(judgement: Judgement, interview: Interview, question: str) -> tuple[Located, ...]:
    """Look a judgement's quotes up in the answer to its question."""
    answer = interview.answer(question)
    return locate_all(judgement.quotes, interview.transcript, answer.turns)


def _names(request: RatingRequest) -> Names:
    return tuple(part.question.id for part in request.parts), tuple(request.asked)


def _asked(
    request: Request, names: Names, reply: Reply | CheckReply | NoReply, rater: MachineRater
) -> Asked:
    questions, indicators = names
    return Asked(
        questions=questions,
        indicators=indicators,
        sample=request.sample,
        best_first=Order(request.sample).best_first,
        key=key_of(request, rater),
        digests=request.digests,
        raw=reply.raw,
        usage=reply.usage,
    )
