"""`openai`: a language model through OpenAI's Responses API, with strict structured output."""

from typing import Any

from answer_eval._digest import digest
from answer_eval.prompt import Request
from answer_eval.raters import RaterOptions
from answer_eval.raters._api_rater import WritingRater
from answer_eval.raters._caching import cached_text, too_short
from answer_eval.raters._responses_body import ResponsesBody
from answer_eval.reply_schema import shared
from answer_eval.service.transport import PATIENCE, Patience, Sent


class OpenAIResponses(WritingRater):
    """Asks through the Responses API."""

    word = "openai"
    body = ResponsesBody
    room = (16_384, 65_536)

    async def _create(self, request: Request, limit: int) -> Sent:
        if short := too_short(request.static):
            self._note(short)
        sent: Sent = await self._client.responses.with_raw_response.create(
            model=self._model,
            input=[
                {"role": "developer", "content": [cached_text(request.static)]},
                {"role": "user", "content": [{"type": "input_text", "text": request.answer}]},
            ],
            text={
                "format": {
                    "type": "json_schema",
                    "name": "ratings",
                    "strict": True,
                    "schema": shared(request.schema),
                }
            },
            max_output_tokens=limit,
            prompt_cache_key=digest(request.static)[:32],
            prompt_cache_options={"mode": "explicit"},
            store=False,
            **self._thinking(),
        )
        return sent

    def _thinking(self) -> dict[str, Any]:
        return {"reasoning": {"effort": self._effort}} if self._effort else {}


class _OpenAI:
    """Opens the rater with the key that the environment or a file holds."""

    name = "openai"
    ignores = ()

    def open(self, options: RaterOptions, patience: Patience = PATIENCE) -> OpenAIResponses:
        """Return the rater; UsageError with neither a key nor a server of one's own."""
        return OpenAIResponses(options, patience)


PLUGIN = _OpenAI()
