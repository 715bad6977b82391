"""The part of a prompt that a provider keeps: where it ends, and when it is too short for it."""

from typing import Any

CACHED_FROM = 1024
"""Tokens; OpenAI caches no shorter beginning."""
CHARACTERS_A_TOKEN = 4
"""Of English prose, about: no tokenizer of the model's is at hand."""


def cached_text(text: str) -> Any:
    """Return a text part with the cache breakpoint at its end."""
    return {"type": "input_text", "text": text, "prompt_cache_breakpoint": {"mode": "explicit"}}


def tokens(text: str) -> int:
    """Return about how many tokens a text takes."""
    return len(text) // CHARACTERS_A_TOKEN


def too_short(static: str) -> str:
    """Say that a static part is too short to be cached, "" where it isn't."""
    if tokens(static) >= CACHED_FROM:
        return ""
    return (
        f"instructions and rubric take fewer than {CACHED_FROM:,} tokens: the provider doesn't "
        "cache them, and every request pays for them in full"
    )
