"""The bodies that an OpenAI-compatible service sends, filled from the schema of a request."""

import hashlib
import itertools
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from server.faults import TEXT
from server.fill import Filler
from server.quoting import MODES, said_in

CACHED_FROM = 1024
"""Tokens; a shorter beginning is not cached."""


def text_for(prompt: str, schema: Any, modes: Sequence[str], fault: str) -> str:
    """Return what the model writes: a value for the schema, spoilt where the fault says so."""
    said = said_in(prompt)
    seed = hashlib.sha256(prompt.encode()).hexdigest()
    rng = random.Random(seed)  # noqa: S311  repeatable, not secret
    each = itertools.cycle(MODES[mode] for mode in modes)
    filled = Filler(schema, lambda: next(each)(said, rng), seed).filled()
    return TEXT[fault](filled) if fault in TEXT else json.dumps(filled, ensure_ascii=False)


class Responses:
    """`/v1/responses`."""

    @staticmethod
    def prompt(body: Mapping[str, Any]) -> str:
        """Return the last message's text."""
        asked = body["input"]
        return asked if isinstance(asked, str) else _text(asked[-1]["content"])

    @staticmethod
    def schema(body: Mapping[str, Any]) -> Any:
        """Return the schema that the reply must fit."""
        return body.get("text", {}).get("format", {}).get("schema", {"type": "string"})

    @staticmethod
    def reply(body: Mapping[str, Any], text: str, fault: str, cached: set[str]) -> dict[str, Any]:
        """Return the whole body."""
        part: dict[str, Any] = {"type": "output_text", "text": text, "annotations": []}
        if fault == "refusal":
            part = {"type": "refusal", "refusal": "I can't help with rating people."}
        message = {"id": "msg_test", "type": "message", "role": "assistant", "content": [part]}
        ends = {
            "truncated": "max_output_tokens",
            "full": "max_output_tokens",
            "filtered": "content_filter",
        }
        status = "incomplete" if fault in ends else "failed" if fault == "failed" else "completed"
        error = {"code": "server_error", "message": "The model ran into trouble"}
        return {
            "id": "resp_test",
            "object": "response",
            "created_at": 0,
            "model": body.get("model", ""),
            "status": status,
            "incomplete_details": {"reason": ends[fault]} if fault in ends else None,
            "error": error if fault == "failed" else None,
            "output": [{**message, "status": status}],
            "parallel_tool_calls": True,
            "tool_choice": "auto",
            "tools": [],
            "usage": _usage(body, text, cached, fault),
        }


class Decisions:
    """`/v1/decisions`: answers in the questions' order, each as its type has it."""

    @staticmethod
    def reply(body: Mapping[str, Any], fault: str, cached: set[str]) -> dict[str, Any]:
        """Return the whole body; faults refuse a question, leave one out or spoil a score."""
        seed = hashlib.sha256(json.dumps(body["input"]).encode()).hexdigest()
        rng = random.Random(seed)  # noqa: S311  repeatable, not secret
        answers = [_decided(question, rng) for question in body["questions"]]
        if fault == "refusal":
            answers = [{"type": "refusal", "name": each["name"]} for each in answers]
        if fault == "one-refusal":
            answers[1] = {"type": "refusal", "name": answers[1]["name"]}
        if fault == "off-scale":
            answers = [{**each, "score": 99} if "score" in each else each for each in answers]
        if fault == "missing":
            answers = answers[1:]
        used = _usage(body, "", cached)
        return {"answers": answers, "model": body["model"], "usage": used}


def _decided(question: Mapping[str, Any], rng: random.Random) -> dict[str, Any]:
    name = {"name": question.get("name")}
    if question["type"] == "predicate":
        return {**name, "type": "predicate", "probability": round(rng.uniform(0.3, 1), 3)}
    weights = [rng.random() ** 4 for _ in question["levels"]]
    shares = [weight / sum(weights) for weight in weights]
    levels = [
        {"label": level["label"], "value": index, "probability": share}
        for index, (level, share) in enumerate(zip(question["levels"], shares, strict=True))
    ]
    score = sum(index * share for index, share in enumerate(shares))
    return {
        **name,
        "type": "score",
        "score": score,
        "confidence": max(shares),
        "probabilities": levels,
    }


class Chat:
    """`/v1/chat/completions`, as much as a structured reply needs."""

    @staticmethod
    def prompt(body: Mapping[str, Any]) -> str:
        """Return the last message's text."""
        return _text(body["messages"][-1]["content"])

    @staticmethod
    def dialect(body: Mapping[str, Any]) -> str:
        """Return how the body asks for structured output, "" where it doesn't."""
        wanted = body.get("response_format", {})
        schema = " + schema" if "schema" in wanted else ""
        return f"{wanted.get('type', '')}{schema}"

    @staticmethod
    def schema(body: Mapping[str, Any]) -> Any:
        """Return the schema in any dialect: beside the messages, or the first one's last line."""
        wanted = body.get("response_format", {})
        held = wanted.get("json_schema", wanted)
        if wanted.get("type") == "json_object" and "schema" not in held:
            return json.loads(_text(body["messages"][0]["content"]).splitlines()[-1])
        return held.get("schema", {"type": "string"})

    @staticmethod
    def reply(body: Mapping[str, Any], text: str, fault: str, cached: set[str]) -> dict[str, Any]:
        """Return the whole body."""
        ends = {"truncated": "length", "full": "length", "filtered": "content_filter"}
        refusal = "I can't help with rating people." if fault == "refusal" else None
        message = {"role": "assistant", "content": None if refusal else text, "refusal": refusal}
        used = _usage(body, text, cached, fault)
        return {
            "id": "chatcmpl_test",
            "object": "chat.completion",
            "created": 0,
            "model": body.get("model", ""),
            "choices": [{"index": 0, "finish_reason": ends.get(fault, "stop"), "message": message}],
            "usage": {
                "prompt_tokens": used["input_tokens"],
                "completion_tokens": used["output_tokens"],
                "total_tokens": used["total_tokens"],
                "prompt_tokens_details": used["input_tokens_details"],
            },
        }


def _text(content: Any) -> str:
    return content if isinstance(content, str) else "".join(part["text"] for part in content)


LIMITS = ("max_output_tokens", "max_completion_tokens", "max_tokens")


def _usage(body: Mapping[str, Any], text: str, cached: set[str], fault: str = "") -> dict[str, Any]:
    """Count four characters a token, and cache what stands before an explicit breakpoint.

    A truncated reply has taken all the tokens that the request allows.
    """
    read = written = 0
    if (shared := "".join(_before_breakpoint(body))) and _tokens(shared) >= CACHED_FROM:
        read, written = (_tokens(shared), 0) if shared in cached else (0, _tokens(shared))
        cached.add(shared)
    taken = _tokens(json.dumps(body.get("input", body.get("messages", ""))))
    limit = next((body[name] for name in LIMITS if name in body), 0)
    given = limit if fault == "truncated" else _tokens(text)
    return {
        "input_tokens": taken,
        "input_tokens_details": {"cached_tokens": read, "cache_write_tokens": written},
        "output_tokens": given,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": taken + given,
    }


def _before_breakpoint(body: Mapping[str, Any]) -> Iterator[str]:
    messages = body.get("input", [])
    for message in messages if isinstance(messages, list) else []:
        for part in message["content"] if isinstance(message["content"], list) else []:
            if "prompt_cache_breakpoint" in part:
                yield part["text"]


def _tokens(text: str) -> int:
    return -(-len(text) // 4)
