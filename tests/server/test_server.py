"""The test server: fills any schema, quotes as told, and meets every fault."""

import http.client
import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import LINES, asked
from server.faults import HTTP, NAMES, Faults, parsed_rates
from server.fill import Filler
from server.quoting import MODES, said_in
from server.serving import Server, serving

leaves = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "minLength": 60, "maxLength": 70},
        {"type": "integer"},
        {"type": "integer", "minimum": 3, "maximum": 4},
        {"type": "number", "exclusiveMinimum": -1, "exclusiveMaximum": -0.5},
        {"type": "number", "maximum": -2},
        {"type": "boolean"},
        {"type": "null"},
        {"type": ["null", "integer"]},
        {"type": ["string", "null"], "enum": ["a", "b"]},
        {"enum": [1, None, "x"]},
        {"const": {"a": 1}},
        True,
    ]
)
schemas = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda each: {"type": "array", "items": each, "minItems": 2}, inner),
        st.builds(lambda some: {"anyOf": some}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda of: {"type": "object", "properties": of, "required": sorted(of)},
            st.dictionaries(st.sampled_from(["quotes", "note", "rating"]), inner),
        ),
    ),
    max_leaves=8,
)


def filled(schema: Any, quote: str = "her own words") -> Any:
    """Return what a filler makes of a schema."""
    return Filler(schema, lambda: quote, "seed").filled()


@given(schemas)
def test_fills_any_schema(schema: Any) -> None:
    """Whatever the schema, the value fits it."""
    jsonschema.validate(filled(schema), schema)


