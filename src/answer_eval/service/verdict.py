"""What a failed call means: the run's end, or one answer without a rating."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from answer_eval.errors import NotOffered, RunStopped
from answer_eval.prompt import NoReply
from answer_eval.rating import Reason

if TYPE_CHECKING:
    from openai import APIConnectionError, APIStatusError

NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
NO_MODEL = {"model_not_found", "invalid_model", "model_not_available"}
TOO_LONG = {"context_length_exceeded", "exceed_context_size_error"}
_CONTEXT = re.compile(r"context[ _](?:size|length|window)", re.IGNORECASE)
_SPOILT = re.compile(r"model produced output that does not match", re.IGNORECASE)
_KEY_LIKE = re.compile(r"\bsk-[\w*-]{4,}")
_WORDS_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Service:
    """Where requests go: an address, a model, and the key, which is never shown."""

    base_url: str
    model: str
    key: str = field(repr=False)

    def blotted(self, text: str) -> str:
        """Return a text without the key."""
        return text.replace(self.key, "[key]")


def code_of(error: "APIStatusError") -> str:
    """Return the service's own name for what went wrong, "" where it gives none."""
    names = (error.code, error.type)
    return next((name for name in names if name in NO_CREDIT), error.code or error.type or "")


def is_spoilt(error: BaseException | None) -> bool:
    """Tell whether a server couldn't read what its model wrote.

    llama.cpp's says so as a 500 when a reply holds broken characters or strays from its format;
    another try often does better, many don't help.
    """
    from openai import APIStatusError

    return isinstance(error, APIStatusError) and bool(_SPOILT.search(str(error.body)))


def unreachable(service: Service) -> RunStopped:
    """Return the error for a server that has never taken a connection."""
    return RunStopped(
        f"no server answers at {service.base_url}",
        fix="check the network and --base-url, then run the same command again",
    )


def verdict(error: "APIConnectionError | APIStatusError", service: Service, tries: int) -> NoReply:
    """Return why one answer got no reply; raise RunStopped where no other would get one."""
    from openai import APIStatusError, APITimeoutError

    tried = f" ({tries} attempts)" if tries > 1 else ""
    if isinstance(error, APITimeoutError):
        return NoReply(Reason.FAILED, f"the service took too long to reply{tried}")
    if not isinstance(error, APIStatusError):
        return NoReply(Reason.FAILED, f"the connection to the service broke{tried}")
    words = _words(error, service)
    if stop := _stop(error, service, words):
        raise stop from None
    if is_spoilt(error):
        what = f"the server could not read what the model wrote{tried}: {words}"
        return NoReply(Reason.INVALID_REPLY, what)
    if code_of(error) == "content_filter":
        return NoReply(Reason.REFUSED, f"the service's content filter stopped the answer: {words}")
    if is_too_long(error):
        what = f"the request is longer than the model's context, choose another model: {words}"
        return NoReply(Reason.FAILED, what, too_long=True)
    what = f"the service answered {error.status_code}{tried}: {words}"
    return NoReply(Reason.FAILED, what)


def is_too_long(error: "APIStatusError") -> bool:
    """Tell whether the request doesn't fit into the model's context."""
    return code_of(error) in TOO_LONG or bool(_CONTEXT.search(f"{error.body}"))


def _stop(error: "APIStatusError", service: Service, words: str) -> RunStopped | None:
    status, code = error.status_code, code_of(error)
    if status == HTTPStatus.UNAUTHORIZED:
        return RunStopped(
            f"{service.base_url} refuses the key",
            fix="set OPENAI_API_KEY to a key that is valid there",
        )
    if status == HTTPStatus.PAYMENT_REQUIRED or code in NO_CREDIT:
        return RunStopped(
            f"the account has no credit left: {words}",
            fix="add credit or raise its limit, then run the same command to go on",
        )
    if code in NO_MODEL or error.param == "model":
        return RunStopped(
            f"{service.base_url} offers no model {service.model!r} to this key",
            fix="name another with --model",
        )
    if status == HTTPStatus.FORBIDDEN:
        return RunStopped(f"{service.base_url} forbids it: {words}", fix="use another key")
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}:
        return NotOffered(
            f"{service.base_url} does not offer what the rater asks for: {words}",
            fix="check --base-url (it usually ends in /v1) and --rater",
        )
    return None


def _words(error: "APIStatusError", service: Service) -> str:
    body = error.body
    message = body.get("message", body.get("detail")) if isinstance(body, Mapping) else body
    words = " ".join(str(message or "no reason given").split())
    return service.blotted(_KEY_LIKE.sub("[key]", words))[:_WORDS_SHOWN]
