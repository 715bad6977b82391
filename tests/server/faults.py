"""Everything that can go wrong between a request and a valid reply, by name."""

import json
import random
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Refused:
    """A reply that is an HTTP error."""

    status: int
    code: str
    message: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        """The error in the shape that OpenAI gives it."""
        param = "model" if self.code == "model_not_found" else None
        told = {"message": self.message, "type": "error", "param": param, "code": self.code}
        return {"error": told}


_BUSY = "Rate limit reached"
HTTP: dict[str, Refused] = {
    "400": Refused(400, "context_length_exceeded", "The input is longer than the model's context"),
    "401": Refused(401, "invalid_api_key", "Incorrect API key provided: sk-test-****cdef"),
    "403": Refused(403, "unsupported_country", "The service is not offered here"),
    "404": Refused(404, "model_not_found", "The model does not exist"),
    "404-path": Refused(404, "not_found", "No such path"),
    "429": Refused(429, "rate_limit_exceeded", _BUSY, {"Retry-After": "1"}),
    "429-ms": Refused(429, "rate_limit_exceeded", _BUSY, {"retry-after-ms": "20"}),
    "429-bare": Refused(429, "rate_limit_exceeded", _BUSY),
    "no-credit": Refused(429, "insufficient_quota", "You exceeded your current quota"),
    "500": Refused(500, "server_error", "The server had an error"),
    "spoilt": Refused(
        500,
        "server_error",
        "The model produced output that does not match the expected peg-native format",
    ),
    "no-grammar": Refused(
        400, "invalid_request_error", "JSON schema conversion failed: Error resolving ref #/$defs/a"
    ),
    "503": Refused(503, "overloaded", "The engine is overloaded", {"Retry-After": "1"}),
}

DIALECTS: dict[str, Refused] = {
    "json_schema": Refused(
        500,
        "internal_server_error",
        "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), "
        "'msg': \"Input should be 'text' or 'json_object'\", 'input': 'json_schema'}]",
    ),
    "json_object + schema": Refused(
        400, "invalid_request_error", "Unrecognized key 'schema' in response_format"
    ),
    "json_object": Refused(
        400, "invalid_request_error", "'response_format.type' must be 'json_schema' or 'text'"
    ),
}
"""How a server says that it doesn't speak a dialect of structured output; the first as
llama-cpp-python's does, as a server error."""

CONNECTION = ("reset", "hang")
"""The connection is broken off; the reply never comes."""

ENVELOPE = ("refusal", "one-refusal", "truncated", "full", "filtered", "failed", "html")
"""The API's reply is whole, but the model's isn't (or isn't the API's at all)."""


def _off_scale(entry: Any) -> Any:
    return {**entry, "rating": 99}


TEXT: dict[str, Callable[[dict[str, Any]], str]] = {
    "empty": lambda _: "",
    "not-json": lambda filled: json.dumps(filled)[:-9],
    "wrong-schema": lambda filled: json.dumps(dict.fromkeys(filled, "fine")),
    "missing": lambda filled: json.dumps(dict(list(filled.items())[1:])),
    "extra": lambda filled: json.dumps({**filled, "charisma": next(iter(filled.values()))}),
    "off-scale": lambda filled: json.dumps({k: _off_scale(each) for k, each in filled.items()}),
}
"""What the model wrote is spoilt: from the value that fits the schema to the text sent."""

NAMES = [*HTTP, *CONNECTION, *ENVELOPE, *TEXT]


class Faults:
    """Which fault the next request meets: first those in turn, then each at its rate."""

    def __init__(
        self, in_turn: Iterable[str] = (), rates: Mapping[str, float] | None = None, seed: int = 0
    ) -> None:
        self._in_turn, self._rates = list(in_turn), dict(rates or {})
        self._random = random.Random(seed)  # noqa: S311  repeatable, not secret
        self._lock = threading.Lock()
        for name in (*self._in_turn, *self._rates):
            if name and name not in NAMES:
                raise ValueError(f"no fault is called {name!r}: choose from {', '.join(NAMES)}")

    def next(self) -> str:
        """Return a fault's name, "" for none."""
        with self._lock:
            if self._in_turn:
                return self._in_turn.pop(0)
            return self._drawn(self._random.random())

    def _drawn(self, chance: float) -> str:
        for name, rate in self._rates.items():
            if chance < rate:
                return name
            chance -= rate
        return ""


def parsed_rates(words: Sequence[str]) -> dict[str, float]:
    """Read `name` or `name:rate` as the command line has them; a bare name is always met."""
    pairs = (word.partition(":") for word in words)
    return {name: float(rate or 1) for name, _, rate in pairs}
