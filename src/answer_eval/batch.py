"""Many interviews: wanted less present is pending, so that rerunning is resuming."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer_eval.evaluation import Evaluation, evaluate, key_of
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import MachineRater
from answer_eval.store import Store


@dataclass(frozen=True, slots=True)
class Work:
    """An interview and the guide it is rated by."""

    interview: Interview
    guide: Guide


class Remembering:
    """A rater that asks only for what the store doesn't hold, at most `concurrency` at a time.

    Every reply is stored before anyone sees it. Requests of one key that are under way together
    are asked once.
    """

    def __init__(self, rater: MachineRater, store: Store, concurrency: int) -> None:
        self._inner, self._store = rater, store
        self._places = asyncio.Semaphore(concurrency)
        self._under_way = dict[str, asyncio.Task[Reply | NoReply]]()
        self.rater, self.settings = rater.rater, rater.settings
        self.asked = 0

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Return the stored reply of a request, or ask for one and store it."""
        key = key_of(request, self._inner)
        if known := self._store.reply(key):
            return known
        if key not in self._under_way:
            self._under_way[key] = asyncio.create_task(self._ask(key, request))
        return await self._under_way[key]

    async def _ask(self, key: str, request: RatingRequest) -> Reply | NoReply:
        async with self._places:
            reply = await self._inner.reply(request)
        self.asked += 1
        self._store.add_reply(key, reply)
        return reply

    async def close(self) -> None:
        """Let go of the rater's connections."""
        await self._inner.close()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one run made: an evaluation for every interview, and how many requests it took."""

    evaluations: tuple[Evaluation, ...]
    asked: int


async def rate_all(
    works: Sequence[Work],
    rater: Remembering,
    store: Store,
    template: str,
    done: Callable[[Evaluation], None],
) -> Batch:
    """Rate every interview, several at once; `done` is told of each as it is finished."""

    async def one(work: Work) -> Evaluation:
        evaluation = await evaluate(work.interview, work.guide, rater, template)
        store.add_evaluation(evaluation, work.guide)
        done(evaluation)
        return evaluation

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(work)) for work in works]
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
    finally:
        await rater.close()
    return Batch(tuple(task.result() for task in tasks), rater.asked)
