"""What the Chat Completions API sends back."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from answer_eval.prompt import Usage
from answer_eval.raters._outcome import Body


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _PromptTokens(BaseModel):
    cached_tokens: int | None = None
    cache_write_tokens: int | None = None


class _Tokens(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _PromptTokens | None = None


class ChatBody(Body):
    """One reply of the Chat Completions API around the model's text."""

    api: ClassVar[str] = "the Chat Completions API"

    choices: Annotated[list[_Choice], Field(min_length=1)]
    usage: _Tokens | None = None

    @property
    def text(self) -> str:
        """All that the model wrote, its reasoning aside."""
        return self.choices[0].message.content or ""

    @property
    def refusal(self) -> str:
        """The model's words of refusal, "" where it didn't refuse."""
        return self.choices[0].message.refusal or ""

    @property
    def is_filtered(self) -> bool:
        """Whether a content filter ended the reply."""
        return self.choices[0].finish_reason == "content_filter"

    @property
    def is_cut_off(self) -> bool:
        """Whether the reply took all the tokens it was given."""
        return self.choices[0].finish_reason == "length"

    @property
    def failure(self) -> str:
        """Nothing: this API gives up with an HTTP error."""
        return ""

    @property
    def charged(self) -> Usage:
        """The tokens of this one request."""
        tokens = self.usage or _Tokens()
        details = tokens.prompt_tokens_details or _PromptTokens()
        return Usage(
            input_tokens=tokens.prompt_tokens,
            cached_tokens=details.cached_tokens or 0,
            cache_write_tokens=details.cache_write_tokens or 0,
            output_tokens=tokens.completion_tokens,
            requests=1,
        )
