"""`openai`: a language model through OpenAI's Responses API, with strict structured output."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from answer_eval._digest import digest
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import RaterOptions
from answer_eval.raters._client import MODEL, address, open_client, way_to
from answer_eval.raters._outcome import outcome, with_room
from answer_eval.raters._responses_body import ResponsesBody
from answer_eval.raters._transport import PATIENCE, Patience, Sent
from answer_eval.rating import Rater, RaterKind

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OUTPUT_LIMITS = (16_384, 65_536)
"""Tokens that a reply may take, reasoning included: at first, and when that cut it off."""


class OpenAIResponses:
    """Asks a model for the ratings of one competency in one answer, quotes first."""

    def __init__(self, client: "AsyncOpenAI", model: str, patience: Patience) -> None:
        self._client, self._model = client, model
        self._transport = way_to(client, model, patience)

    @property
    def rater(self) -> Rater:
        """`openai/<model>`."""
        return Rater(f"openai/{self._model}", RaterKind.LLM)

    @property
    def settings(self) -> Mapping[str, Any]:
        """The model; where it is served is no part of it, so that a server may move."""
        return {"model": self._model}

    @property
    def server(self) -> Mapping[str, str]:
        """Where requests go."""
        return {"base_url": address(self._client)}

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Ask, and once more with more room where the reply was cut off."""
        return await with_room(OUTPUT_LIMITS, partial(self._ask, request))

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

    async def _ask(self, request: RatingRequest, limit: int) -> Reply | NoReply:
        sent = await self._transport.send(partial(self._create, request, limit))
        return sent if isinstance(sent, NoReply) else outcome(ResponsesBody, sent, request, limit)

    async def _create(self, request: RatingRequest, limit: int) -> Sent:
        return await self._client.responses.with_raw_response.create(
            model=self._model,
            input=[
                {
                    "role": "developer",
                    "content": [
                        {
                            "type": "input_text",
                            "text": request.static,
                            "prompt_cache_breakpoint": {"mode": "explicit"},
                        }
                    ],
                },
                {"role": "user", "content": [{"type": "input_text", "text": request.answer}]},
            ],
            text={
                "format": {
                    "type": "json_schema",
                    "name": "ratings",
                    "strict": True,
                    "schema": dict(request.schema),
                }
            },
            max_output_tokens=limit,
            prompt_cache_key=digest(request.static)[:32],
            prompt_cache_options={"mode": "explicit"},
            store=False,
        )


class _OpenAI:
    """Opens the rater with the key that the environment holds."""

    name = "openai"

    def open(self, options: RaterOptions, patience: Patience = PATIENCE) -> OpenAIResponses:
        """Return the rater; UsageError with neither a key nor a server of one's own."""
        client = open_client(options, patience)
        return OpenAIResponses(client, options.model or MODEL, patience)


PLUGIN = _OpenAI()
