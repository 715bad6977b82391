"""The dialects in which compatible servers take a schema, and which server speaks which.

`json_schema`, strict, is OpenAI's; llama-cpp-python's server refuses it and takes the schema beside
`json_object`; others know `json_object` alone.
"""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from answer_eval.prompt import Request

if TYPE_CHECKING:
    from openai import APIStatusError


class Dialect(StrEnum):
    """A way to ask for a reply that fits a schema, the strictest first."""

    JSON_SCHEMA = "json_schema"
    OBJECT_WITH_SCHEMA = "json_object + schema"
    OBJECT = "json_object"

    def response_format(self, schema: Mapping[str, Any]) -> Any:
        """Return what this dialect sends as `response_format`."""
        match self:
            case Dialect.JSON_SCHEMA:
                held = {"name": "ratings", "strict": True, "schema": dict(schema)}
                return {"type": "json_schema", "json_schema": held}
            case Dialect.OBJECT_WITH_SCHEMA:
                return {"type": "json_object", "schema": dict(schema)}
            case Dialect.OBJECT:
                return {"type": "json_object"}

    def static(self, request: Request) -> str:
        """Return the static part, with the schema in it where nothing else holds a reply to it."""
        if self is not Dialect.OBJECT:
            return request.static
        schema = json.dumps(request.schema, ensure_ascii=False)
        return f"{request.static}\n\nReply with a JSON object that fits this schema:\n{schema}"


class NotSpoken(Exception):  # noqa: N818  never seen by a user
    """A server refuses a dialect."""


_NAMED = re.compile(r"response_format|json[_ ]schema|json_object|grammar", re.IGNORECASE)
"""llama.cpp's words for a schema that it can't follow are "JSON schema conversion failed" and
"failed to parse grammar"."""
_SPOKEN = dict[str, Dialect]()


def spoken(server: str) -> Dialect:
    """Return the dialect in which to ask a server next."""
    return _SPOKEN.get(server, Dialect.JSON_SCHEMA)


def give_up(dialect: Dialect, server: str) -> None:
    """Remember, for the process, that a server refuses a dialect: the next one is tried."""
    order = list(Dialect)
    if spoken(server) is dialect:
        _SPOKEN[server] = order[order.index(dialect) + 1]


def forget() -> None:
    """Forget what any server speaks."""
    _SPOKEN.clear()


def is_refused(dialect: Dialect, error: "APIStatusError") -> bool:
    """Tell whether an error is about the dialect, and another is left to try."""
    return dialect is not Dialect.OBJECT and bool(_NAMED.search(f"{error.param} {error.body}"))
