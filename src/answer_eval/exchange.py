"""What is asked of a rater about one interview, and what came back."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from answer_eval import __version__
from answer_eval._digest import digest
from answer_eval.checklist import CheckReply, CheckRequest
from answer_eval.errors import RunStopped
from answer_eval.evidence import Located, Unlocated, locate_all
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import (
    REPAIR,
    Digests,
    Judgement,
    NoReply,
    Part,
    RatingRequest,
    Reply,
    Request,
    Usage,
    render,
)
from answer_eval.raters import Checking, MachineRater
from answer_eval.rating import RaterKind
from answer_eval.repair import mended, repair
from answer_eval.wording import Order

T = TypeVar("T")
Q = TypeVar("Q", RatingRequest, CheckRequest)
R = TypeVar("R", Reply, CheckReply)
Rated = list["Exchange[RatingRequest, Reply]"]

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
    too_long: bool = False
    """Whether the model's context was too short for it, and it was asked in parts instead."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How a guide's ratings are asked for."""

    guide: Guide
    template: str

    def about(self, parts: Sequence[Part], sample: int) -> RatingRequest:
        """Return the request about parts of an interview."""
        return render(self.guide, parts, self.template, sample)


@dataclass(frozen=True, slots=True)
class Exchange(Generic[Q, R]):
    """What came of one request: the reply that counts, and everything that was asked for it."""

    request: Q
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
    asking: Asking,
) -> Rated:
    """Ask all requests about an interview together.

    Those whose quotes failed are asked again; those too long for the model's context are asked in
    halves, down to one indicator in one answer.
    """
    return await _Talk(rater, interview, asking).all_of(requests)


@dataclass(frozen=True, slots=True)
class _Talk:
    """One rater, asked about one interview."""

    rater: MachineRater
    interview: Interview
    asking: Asking

    async def all_of(self, requests: Iterable[RatingRequest]) -> Rated:
        several = await together([self.one(request) for request in requests])
        return [each for exchanges in several for each in exchanges]

    async def one(self, request: RatingRequest) -> Rated:
        reply = await self.rater.reply(request)
        first = _asked(request, _names(request), reply, self.rater)
        if not isinstance(reply, NoReply):
            return [await self.mended(request, reply, first)]
        if reply.too_long and (halves := list(_halves(request))):
            whole = replace(first, too_long=True)
            smaller = (self.asking.about(parts, request.sample) for parts in halves)
            half, *others = await self.all_of(smaller)
            return [replace(half, asked=(whole, *half.asked)), *others]
        return [Exchange(request, reply, (first,))]

    async def mended(
        self, request: RatingRequest, reply: Reply, first: Asked
    ) -> Exchange[RatingRequest, Reply]:
        failed = _lost(reply, request, self.interview) if self.mends else {}
        if not failed:
            return Exchange(request, reply, (first,))
        once_more = repair(request, failed, self.asking.template)
        second = await self.rater.reply(once_more)
        counts = mended(reply, second) if isinstance(second, Reply) else reply
        again = _asked(once_more, _names(once_more), second, self.rater)
        return Exchange(request, counts, (first, again))

    @property
    def mends(self) -> bool:
        return self.rater.rater.kind is RaterKind.LLM and REPAIR in self.asking.template


def _halves(request: RatingRequest) -> Iterator[list[Part]]:
    """Yield the two halves of what a request is about; nothing where it can't be halved."""
    parts, indicators = list(request.parts), request.parts[0].indicators
    if (middle := len(parts) // 2) > 0:
        yield from (parts[:middle], parts[middle:])
    elif (middle := len(indicators) // 2) > 0:
        yield from (
            [replace(parts[0], indicators=h)] for h in (indicators[:middle], indicators[middle:])
        )


async def looked(rater: Checking, request: CheckRequest) -> Exchange[CheckRequest, CheckReply]:
    """Ask for one checklist."""
    reply = await rater.check(request)
    names = (request.question.id,), tuple(each.id for each in request.checks)
    return Exchange(request, reply, (_asked(request, names, reply, rater),))


class Gate:
    """Lets requests out until one of them ends the run; then none that still waits, whoever asks.

    An error takes a while to reach all who wait, and each that fails frees a place for another.
    """

    def __init__(self) -> None:
        self._stop: RunStopped | None = None

    @asynccontextmanager
    async def through(self, places: asyncio.Semaphore) -> AsyncIterator[None]:
        """Wait for one of the places and hold it; raises what has ended the run."""
        async with places:
            if self._stop:
                raise self._stop
            try:
                yield
            except RunStopped as stop:
                self._stop = stop
                raise


async def together(tasks: Sequence[Coroutine[None, None, T]]) -> list[T]:
    """Return what all tasks come to; the first error ends them all."""
    try:
        async with asyncio.TaskGroup() as group:
            started = [group.create_task(task) for task in tasks]
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
    return [task.result() for task in started]


def _lost(reply: Reply, request: RatingRequest, interview: Interview) -> dict[str, list[Unlocated]]:
    """Return the quotes of a reply that support nothing, by name."""
    lost = dict[str, list[Unlocated]]()
    for name, judgement in reply.judgements.items():
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
