"""What the Responses API sends back, as much of it as is read.

Read here and not through the SDK's own types, because compatible servers leave out fields
that those take for granted.
"""

from pydantic import BaseModel

from answer_eval.prompt import Usage


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


class _Tokens(BaseModel):
    input_tokens: int = 0
    output_tokens: int = 0
    input_tokens_details: _InputTokens | None = None


class _Incomplete(BaseModel):
    reason: str | None = None


class _Error(BaseModel):
    message: str = ""


class Envelope(BaseModel):
    """One reply of the Responses API around the model's text."""

    status: str = "completed"
    output: list[_Item]
    usage: _Tokens | None = None
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
    def cut_short_by(self) -> str:
        """What ended the reply early: `max_output_tokens`, `content_filter` or ""."""
        details = self.incomplete_details
        return (details.reason if details else None) or ""

    @property
    def charged(self) -> Usage:
        """The tokens of this one request."""
        tokens = self.usage or _Tokens()
        details = tokens.input_tokens_details or _InputTokens()
        return Usage(
            input_tokens=tokens.input_tokens,
            cached_tokens=details.cached_tokens,
            cache_write_tokens=details.cache_write_tokens,
            output_tokens=tokens.output_tokens,
            requests=1,
        )

    def _parts(self) -> list[_Part]:
        messages = (item for item in self.output if item.type == "message")
        return [part for item in messages for part in item.content or []]
