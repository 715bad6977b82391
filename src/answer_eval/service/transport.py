"""Sending a request, and again where that can help: the one place that retries."""

import math
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from answer_eval.prompt import NoReply
from answer_eval.service.verdict import (
    NO_CREDIT,
    Service,
    code_of,
    is_spoilt,
    unreachable,
    verdict,
)

if TYPE_CHECKING:
    from tenacity import AsyncRetrying, RetryCallState


class Sent(Protocol):
    """What the SDK's `with_raw_response` calls return, as far as it is read here."""

    @property
    def text(self) -> str:
        """The body, as it came."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The reply's headers."""
        ...


async def _sleep(seconds: float) -> None:
    import asyncio

    await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a rater waits for a service and how often it tries again; times in seconds."""

    timeout: float = 120.0
    """For one attempt."""
    attempts: int = 20
    first_contact: int = 5
    """Attempts at a server that hasn't taken a single connection yet."""
    spoilt: int = 3
    """Attempts at a reply that the server itself can't read: each costs a whole reply."""
    cap: float = 1500.0
    """From the first attempt to the start of the last: ten that time out fit, waits included."""
    longest_wait: float = 30.0
    """Between two attempts, unless the service asks for more."""
    sleep: Callable[[float], Awaitable[None]] = _sleep


PATIENCE = Patience()
LIMITS = "x-ratelimit-remaining"
_BUSY = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS}


class Transport:
    """The way to one service: waits, retries, and tells one answer's failure from a run's end."""

    def __init__(self, service: Service, patience: Patience) -> None:
        self._service, self._patience = service, patience
        self._reached = False
        self.limits: Mapping[str, str] = {}
        """The headers of the last reply that tell of rate limits."""

    async def send(self, call: Callable[[], Awaitable[Sent]]) -> str | NoReply:
        """Return the body that a call brings, its key blotted out, or why it brings none.

        Raises RunStopped where no other request could succeed either.
        """
        from openai import APIConnectionError, APIStatusError

        retrying = self._retrying()
        try:
            sent: Sent = await retrying(self._attempt, call)
        except (APIConnectionError, APIStatusError) as error:
            if self._unreached(error):
                raise unreachable(self._service) from None
            tries = retrying.statistics.get("attempt_number", 1)
            return verdict(error, self._service, tries)
        return self._service.blotted(sent.text)

    async def _attempt(self, call: Callable[[], Awaitable[Sent]]) -> Sent:
        from openai import APIStatusError

        try:
            sent = await call()
        except APIStatusError:
            self._reached = True
            raise
        self._reached = True
        told = sent.headers.items()
        self.limits = {name: value for name, value in told if name.startswith(LIMITS)}
        return sent

    def _retrying(self) -> "AsyncRetrying":
        from tenacity import AsyncRetrying, retry_if_exception

        return AsyncRetrying(
            retry=retry_if_exception(is_passing),
            wait=self._wait,
            stop=self._tried_enough,
            sleep=self._patience.sleep,
            reraise=True,
        )

    def _tried_enough(self, state: "RetryCallState") -> bool:
        from tenacity import stop_before_delay

        error = state.outcome.exception() if state.outcome else None
        patience = self._patience
        limit = patience.first_contact if self._unreached(error) else patience.attempts
        limit = patience.spoilt if is_spoilt(error) else limit
        return state.attempt_number >= limit or stop_before_delay(patience.cap)(state)

    def _unreached(self, error: BaseException | None) -> bool:
        from httpx2 import ConnectError

        return not self._reached and error is not None and isinstance(error.__cause__, ConnectError)

    def _wait(self, state: "RetryCallState") -> float:
        """Return what the service asks for and up to a quarter more, else full jitter."""
        from tenacity import wait_random, wait_random_exponential

        error = state.outcome.exception() if state.outcome else None
        if asked := retry_after(error):
            return wait_random(asked, 1.25 * asked)(state)
        return wait_random_exponential(max=self._patience.longest_wait)(state)


def is_passing(error: BaseException) -> bool:
    """Tell whether the same request may succeed later: limits, 5xx, timeouts, broken lines."""
    from openai import APIConnectionError, APIStatusError

    if isinstance(error, APIStatusError):
        busy = error.status_code in _BUSY or error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        return busy and code_of(error) not in NO_CREDIT
    return isinstance(error, APIConnectionError)


def retry_after(error: BaseException | None) -> float:
    """Return the seconds that a service asks to wait, 0 where it doesn't say."""
    from openai import APIStatusError

    if not isinstance(error, APIStatusError):
        return 0.0
    headers = error.response.headers
    wait = _seconds(headers.get("retry-after-ms", "")) / 1000
    return wait or _seconds(headers.get("retry-after", ""))


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return _seconds_until(value)
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0


def _seconds_until(date: str) -> float:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
