"""Interviews rated over and over by one rater, outside a run's folder."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from answer_eval.batch import Remembering, Work
from answer_eval.evaluation import Evaluation, evaluate
from answer_eval.exchange import together
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import MachineRater, plan_of
from answer_eval.store import Store


class _Again:
    """A rater in a later round: its settings name the round, so that no kept reply serves it."""

    def __init__(self, inner: MachineRater, number: int) -> None:
        self._inner = inner
        self.rater, self.plan = inner.rater, plan_of(inner)
        self.settings: Mapping[str, Any] = {**inner.settings, "round": number}

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Ask the rater."""
        return await self._inner.reply(request)

    async def close(self) -> None:
        """Leave the rater open: other rounds ask it too."""


class Rounds:
    """Rates interviews in rounds: within one, nothing is asked twice; the next asks anew.

    Replies are kept in a store, at most `concurrency` requests are under way, and `done` is told
    of every finished interview.
    """

    def __init__(
        self,
        rater: MachineRater,
        template: str,
        store: Store,
        *,
        concurrency: int,
        done: Callable[[Evaluation], None],
    ) -> None:
        self.rater = rater
        self._template, self._store, self._done = template, store, done
        self._concurrency = concurrency

    async def rate(self, works: Sequence[Work], number: int = 1) -> list[Evaluation]:
        """Rate every interview in one round; RunStopped where no request can succeed."""
        asked = self.rater if number == 1 else _Again(self.rater, number)
        remembering = Remembering(asked, self._store, self._concurrency)

        async def one(work: Work) -> Evaluation:
            made = await evaluate(work.interview, work.guide, remembering, self._template)
            self._done(made)
            return made

        return await together([one(work) for work in works])
