"""The raters that speak to a server, asked at an address."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from answer_eval.prices import default_model
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import MachineRater, RaterOptions, openai_chat, openai_responses
from answer_eval.service.transport import Patience
from asking import asked
from server.serving import Server, serving

KEY = "sk-test-0123456789abcdef"


async def no_wait(_: float) -> None:
    """Let no time pass."""


FAST = Patience(sleep=no_wait)


class Opening(Protocol):
    """A plug-in that takes its patience too."""

    def open(self, options: RaterOptions, patience: Patience) -> MachineRater:
        """Return the rater."""
        ...


@dataclass(frozen=True)
class Speaking:
    """A rater's plug-in, to be asked at an address."""

    plugin: Opening

    def ask(
        self,
        base_url: str,
        requests: Sequence[RatingRequest] = (asked(),),
        patience: Patience = FAST,
        **options: Any,
    ) -> list[Reply | NoReply]:
        """Return what the rater makes of requests, asked all at once."""

        async def replies() -> list[Reply | NoReply]:
            rater = self.plugin.open(RaterOptions(base_url=base_url, **options), patience)
            try:
                return await asyncio.gather(*(rater.reply(request) for request in requests))
            finally:
                await rater.close()

        return asyncio.run(replies())

    def met(self, *faults: str, patience: Patience = FAST) -> tuple[Reply | NoReply, Server]:
        """Return the outcome of one request that meets faults in turn, and its server."""
        with serving(faults=faults) as server:
            return self.ask(server.base_url, patience=patience)[0], server


RESPONSES, CHAT = Speaking(openai_responses.PLUGIN), Speaking(openai_chat.PLUGIN)
LIMITS = {
    RESPONSES: openai_responses.OpenAIResponses.room,
    CHAT: openai_chat.OpenAIChat.room,
}
MODEL = default_model("openai")
