"""`openai`: a language model through OpenAI's Responses API, with strict structured output."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from answer_eval._digest import digest
from answer_eval.errors import UsageError
from answer_eval.prompt import NoReply, RatingRequest, Reply, Usage
from answer_eval.raters import RaterOptions
from answer_eval.raters._envelope import Envelope
from answer_eval.raters._transport import PATIENCE, Patience, Sent, Transport
from answer_eval.raters._verdict import Service
from answer_eval.rating import Rater, RaterKind, Reason
from answer_eval.reply import read_reply

if TYPE_CHECKING:
    from openai import AsyncOpenAI

MODEL = "gpt-6.1-terra"
OUTPUT_LIMITS = (16_384, 65_536)
"""Tokens that a reply may take, reasoning included: at first, and when that cut it off."""
CONNECT_TIMEOUT = 10.0
"""Seconds; a server that can be reached takes a connection sooner."""
NO_KEY = "no-key-needed"
"""What a server of one's own is sent where OPENAI_API_KEY is not set."""


class OpenAIResponses:
    """Asks a model for the ratings of one competency in one answer, quotes first."""

    def __init__(self, client: "AsyncOpenAI", model: str, patience: Patience) -> None:
        self._client, self._model = client, model
        where = str(client.base_url).rstrip("/")
        self._transport = Transport(Service(where, model, client.api_key), patience)

    @property
    def rater(self) -> Rater:
        """`openai/<model>`."""
        return Rater(f"openai/{self._model}", RaterKind.LLM)

    @property
    def settings(self) -> Mapping[str, Any]:
        """The model; where it is served is no part of it, so that a server may move."""
        return {"model": self._model}

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Ask, and once more with more room where the reply was cut off."""
        usage = Usage()
        outcome: Reply | NoReply = NoReply(Reason.TRUNCATED, "")
        for limit in OUTPUT_LIMITS:
            body = await self._transport.send(partial(self._create, request, limit))
            outcome = body if isinstance(body, NoReply) else _outcome(body, request, limit)
            usage += outcome.usage
            if not (isinstance(outcome, NoReply) and outcome.reason is Reason.TRUNCATED):
                break
        return replace(outcome, usage=usage)

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

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


def _outcome(body: str, request: RatingRequest, limit: int) -> Reply | NoReply:
    try:
        envelope = Envelope.model_validate_json(body)
    except ValidationError:
        return NoReply(
            Reason.INVALID_REPLY, "what came back is no reply of the Responses API", body
        )
    return replace(_read(envelope, body, request, limit), usage=envelope.charged)


def _read(envelope: Envelope, body: str, request: RatingRequest, limit: int) -> Reply | NoReply:
    if envelope.refusal:
        return NoReply(Reason.REFUSED, f"the model refused: {envelope.refusal}", body)
    if envelope.cut_short_by == "content_filter":
        return NoReply(Reason.REFUSED, "the service's content filter stopped the reply", body)
    if envelope.cut_short_by:
        return NoReply(Reason.TRUNCATED, f"the reply was cut off after {limit} tokens", body)
    if envelope.status == "failed":
        words = envelope.error.message if envelope.error else "no reason given"
        return NoReply(Reason.FAILED, f"the service gave up on the reply: {words}", body)
    return read_reply(envelope.text, request)


class _OpenAI:
    """Opens the rater with the key that the environment holds."""

    name = "openai"

    def open(self, options: RaterOptions, patience: Patience = PATIENCE) -> OpenAIResponses:
        """Return the rater; UsageError with neither a key nor a server of one's own."""
        from openai import AsyncOpenAI, Timeout

        base_url = options.base_url or os.environ.get("OPENAI_BASE_URL", "")
        client = AsyncOpenAI(
            api_key=_key(base_url),
            base_url=_checked(base_url) or None,
            timeout=Timeout(patience.timeout, connect=CONNECT_TIMEOUT),
            max_retries=0,  # Transport owns them
        )
        return OpenAIResponses(client, options.model or MODEL, patience)


def _key(base_url: str) -> str:
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    if not key and not base_url:
        raise UsageError(
            "the openai rater needs a key",
            fix="set OPENAI_API_KEY, name a server of your own with --base-url, "
            "or rate offline with --rater baseline",
        )
    if not (key.isascii() and key.isprintable()):
        raise UsageError(
            "OPENAI_API_KEY holds characters that no key has",
            fix="copy the key again, without quotation marks",
        )
    return key or NO_KEY


def _checked(base_url: str) -> str:
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(
            f"--base-url {base_url!r} is no address", fix="begin it with http:// or https://"
        )
    return base_url


PLUGIN = _OpenAI()
