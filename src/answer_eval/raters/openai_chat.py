"""`openai-chat`: a language model through Chat Completions, as vLLM, Ollama, llama.cpp serve it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import RaterOptions
from answer_eval.raters._chat_body import ChatBody
from answer_eval.raters._client import MODEL, address, open_client, own_server, way_to
from answer_eval.raters._dialect import Dialect, NotSpoken, give_up, is_refused, spoken
from answer_eval.raters._outcome import outcome, with_room
from answer_eval.raters._transport import Patience, Sent
from answer_eval.rating import Rater, RaterKind

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OUTPUT_LIMITS = (4_096, 16_384)
"""Tokens that a reply may take at first, and when that cut it off: a model of one's own has
little room, and some servers refuse a limit that doesn't fit beside the prompt."""
PATIENCE = Patience(timeout=600.0, cap=7200.0)
"""One's own machine may be slow, and takes requests one after the other."""


class OpenAIChat:
    """Asks a model for the ratings of one competency in one answer, quotes first."""

    def __init__(self, client: "AsyncOpenAI", model: str, patience: Patience, limit: str) -> None:
        self._client, self._model, self._limit = client, model, limit
        self._transport = way_to(client, model, patience)
        self._heard: Dialect | None = None

    @property
    def rater(self) -> Rater:
        """`openai-chat/<model>`."""
        return Rater(f"openai-chat/{self._model}", RaterKind.LLM)

    @property
    def settings(self) -> Mapping[str, Any]:
        """The model; where it is served is no part of it, so that a server may move."""
        return {"model": self._model}

    @property
    def server(self) -> Mapping[str, str]:
        """Where requests go, and the dialect that was found to be spoken there."""
        return {"base_url": address(self._client), "structured_output": self._heard or "not tried"}

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Ask, and once more with more room where the reply was cut off."""
        return await with_room(OUTPUT_LIMITS, partial(self._ask, request))

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

    async def _ask(self, request: RatingRequest, limit: int) -> Reply | NoReply:
        dialect = spoken(address(self._client))
        try:
            sent = await self._transport.send(partial(self._create, request, limit, dialect))
        except NotSpoken:
            give_up(dialect, address(self._client))
            return await self._ask(request, limit)
        return sent if isinstance(sent, NoReply) else outcome(ChatBody, sent, request, limit)

    async def _create(self, request: RatingRequest, limit: int, dialect: Dialect) -> Sent:
        from openai import APIStatusError

        try:
            sent = await self._client.chat.completions.with_raw_response.create(
                model=self._model,
                messages=[
                    {"role": "system", "content": dialect.static(request)},
                    {"role": "user", "content": request.answer},
                ],
                response_format=dialect.response_format(request.schema),
                store=False,
                extra_body={self._limit: limit},
            )
        except APIStatusError as error:
            if is_refused(dialect, error):
                raise NotSpoken from None
            raise
        self._heard = dialect
        return sent


class _OpenAIChat:
    """Opens the rater with the key that the environment holds."""

    name = "openai-chat"

    def open(self, options: RaterOptions, patience: Patience = PATIENCE) -> OpenAIChat:
        """Return the rater; UsageError with neither a key nor a server of one's own."""
        client = open_client(options, patience)
        limit = "max_tokens" if own_server(options) else "max_completion_tokens"
        return OpenAIChat(client, options.model or MODEL, patience, limit)


PLUGIN = _OpenAIChat()
