"""The `openai` rater: what it sends, and what a provider's cache makes of it."""

from collections.abc import Mapping
from typing import Any

from answer_eval.prompt import BREAK, NoReply, Part, render
from answer_eval.raters import RaterOptions
from answer_eval.raters.openai_responses import PLUGIN
from answer_eval.rating import Rater, RaterKind, Reason
from answer_eval.reply_schema import shared
from asking import CARE, FAILED, GUIDE, LINES, TEMPLATE, asked
from raters.speaking import KEY, MODEL, RESPONSES
from server.serving import serving


class TestRequest:
    """What is sent."""

    def sent(self) -> Mapping[str, Any]:
        """Return the body of one request."""
        return RESPONSES.met()[1].requests[0].body

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
        assert str(wanted["schema"]) == str(shared(asked().schema))
        assert list(wanted["schema"]["properties"]) == list(asked().schema["required"])

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
            RESPONSES.ask(server.base_url, [asked(), other, changed])
        keys = {
            heard.body["input"][0]["content"][0]["text"]: heard.body["prompt_cache_key"]
            for heard in server.requests
        }
        assert len({heard.body["prompt_cache_key"] for heard in server.requests}) == 2
        assert keys.keys() == {asked().static, changed.static}
        assert all(len(key) <= 64 for key in keys.values())


def test_provider_is_the_default_server() -> None:
    """With a key alone, requests go to OpenAI; the rater bears the model's name."""
    rater = PLUGIN.open(RaterOptions(model="gpt-6-luna"))
    assert rater.rater == Rater("openai/gpt-6-luna", RaterKind.LLM)
    assert rater.settings == {"model": "gpt-6-luna"}
    assert rater.server == {"base_url": "https://api.openai.com/v1"}
    assert KEY not in repr(vars(rater))


def test_service_that_gives_up() -> None:
    """A reply whose status is failed has the service's words, and is asked for once."""
    outcome, server = RESPONSES.met("failed")
    assert isinstance(outcome, NoReply)
    assert outcome.reason is Reason.FAILED
    assert "gave up on the reply: The model ran into trouble" in outcome.detail
    assert len(server.requests) == outcome.usage.requests == 1


def test_cache_writes_and_reads_are_counted() -> None:
    """The first request of a long static part writes the cache, the next one reads it."""
    long = asked(template=f"{'Rate. ' * 700}{BREAK}Now")
    with serving() as server:
        first, second = (RESPONSES.ask(server.base_url, [long])[0].usage for _ in range(2))
    assert first.cache_write_tokens == second.cached_tokens == 1050
    assert first.cached_tokens == second.cache_write_tokens == 0


def test_static_part_is_sent_alike_for_two_questions() -> None:
    """Answers to two questions of one competency share the cached part byte for byte."""
    second = render(GUIDE, [Part(FAILED, CARE.indicators, LINES)], TEMPLATE)
    with serving() as server:
        RESPONSES.ask(server.base_url, [asked(), second])
    first, other = (heard.body["input"][0] for heard in server.requests)
    assert first == other
