"""Waiting and trying again: what is obeyed, what is bounded, what is blotted out."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.errors import RunStopped
from answer_eval.prompt import NoReply
from answer_eval.rating import Reason
from answer_eval.service.transport import PATIENCE, Patience, Transport, is_passing, retry_after
from answer_eval.service.verdict import Service, verdict

SERVICE = Service("http://127.0.0.1:9/v1", "some-model", "sk-secret")
REQUEST = httpx2.Request("POST", SERVICE.base_url)


class Said:
    """A reply with a body."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.headers = {"x-ratelimit-remaining-requests": "7", "content-type": "text/plain"}


def status_error(
    status: int, headers: Mapping[str, str] | None = None, **told: str
) -> openai.APIStatusError:
    """Return the SDK's error for a status."""
    response = httpx2.Response(status, headers=headers or {}, request=REQUEST)
    return openai.APIStatusError(f"Error code: {status}", response=response, body=told or None)


def refused() -> openai.APIConnectionError:
    """Return the SDK's error where nobody listens."""
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = httpx2.ConnectError("refused")
    return error


class Tries:
    """A call that fails as told and then brings a body; it keeps the waits between attempts."""

    def __init__(self, *errors: openai.APIError) -> None:
        self._errors, self.waits, self.calls = list(errors), list[float](), 0

    async def __call__(self) -> Said:
        """Fail as often as told, then reply."""
        self.calls += 1
        if self._errors:
            raise self._errors.pop(0)
        return Said("done")

    async def sleep(self, seconds: float) -> None:
        """Let no time pass, but remember it."""
        self.waits.append(seconds)

    def send(self) -> str | NoReply:
        """Return what a fresh transport makes of the call."""
        return asyncio.run(Transport(SERVICE, Patience(sleep=self.sleep)).send(self))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "7"}, 7),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "nan"}, 0),
        ({"retry-after": "inf"}, 0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0),
        ({}, 0),
    ],
)
def test_reads_what_the_service_asks(headers: Mapping[str, str], seconds: float) -> None:
    """Milliseconds before seconds; what is past, endless or no number is no wish."""
    assert retry_after(status_error(429, headers)) == seconds


def test_reads_a_date() -> None:
    """A date in the future is the seconds until then."""
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 85 < retry_after(status_error(503, {"retry-after": date})) <= 90


@given(st.floats(0.001, 60))
def test_waits_at_least_as_long_as_asked(seconds: float) -> None:
    """The wait is what the service asks for, and never a quarter longer."""
    tries = Tries(status_error(429, {"retry-after": str(seconds)}))
    assert tries.send() == "done"
    assert seconds <= tries.waits[0] <= 1.25 * seconds


def test_jitter_is_full_and_bounded() -> None:
    """Unasked, waits double in range from nothing up to the longest, anywhere in between."""
    waits = list[list[float]]()
    for _ in range(30):
        tries = Tries(*[status_error(500)] * 9)
        assert tries.send() == "done"
        waits.append(tries.waits)
    for number, same in enumerate(zip(*waits, strict=True)):
        most = min(PATIENCE.longest_wait, 2**number)
        assert max(same) <= most
        assert max(same) - min(same) > most / 4  # 30 draws all within a quarter: p < 1e-15


def test_gives_up_after_its_attempts() -> None:
    """At least ten attempts are made, and not endlessly many."""
    tries = Tries(*[status_error(500)] * 50)
    outcome = tries.send()
    assert isinstance(outcome, NoReply)
    assert tries.calls == PATIENCE.attempts >= 10
    assert f"({PATIENCE.attempts} attempts)" in outcome.detail


def test_wait_beyond_the_cap_is_not_begun() -> None:
    """A service that asks for more than the cap fails this answer now; the next run asks again."""
    tries = Tries(status_error(429, {"retry-after": str(PATIENCE.cap)}, message="Slow down"))
    outcome = tries.send()
    assert outcome == NoReply(Reason.FAILED, "the service answered 429: Slow down")
    assert tries.waits == []


