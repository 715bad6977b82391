"""The `openai-chat` rater: what it sends, and the dialects it finds out about."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from answer_eval.prompt import NoReply, Reply
from answer_eval.raters import RaterOptions, Served, choose
from answer_eval.raters._dialect import Dialect, spoken
from answer_eval.raters.openai_chat import PLUGIN
from answer_eval.rating import Rater, RaterKind, Reason
from answer_eval.reply import read_reply
from asking import LINES, asked
from raters.speaking import CHAT, MODEL
from server.replying import Chat
from server.serving import serving


def sent() -> Mapping[str, Any]:
    """Return the body of one request."""
    return CHAT.met()[1].requests[0].body


def test_static_part_and_answer_are_messages_of_their_own() -> None:
    """Plain strings under roles that every server's chat template knows."""
    assert sent()["messages"] == [
        {"role": "system", "content": asked().static},
        {"role": "user", "content": asked().answer},
    ]


def test_strict_schema_in_the_schemas_own_order() -> None:
    """The schema goes out strict and unsorted: property order is the order of writing."""
    held = sent()["response_format"]["json_schema"]
    assert held["strict"] is True
    assert str(held["schema"]) == str(asked().schema)


def test_nothing_is_stored_and_nothing_else_is_asked_for() -> None:
    """The server is asked to keep nothing, and gets no setting that it may not know."""
    body = sent()
    assert body["store"] is False
    assert body["model"] == MODEL
    assert set(body) == {"model", "messages", "response_format", "max_tokens", "store"}


def test_the_provider_takes_another_name_for_the_limit() -> None:
    """OpenAI's own models refuse `max_tokens`."""
    rater = PLUGIN.open(RaterOptions(model="gpt-6-luna"))
    assert rater.rater == Rater("openai-chat/gpt-6-luna", RaterKind.LLM)
    assert rater._limit == "max_completion_tokens"  # noqa: SLF001  nothing is sent to OpenAI here


@pytest.mark.parametrize(
    ("refused", "spoke"),
    [
        ([], Dialect.JSON_SCHEMA),
        (["json_schema"], Dialect.OBJECT_WITH_SCHEMA),
        (["json_schema", "json_object + schema"], Dialect.OBJECT),
    ],
)
def test_finds_out_the_dialect(refused: Sequence[str], spoke: Dialect) -> None:
    """Each refusal is met once, at no cost in patience; the next rater starts where it ended."""
    with serving(refuses=refused) as server:
        first, second = (CHAT.ask(server.base_url)[0] for _ in range(2))
    assert isinstance(first, Reply), first
    assert isinstance(second, Reply)
    assert [Chat.dialect(heard.body) for heard in server.requests] == [*refused, spoke, spoke]
    assert spoken(server.base_url) is spoke
    assert first.usage.requests == 1


def test_a_schema_that_makes_no_grammar_is_asked_for_in_words() -> None:
    """As llama.cpp refuses one: the next dialects are tried, the last with the schema in words."""
    with serving(faults=["no-grammar", "no-grammar"]) as server:
        assert isinstance(CHAT.ask(server.base_url)[0], Reply)
        assert spoken(server.base_url) is Dialect.OBJECT


def test_many_at_once_find_out_together() -> None:
    """Requests under way together each meet the refusal, and none takes a step too many."""
    requests = [asked([*LINES, LINES[number % 4]]) for number in range(6)]
    with serving(refuses=["json_schema"]) as server:
        assert all(isinstance(each, Reply) for each in CHAT.ask(server.base_url, requests))
        assert spoken(server.base_url) is Dialect.OBJECT_WITH_SCHEMA


def test_no_dialect_is_spoken() -> None:
    """A server that refuses all three fails the answer, in its own words."""
    with serving(refuses=list(Dialect)) as server:
        outcome = CHAT.ask(server.base_url)[0]
    assert isinstance(outcome, NoReply)
    assert outcome.reason is Reason.FAILED
    assert "'response_format.type' must be 'json_schema' or 'text'" in outcome.detail


def test_schema_stands_in_the_prompt_where_nothing_else_holds_it() -> None:
    """The static part stays byte-identical for every answer, with the schema as its last line."""
    refused = ["json_schema", "json_object + schema"]
    with serving(refuses=refused) as server:
        CHAT.ask(server.base_url)
        CHAT.ask(server.base_url, [asked(LINES[:2])])
    one, other = (heard.body["messages"][0]["content"] for heard in server.requests[-2:])
    assert one == other
    assert one.startswith(asked().static)
    assert json.loads(one.splitlines()[-1]) == asked().schema


def test_says_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a request no dialect is claimed, and the address is told."""
    monkeypatch.delenv("OPENAI_API_KEY")
    rater = choose("", RaterOptions(base_url="http://127.0.0.1:9/v1"))
    assert rater.rater.id == f"openai-chat/{MODEL}"
    assert isinstance(rater, Served)
    assert rater.server == {
        "base_url": "http://127.0.0.1:9/v1",
        "structured_output": "not tried",
    }


def test_raw_line_breaks_in_strings_are_read() -> None:
    """What llama.cpp leaves in strings is read as what it stands for."""
    words = dict.fromkeys(["why_not_higher", "why_not_lower"], "")
    entry = json.dumps({"quotes": [], "observation": "X", "rating": None, **words})
    raw = entry.replace("X", "one\ntwo\tthree\x07")
    reply = read_reply(f'{{"asks": {raw}, "checks-back": {raw}}}', asked())
    assert isinstance(reply, Reply)
    assert reply.judgements["asks"].observation.startswith("one\ntwo")
