"""What the Responses API sends back."""

from typing import ClassVar

from pydantic import BaseModel

from answer_eval.prompt import Usage
from answer_eval.raters._outcome import Body


class _Part(BaseModel):
    type: str = ""
    text: str = ""
    refusal: str = ""


class _Item(BaseModel):
    type: str = ""
    content: list[_Part] | None = None


class _InputTokens(BaseModel):
    cached_tokens: int = 0
    cache_write_tokens: int = 0


class Tokens(BaseModel):
    """What a request was charged for, as Responses and Decisions count it."""

    input_tokens: int = 0
    output_tokens: int = 0
    input_tokens_details: _InputTokens | None = None

    @property
    def usage(self) -> Usage:
        """The tokens of this one request."""
        details = self.input_tokens_details or _InputTokens()
        return Usage(
            input_tokens=self.input_tokens,
            cached_tokens=details.cached_tokens,
            cache_write_tokens=details.cache_write_tokens,
            output_tokens=self.output_tokens,
            requests=1,
        )


class _Incomplete(BaseModel):
    reason: str | None = None


class _Error(BaseModel):
    message: str = ""


class ResponsesBody(Body):
    """One reply of the Responses API around the model's text."""

    api: ClassVar[str] = "the Responses API"

    status: str = "completed"
    output: list[_Item]
    usage: Tokens | None = None
    incomplete_details: _Incomplete | None = None
    error: _Error | None = None

    @property
    def text(self) -> str:
        """All that the model wrote."""
        return "".join(part.text for part in self._parts() if part.type == "output_text")

    @property
    def refusal(self) -> str:
        """The model's words of refusal, "" where it didn't refuse."""
        return " ".join(part.refusal for part in self._parts() if part.type == "refusal")

    @property
    def is_filtered(self) -> bool:
        """Whether a content filter ended the reply."""
        return self._cut_short_by == "content_filter"

    @property
    def is_cut_off(self) -> bool:
        """Whether anything else ended the reply early: `max_output_tokens` does."""
        return bool(self._cut_short_by) and not self.is_filtered

    @property
    def failure(self) -> str:
        """Why the service gave up on the reply, "" where it didn't."""
        if self.status != "failed":
            return ""
        return self.error.message if self.error else "no reason given"

    @property
    def charged(self) -> Usage:
        """The tokens of this one request."""
        return (self.usage or Tokens()).usage

    @property
    def _cut_short_by(self) -> str:
        details = self.incomplete_details
        return (details.reason if details else None) or ""

    def _parts(self) -> list[_Part]:
        messages = (item for item in self.output if item.type == "message")
        return [part for item in messages for part in item.content or []]