def test_ten_attempts_that_time_out_fit_the_cap() -> None:
    """The named cap leaves room for at least ten attempts of the longest kind."""
    assert PATIENCE.cap >= 10 * PATIENCE.timeout + 9 * PATIENCE.longest_wait


def test_first_contact_is_tried_a_few_times_only() -> None:
    """A server that never took a connection ends the run soon."""
    tries = Tries(*[refused()] * 50)
    with pytest.raises(RunStopped, match="no server answers"):
        tries.send()
    assert tries.calls == PATIENCE.first_contact


def test_a_server_once_reached_may_be_away() -> None:
    """After any answer of its own, a server that goes away is waited for."""
    tries = Tries(status_error(500), *[refused()] * PATIENCE.first_contact)
    assert tries.send() == "done"


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_passing(status: int) -> None:
    """Limits, lock timeouts and server errors may pass."""
    assert is_passing(status_error(status))


@pytest.mark.parametrize(
    "error",
    [
        *(status_error(status) for status in (400, 401, 403, 404, 413, 422)),
        status_error(429, code="insufficient_quota"),
        status_error(429, type="insufficient_quota"),
        ValueError("a fault of our own"),
    ],
)
def test_not_passing(error: Exception) -> None:
    """A wrong request, a refused key and an empty account stay what they are."""
    assert not is_passing(error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (status_error(402), "no credit left"),
        (status_error(400, code="model_not_found"), "no model 'some-model'"),
        (status_error(400, param="model"), "no model 'some-model'"),
        (status_error(405), "check --base-url"),
    ],
)
def test_stops_by_other_dialects(error: openai.APIStatusError, words: str) -> None:
    """Compatible servers say the same with other statuses."""
    with pytest.raises(RunStopped, match=words):
        verdict(error, SERVICE, 1)


def test_content_filter_of_the_request() -> None:
    """An answer that the service's filter refuses to read is refused, not failed."""
    outcome = verdict(status_error(400, code="content_filter", message="Filtered"), SERVICE, 1)
    assert outcome.reason is Reason.REFUSED
    assert "content filter" in outcome.detail


def test_key_is_blotted_out_of_bodies_and_words() -> None:
    """A service that echoes the key, whole or masked, doesn't get it into our records."""
    echo = status_error(422, message="got sk-secret and sk-proj-***abcd")
    assert verdict(echo, SERVICE, 1).detail == "the service answered 422: got [key] and [key]"

    async def echoing() -> Said:
        return Said('{"auth": "Bearer sk-secret"}')

    body = asyncio.run(Transport(SERVICE, PATIENCE).send(echoing))
    assert body == '{"auth": "Bearer [key]"}'
    assert "sk-secret" not in repr(SERVICE)


@pytest.mark.parametrize(
    ("told", "words"), [({"detail": "Not so"}, "Not so"), ({}, "no reason given")]
)
def test_words_in_other_places(told: dict[str, str], words: str) -> None:
    """Compatible servers tell what is wrong elsewhere, or not at all."""
    assert verdict(status_error(422, None, **told), SERVICE, 1).detail.endswith(f"422: {words}")


def test_words_of_a_page_are_shortened() -> None:
    """An error page in place of an error is cut to a line."""
    response = httpx2.Response(502, request=REQUEST)
    error = openai.APIStatusError("Error", response=response, body="<html>\n" + "x" * 5000)
    detail = verdict(error, SERVICE, 1).detail
    assert detail.startswith("the service answered 502: <html> xxx")
    assert len(detail) < 400


def test_waits_by_the_clock() -> None:
    """Unless told otherwise, a wait is real time."""

    async def seconds() -> float:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        await PATIENCE.sleep(0.02)
        return loop.time() - begun

    assert asyncio.run(seconds()) >= 0.015
