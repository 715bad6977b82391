"""The `openai` rater: what it sends, and every outcome it tells apart."""

import asyncio
import logging
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from answer_eval.errors import RunStopped, UsageError
from answer_eval.prompt import BREAK, NoReply, RatingRequest, Reply, render
from answer_eval.raters import RaterOptions
from answer_eval.raters._transport import Patience
from answer_eval.raters.openai_responses import MODEL, NO_KEY, OUTPUT_LIMITS, PLUGIN
from answer_eval.rating import Rater, RaterKind, Reason
from asking import CARE, FAILED, GUIDE, LINES, TEMPLATE, asked
from server.serving import Server, serving

KEY = "sk-test-0123456789abcdef"


async def no_wait(_: float) -> None:
    """Let no time pass."""


FAST = Patience(sleep=no_wait)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for name in ("OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.delenv(name, raising=False)


def ask(
    base_url: str,
    requests: Sequence[RatingRequest] = (asked(),),
    patience: Patience = FAST,
    **options: str,
) -> list[Reply | NoReply]:
    """Return what the rater at an address makes of requests, asked all at once."""

    async def replies() -> list[Reply | NoReply]:
        rater = PLUGIN.open(RaterOptions(base_url=base_url, **options), patience)
        try:
            return await asyncio.gather(*(rater.reply(request) for request in requests))
        finally:
            await rater.close()

    return asyncio.run(replies())


def met(*faults: str, patience: Patience = FAST) -> tuple[Reply | NoReply, Server]:
    """Return the outcome of one request that meets faults in turn, and the server it went to."""
    with serving(faults=faults) as server:
        return ask(server.base_url, patience=patience)[0], server


class TestRequest:
    """What is sent."""

    def sent(self) -> Mapping[str, Any]:
        """Return the body of one request."""
        return met()[1].requests[0].body

    def test_static_part_ends_at_a_cache_breakpoint(self) -> None:
        """The static part has the developer's message and the one breakpoint, the answer none."""
        developer, user = self.sent()["input"]
        assert developer["role"] == "developer"
        assert developer["content"] == [
            {
                "type": "input_text",
                "text": asked().static,
                "prompt_cache_breakpoint": {"mode": "explicit"},
            }
        ]
        assert user["role"] == "user"
        assert user["content"] == [{"type": "input_text", "text": asked().answer}]

    def test_strict_schema_in_the_schemas_own_order(self) -> None:
        """The schema goes out strict and unsorted: property order is the order of writing."""
        wanted = self.sent()["text"]["format"]
        assert (wanted["type"], wanted["strict"]) == ("json_schema", True)
        assert str(wanted["schema"]) == str(asked().schema)

    def test_nothing_is_stored_and_no_tail_is_cached(self) -> None:
        """The provider keeps nothing, writes only the shared part, and takes no other setting."""
        body = self.sent()
        assert body["store"] is False
        assert body["prompt_cache_options"] == {"mode": "explicit"}
        assert body["model"] == MODEL
        assert {"temperature", "seed", "reasoning"}.isdisjoint(body)

    def test_cache_key_is_the_competencys(self) -> None:
        """Two answers share the key where they share the static part, and only there."""
        other = asked(lines=LINES[:2])
        changed = asked(template=f"Please. $competency{BREAK}")
        with serving() as server:
            ask(server.base_url, [asked(), other, changed])
        keys = {
            heard.body["input"][0]["content"][0]["text"]: heard.body["prompt_cache_key"]
            for heard in server.requests
        }
        assert len({heard.body["prompt_cache_key"] for heard in server.requests}) == 2
        assert keys.keys() == {asked().static, changed.static}
        assert all(len(key) <= 64 for key in keys.values())

    @pytest.mark.parametrize(("key", "sent"), [(KEY, KEY), (f" {KEY}\n", KEY), ("", NO_KEY)])
    def test_key_comes_from_the_environment(
        self, monkeypatch: pytest.MonkeyPatch, key: str, sent: str
    ) -> None:
        """A server of one's own is sent the key there is, else a placeholder."""
        monkeypatch.setenv("OPENAI_API_KEY", key)
        assert met()[1].requests[0].headers["authorization"] == f"Bearer {sent}"


class TestOpening:
    """What the plug-in refuses to open."""

    def test_neither_key_nor_server(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without either, all three ways on are named."""
        monkeypatch.delenv("OPENAI_API_KEY")
        with pytest.raises(UsageError) as caught:
            PLUGIN.open(RaterOptions())
        for way in ("OPENAI_API_KEY", "--base-url", "--rater baseline"):
            assert way in str(caught.value)

    def test_address_without_scheme(self) -> None:
        """An address that no request could be sent to is said at once."""
        with pytest.raises(UsageError, match="begin it with http"):
            PLUGIN.open(RaterOptions(base_url="localhost:8000/v1"))

    def test_key_that_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A key pasted with curly quotation marks is refused, and not shown."""
        monkeypatch.setenv("OPENAI_API_KEY", f"\u201c{KEY}\u201d")
        with pytest.raises(UsageError) as caught:
            PLUGIN.open(RaterOptions())
        assert KEY not in str(caught.value)

    def test_provider_is_the_default_server(self) -> None:
        """With a key alone, requests go to OpenAI; the rater bears the model's name."""
        rater = PLUGIN.open(RaterOptions(model="gpt-6-luna"))
        assert rater.rater == Rater("openai/gpt-6-luna", RaterKind.LLM)
        assert rater.settings == {"model": "gpt-6-luna"}
        assert KEY not in repr(vars(rater))


class TestOutcomes:
    """Every way a request can end, told apart."""

    def test_rated(self) -> None:
        """A whole reply holds a judgement of each indicator, its text and its tokens."""
        reply, server = met()
        assert isinstance(reply, Reply)
        assert list(reply.judgements) == ["asks", "checks-back"]
        assert reply.raw.startswith('{"asks"')
        assert reply.usage.input_tokens > reply.usage.output_tokens > 0
        assert reply.usage.requests == len(server.requests) == 1

    def test_cache_writes_and_reads_are_counted(self) -> None:
        """The first request of a long static part writes the cache, the next one reads it."""
        long = asked(template=f"{'Rate. ' * 700}{BREAK}Now")
        with serving() as server:
            first, second = (ask(server.base_url, [long])[0].usage for _ in range(2))
        assert first.cache_write_tokens == second.cached_tokens == 1050
        assert first.cached_tokens == second.cache_write_tokens == 0

    @pytest.mark.parametrize(
        ("fault", "reason", "words"),
        [
            ("refusal", Reason.REFUSED, "the model refused: I can't help with rating people."),
            ("filtered", Reason.REFUSED, "the service's content filter stopped the reply"),
            ("400", Reason.FAILED, "answered 400: The input is longer than the model's context"),
            ("failed", Reason.FAILED, "gave up on the reply: The model ran into trouble"),
            ("html", Reason.INVALID_REPLY, "no reply of the Responses API"),
            ("empty", Reason.INVALID_REPLY, "the reply is empty"),
            ("not-json", Reason.INVALID_REPLY, "the reply is no JSON"),
            ("wrong-schema", Reason.INVALID_REPLY, "breaks its schema at asks"),
            ("missing", Reason.INVALID_REPLY, "leaves out asks"),
            ("extra", Reason.INVALID_REPLY, "rates 'charisma', which was not asked for"),
            ("off-scale", Reason.INVALID_REPLY, "rates asks 99, which is off the scale of 1 to 5"),
        ],
    )
    def test_no_reply(self, fault: str, reason: Reason, words: str) -> None:
        """Each has its reason and its own words, is asked once, and charged for where it was."""
        outcome, server = met(fault)
        assert isinstance(outcome, NoReply)
        assert outcome.reason is reason
        assert words in outcome.detail
        assert len(server.requests) == 1
        assert outcome.usage.requests == (0 if fault in {"400", "html"} else 1)

    def test_cut_off_once(self) -> None:
        """A reply that was cut off is asked for again with more room; both are charged for."""
        reply, server = met("truncated")
        assert isinstance(reply, Reply)
        limits = [heard.body["max_output_tokens"] for heard in server.requests]
        assert limits == list(OUTPUT_LIMITS)
        assert reply.usage.requests == 2

    def test_cut_off_twice(self) -> None:
        """Cut off with more room too, it counts as truncated, and no third request is made."""
        outcome, server = met("truncated", "truncated")
        assert isinstance(outcome, NoReply)
        assert outcome.reason is Reason.TRUNCATED
        assert f"{OUTPUT_LIMITS[-1]} tokens" in outcome.detail
        assert (len(server.requests), outcome.usage.requests) == (2, 2)

    @pytest.mark.parametrize(
        ("fault", "words"),
        [
            ("401", "refuses the key — set OPENAI_API_KEY"),
            ("403", "forbids it: The service is not offered here"),
            ("404", f"no model '{MODEL}' to this key — name another with --model"),
            ("404-path", "check --base-url (it usually ends in /v1)"),
            ("no-credit", "no credit left: You exceeded your current quota — add credit"),
        ],
    )
    def test_stops_the_run(self, fault: str, words: str) -> None:
        """Where no request can succeed, the run ends with what to do, after one attempt."""
        with serving(faults=[fault]) as server, pytest.raises(RunStopped) as caught:
            ask(server.base_url)
        assert words in str(caught.value)
        assert len(server.requests) == 1

    def test_nobody_listens(self) -> None:
        """An address where no server has ever answered ends the run, and is named."""
        with serving() as server:
            gone = server.base_url
        with pytest.raises(RunStopped, match=f"no server answers at {gone} — check the network"):
            ask(gone)

    @pytest.mark.parametrize("fault", ["429", "429-ms", "429-bare", "500", "503", "reset"])
    def test_passing_faults_are_ridden_out(self, fault: str) -> None:
        """Limits, server errors and resets are tried again until a reply comes."""
        reply, server = met(fault, fault)
        assert isinstance(reply, Reply)
        assert len(server.requests) == 3
        assert reply.usage.requests == 1

    @pytest.mark.parametrize(
        ("fault", "words"),
        [
            ("500", "the service answered 500 (3 attempts): The server had an error"),
            ("reset", "the connection to the service broke (3 attempts)"),
            ("hang", "the service took too long to reply (3 attempts)"),
        ],
    )
    def test_lasting_faults_fail_one_answer(self, fault: str, words: str) -> None:
        """What doesn't pass ends in a failure of this answer, with the number of attempts."""
        patience = Patience(timeout=0.1, attempts=3, sleep=no_wait)
        outcome, _ = met(*[fault] * 3, patience=patience)
        assert isinstance(outcome, NoReply)
        assert (outcome.reason, outcome.detail) == (Reason.FAILED, words)

    def test_every_answer_is_rated_under_load(self) -> None:
        """With 30 % 429, 10 % 500 and 5 % resets, 60 requests at once all get their reply."""
        rates = {"429-ms": 0.3, "500": 0.1, "reset": 0.05}
        requests = [asked([*LINES, LINES[number % 4]]) for number in range(60)]
        with serving(rates=rates, seed=11) as server:
            outcomes = ask(server.base_url, requests)
        assert all(isinstance(outcome, Reply) for outcome in outcomes)
        assert len(server.requests) > 75  # 60 / .55 = 109 expected


def all_that_shows(fault: str) -> str:
    """Return what a user may see of a request that meets a fault every time."""
    patience = Patience(attempts=2, sleep=no_wait)
    try:
        return repr(met(fault, fault, patience=patience)[0])
    except RunStopped as error:
        return "".join(traceback.format_exception(error))


@pytest.mark.parametrize("fault", ["", "401", "403", "500", "refusal", "html"])
def test_key_is_never_seen(fault: str, caplog: pytest.LogCaptureFixture) -> None:
    """The key stands in no log at any level, no error, no traceback and no reply."""
    caplog.set_level(logging.DEBUG)
    shown = all_that_shows(fault)
    assert caplog.text
    assert "sk-test" not in shown + caplog.text


def test_static_part_is_sent_alike_for_two_questions() -> None:
    """Answers to two questions of one competency share the cached part byte for byte."""
    second = render(GUIDE, FAILED, CARE, LINES, TEMPLATE)
    with serving() as server:
        ask(server.base_url, [asked(), second])
    first, other = (heard.body["input"][0] for heard in server.requests)
    assert first == other
