"""`openai-chat`: a language model through Chat Completions, as vLLM, Ollama, llama.cpp serve it."""

from collections.abc import Callable, Mapping
from typing import Any

from answer_eval.prompt import NoReply, Request
from answer_eval.raters import RaterOptions
from answer_eval.raters._api_rater import WritingRater
from answer_eval.raters._chat_body import ChatBody
from answer_eval.raters._dialect import Dialect, NotSpoken, give_up, is_refused, spoken
from answer_eval.raters._outcome import R
from answer_eval.service.client import address, own_server
from answer_eval.service.transport import Patience, Sent

PATIENCE = Patience(timeout=600.0, cap=7200.0)
"""One's own machine may be slow, and takes requests one after the other."""


class OpenAIChat(WritingRater):
    """Asks through Chat Completions, in the first dialect that the server doesn't refuse.

    Replies have less room than the provider's: a model of one's own has a short context, and some
    servers refuse a limit that doesn't fit beside the prompt.
    """

    word = "openai-chat"
    body = ChatBody
    room = (4_096, 16_384)

    def __init__(self, options: RaterOptions, patience: Patience) -> None:
        super().__init__(options, patience)
        self._limit = "max_tokens" if own_server(options) else "max_completion_tokens"
        self._heard: Dialect | None = None

    @property
    def server(self) -> Mapping[str, str]:
        """Where requests go, and the dialect that was found to be spoken there."""
        return {**super().server, "structured_output": self._heard or "not tried"}

    async def _ask(
        self, request: Request, read: Callable[[str], R | NoReply], limit: int
    ) -> R | NoReply:
        dialect = spoken(address(self._client))
        try:
            return await super()._ask(request, read, limit)
        except NotSpoken:
            give_up(dialect, address(self._client))
            return await self._ask(request, read, limit)

    async def _create(self, request: Request, limit: int) -> Sent:
        from openai import APIStatusError

        dialect = spoken(address(self._client))
        try:
            sent: Sent = await self._client.chat.completions.with_raw_response.create(
                model=self._model,
                messages=[
                    {"role": "system", "content": dialect.static(request)},
                    {"role": "user", "content": request.answer},
                ],
                response_format=dialect.response_format(request.schema),
                store=False,
                extra_body={self._limit: limit},
                **self._thinking(),
            )
        except APIStatusError as error:
            if is_refused(dialect, error):
                raise NotSpoken from None
            raise
        self._heard = dialect
        return sent

    def _thinking(self) -> dict[str, Any]:
        return {"reasoning_effort": self._effort} if self._effort else {}


class _OpenAIChat:
    """Opens the rater with the key that the environment or a file holds."""

    name = "openai-chat"
    ignores = ()

    def open(self, options: RaterOptions, patience: Patience = PATIENCE) -> OpenAIChat:
        """Return the rater; UsageError with neither a key nor a server of one's own."""
        return OpenAIChat(options, patience)


PLUGIN = _OpenAIChat()
