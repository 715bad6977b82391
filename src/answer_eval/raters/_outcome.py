"""From what a service sent to a reply, whatever its API: refused, cut off, given up, or read."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from pydantic import BaseModel, ValidationError

from answer_eval.checklist import CheckReply
from answer_eval.prompt import NoReply, Reply, Usage
from answer_eval.rating import Reason
from answer_eval.unsettled import SettlingReply

R = TypeVar("R", Reply, CheckReply, SettlingReply)


class Body(BaseModel, ABC):
    """What an API sends around the model's text, as much of it as is read.

    Read here and not through the SDK's own types, because compatible servers leave out fields
    that those take for granted.
    """

    api: ClassVar[str]

    @property
    @abstractmethod
    def text(self) -> str:
        """All that the model wrote."""

    @property
    @abstractmethod
    def refusal(self) -> str:
        """The model's words of refusal, "" where it didn't refuse."""

    @property
    @abstractmethod
    def is_filtered(self) -> bool:
        """Whether a content filter ended the reply."""

    @property
    @abstractmethod
    def is_cut_off(self) -> bool:
        """Whether the reply took all the tokens it was given."""

    @property
    @abstractmethod
    def failure(self) -> str:
        """Why the service gave up on the reply, "" where it didn't."""

    @property
    @abstractmethod
    def charged(self) -> Usage:
        """The tokens of this one request."""


def outcome(
    kind: type[Body], text: str, read: Callable[[str], R | NoReply], limit: int
) -> R | NoReply:
    """Return what a body of an API holds, with what it was charged for; `read` takes its text."""
    try:
        body = kind.model_validate_json(text)
    except ValidationError:
        what = f"what came back is no reply of {kind.api}"
        return NoReply(Reason.INVALID_REPLY, what, text)
    return replace(_read(body, text, read, limit), usage=body.charged)


def _read(body: Body, text: str, read: Callable[[str], R | NoReply], limit: int) -> R | NoReply:
    if body.refusal:
        return NoReply(Reason.REFUSED, f"the model refused: {body.refusal}", text)
    if body.is_filtered:
        return NoReply(Reason.REFUSED, "the service's content filter stopped the reply", text)
    if body.is_cut_off:
        is_full = _is_full(body.charged, limit)
        return NoReply(Reason.TRUNCATED, _cut_off(body.charged, limit), text, too_long=is_full)
    if body.failure:
        return NoReply(Reason.FAILED, f"the service gave up on the reply: {body.failure}", text)
    return read(body.text)


NEARLY = 0.9
"""A reply cut off below this share of its limit had no more room: the model's context was full."""


def _is_full(charged: Usage, limit: int) -> bool:
    return 0 < charged.output_tokens < NEARLY * limit


def _cut_off(charged: Usage, limit: int) -> str:
    if not _is_full(charged, limit):
        return f"the reply was cut off after {limit} tokens"
    return (
        f"the model's context was full after {charged.output_tokens} tokens of the reply, as the"
        f" request took {charged.input_tokens}: serve it with a longer context"
    )


async def with_room(
    limits: Sequence[int], ask: Callable[[int], Awaitable[R | NoReply]]
) -> R | NoReply:
    """Ask, and again with the next limit where this one cut the reply off; all is charged for."""
    usage = Usage()
    for limit in limits:
        told = await ask(limit)
        usage += told.usage
        cut_off = isinstance(told, NoReply) and told.reason is Reason.TRUNCATED
        if not cut_off or _is_full(told.usage, limit):
            break
    return replace(told, usage=usage)
