"""Many interviews: wanted less present is pending, so that rerunning is resuming."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from answer_eval import unsettled
from answer_eval.checklist import PROMPT, CheckReply, CheckRequest
from answer_eval.confirmation import confirm
from answer_eval.evaluation import Evaluation, evaluate
from answer_eval.exchange import Gate, key_of, together
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import Checking, MachineRater, Settling, plan_of
from answer_eval.settling import settle
from answer_eval.store import R, Store
from answer_eval.unsettled import SettlingReply, SettlingRequest

Q = TypeVar("Q", RatingRequest, CheckRequest, SettlingRequest)


@dataclass(frozen=True, slots=True)
class Work:
    """An interview and the guide it is rated by."""

    interview: Interview
    guide: Guide


class Remembering:
    """A rater that asks only for what the store doesn't hold, at most `concurrency` at a time.

    Every reply is stored before anyone sees it. Requests of one key that are under way together
    are asked once. Raters of one run share its gate.
    """

    def __init__(
        self, rater: MachineRater, store: Store, concurrency: int, gate: Gate | None = None
    ) -> None:
        self._inner, self._store = rater, store
        self._places, self._gate = asyncio.Semaphore(concurrency), gate or Gate()
        self._under_way = dict[str, asyncio.Task[Any]]()
        self.rater, self.settings, self.plan = rater.rater, rater.settings, plan_of(rater)
        self.asked = 0

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Return the stored reply of a request, or ask for one and store it."""
        return await self._remembered(Reply, request, self._inner.reply)

    async def _remembered(
        self, kind: type[R], request: Q, ask: Callable[[Q], Awaitable[R | NoReply]]
    ) -> R | NoReply:
        key = key_of(request, self._inner)
        if known := self._store.reply(key, kind):
            return known
        if key not in self._under_way:
            self._under_way[key] = asyncio.create_task(self._ask(key, request, ask))
        reply: R | NoReply = await self._under_way[key]
        return reply

    async def _ask(
        self, key: str, request: Q, ask: Callable[[Q], Awaitable[R | NoReply]]
    ) -> R | NoReply:
        async with self._gate.through(self._places):
            reply = await ask(request)
        self.asked += 1
        self._store.add_reply(key, self.rater.id, reply)
        return reply

    async def close(self) -> None:
        """Let go of the rater's connections."""
        await self._inner.close()


class RememberingChecks(Remembering):
    """A rater that looks for key points and red flags, and is asked for what isn't stored."""

    def __init__(
        self, rater: Checking, store: Store, concurrency: int, gate: Gate | None = None
    ) -> None:
        super().__init__(rater, store, concurrency, gate)
        self._checking = rater

    async def check(self, request: CheckRequest) -> CheckReply | NoReply:
        """Return the stored reply of a request, or ask for one and store it."""
        return await self._remembered(CheckReply, request, self._checking.check)


class RememberingSettler(Remembering):
    """A rater that settles uncertain segments, and is asked for what isn't stored."""

    def __init__(
        self, rater: Settling, store: Store, concurrency: int, gate: Gate | None = None
    ) -> None:
        super().__init__(rater, store, concurrency, gate)
        self._settling = rater

    async def settle(self, request: SettlingRequest) -> SettlingReply | NoReply:
        """Return the stored reply of a request, or ask for one and store it."""
        return await self._remembered(SettlingReply, request, self._settling.settle)


def remembering(
    rater: MachineRater, store: Store, concurrency: int, gate: Gate | None = None
) -> Remembering:
    """Return a rater that asks for what the store doesn't hold, and looks for what it can."""
    if isinstance(rater, Checking):
        return RememberingChecks(rater, store, concurrency, gate)
    return Remembering(rater, store, concurrency, gate)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one run made: an evaluation for every interview and rater, and how many requests."""

    evaluations: tuple[Evaluation, ...]
    asked: int


async def rate_all(
    works: Sequence[Work],
    raters: Sequence[Remembering],
    store: Store,
    templates: Mapping[str, str],
    done: Callable[[Evaluation], None],
    segmenter: RememberingSettler | None = None,
) -> Batch:
    """Rate every interview, several at once; `done` is told of each as it is finished.

    A second rater confirms what the first one rates, and a segmenter settles what is uncertain
    before. `templates` are the prompt files by name.
    """

    async def one(found: Work) -> Sequence[Evaluation]:
        work = await _settled(found, segmenter, templates)
        evaluations = await _all_of(work, raters, templates)
        for evaluation in evaluations:
            store.add_evaluation(evaluation, work.guide)
        done(evaluations[0])
        return evaluations

    try:
        finished = await together([one(work) for work in works])
    finally:
        for each in (*raters, *([segmenter] if segmenter else [])):
            await each.close()
    made = tuple(evaluation for evaluations in finished for evaluation in evaluations)
    return Batch(made, sum(rater.asked for rater in raters))


async def _settled(
    work: Work, segmenter: RememberingSettler | None, templates: Mapping[str, str]
) -> Work:
    if segmenter is None:
        return work
    template = templates[unsettled.PROMPT]
    return replace(work, interview=await settle(work.interview, work.guide, segmenter, template))


async def _all_of(
    work: Work, raters: Sequence[Remembering], templates: Mapping[str, str]
) -> Sequence[Evaluation]:
    evaluations = await together(
        [
            evaluate(
                work.interview,
                work.guide,
                rater,
                templates[rater.plan.prompt],
                templates.get(PROMPT, ""),
            )
            for rater in raters
        ]
    )
    match evaluations:
        case [quoted, decided]:
            return confirm(quoted, decided, work.guide)
        case _:
            return evaluations