def test_fills_references_and_recursion() -> None:
    """`$ref` is followed, and a schema that holds itself comes to an end."""
    node = {
        "type": "object",
        "properties": {"next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]}},
        "required": ["next"],
    }
    schema = {
        "$defs": {"node": node},
        "type": "object",
        "properties": {
            "all": {"type": "array", "items": {"$ref": "#"}},
            "first": {"$ref": "#/$defs/node"},
        },
        "required": ["all", "undescribed"],
    }
    jsonschema.validate(filled(schema), schema)


def test_quotes_fill_what_is_named_like_a_quote() -> None:
    """Strings under `quotes` are the candidate's words; without any, the list stays empty."""
    schema = asked().schema
    assert filled(schema)["asks"]["quotes"][0]["text"] == "her own words"
    assert "her own words" not in filled(schema)["asks"]["observation"]
    assert filled(schema, quote="")["asks"]["quotes"] == []


CANDIDATES = [LINES[1].text, LINES[3].text]


@pytest.mark.parametrize("seed", range(5))
class TestQuotes:
    """Each way of quoting is what it says, whichever sentence is drawn."""

    def quote(self, mode: str, seed: int) -> str:
        """Return a quote from the sample answer."""
        return MODES[mode](said_in(asked().answer), random.Random(seed))  # noqa: S311  repeatable

    def test_verbatim(self, seed: int) -> None:
        """It stands in one turn of the candidate, character for character."""
        assert any(self.quote("verbatim", seed) in text for text in CANDIDATES)

    def test_edited(self, seed: int) -> None:
        """It stands in no turn, but nearly all its words do."""
        quote = self.quote("edited", seed)
        assert not any(quote in text for text in CANDIDATES)
        words = " ".join(CANDIDATES).lower()
        assert all(word in words for word in quote.lower().split())

    def test_cross_turn(self, seed: int) -> None:
        """It runs from the end of a turn into the next one."""
        quote = self.quote("cross-turn", seed)
        assert quote == "I asked her which town she was after. I rang her a week later and she was."

    def test_interviewer(self, seed: int) -> None:
        """It is the interviewer's."""
        assert self.quote("interviewer", seed) in {LINES[0].text, LINES[2].text}

    def test_invented(self, seed: int) -> None:
        """Nobody said it."""
        assert self.quote("invented", seed) not in asked().answer


def test_unlabelled_prompt_is_the_candidates() -> None:
    """A prompt of another make is quoted from all the same; an empty one holds nothing."""
    assert MODES["verbatim"](said_in("Only this was said here."), random.Random(0))  # noqa: S311
    assert said_in(" ").turns == []


def post(server: Server, path: str, body: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]]:
    """Return the status and body that a POST brings."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("POST", path, json.dumps(body))
    with connection.getresponse() as answer:
        status, text = answer.status, answer.read()
    connection.close()
    return status, json.loads(text)


@pytest.mark.parametrize("dialect", ["json_schema", "json_object"])
def test_chat_completions(dialect: str) -> None:
    """Chat Completions replies in both dialects of structured output."""
    schema = {"schema": dict(asked().schema)}
    wanted = {"json_schema": schema} if dialect == "json_schema" else schema
    messages = [{"role": "system", "content": "Rate."}, {"role": "user", "content": asked().answer}]
    body = {"messages": messages, "response_format": {"type": dialect, **wanted}}
    with serving(faults=["", "refusal"]) as server:
        _, reply = post(server, "/v1/chat/completions", body)
        _, refusal = post(server, "/v1/chat/completions", body)
    jsonschema.validate(json.loads(reply["choices"][0]["message"]["content"]), asked().schema)
    assert reply["usage"]["prompt_tokens"] > 0
    assert refusal["choices"][0]["message"]["content"] is None


def test_unknown_path() -> None:
    """A path that isn't served is a 404 in the API's shape."""
    with serving() as server:
        status, body = post(server, "/v1/embeddings", {})
    assert (status, body["error"]["code"]) == (404, "not_found")


def test_plain_string_input_without_a_schema() -> None:
    """The shortest request that the API takes is answered with text."""
    with serving() as server:
        _, reply = post(server, "/v1/responses", {"model": "m", "input": "Say something."})
    assert json.loads(reply["output"][0]["content"][0]["text"])


def test_faults_in_turn_then_by_rate() -> None:
    """First the listed ones in order, then each at its rate, the same for the same seed."""
    faults = Faults(["500", ""], {"429": 0.3, "reset": 0.2}, seed=3)
    drawn = [faults.next() for _ in range(402)]
    assert drawn[:2] == ["500", ""]
    again = Faults([], {"429": 0.3, "reset": 0.2}, seed=3)
    assert drawn[2:] == [again.next() for _ in range(400)]
    assert 90 < drawn.count("429") < 150  # 120 expected of 400, sd 9.2
    assert 55 < drawn.count("reset") < 105  # 80 expected of 400, sd 8


def test_unknown_fault_is_refused() -> None:
    """A misspelt fault isn't silently left out."""
    with pytest.raises(ValueError, match="no fault is called '418'"):
        Faults(rates={"418": 1})


def test_rates_as_written() -> None:
    """`name:rate` and `name`, which is met by every request."""
    assert parsed_rates(["500:0.25", "reset"]) == {"500": 0.25, "reset": 1.0}


def test_every_http_fault_has_its_status_and_headers() -> None:
    """The service's errors come with status, code, and what it asks the client to wait."""
    assert set(HTTP) < set(NAMES)
    with serving(faults=list(HTTP)) as server:
        for fault in HTTP.values():
            status, body = post(server, "/v1/responses", {})
            assert (status, body["error"]["code"]) == (fault.status, fault.code)


def test_runs_as_a_script() -> None:
    """`python tests/server/run.py` serves what its options say."""
    script = Path(__file__).with_name("run.py")
    command = [sys.executable, str(script), "--quotes", "invented", "--fault", "503"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own script
        assert process.stdout
        port = int(process.stdout.readline().rsplit(":", 1)[1].removesuffix("/v1\n"))
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/v1/responses", "{}")
        with connection.getresponse() as answer:
            assert answer.status == 503
        connection.close()
        process.terminate()
