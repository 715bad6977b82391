"""What several checks do with the candidate's words."""

import re
from collections.abc import Callable
from dataclasses import replace

from answer_eval.transcript import Role
from answer_eval.trust.scene import Lines

_END = re.compile(r"(?<=[.!?\u2026])\s+")


def sentences(text: str) -> list[str]:
    """Split a text where a sentence ends; one without full stops is one sentence."""
    return _END.split(text)


def ended(lines: Lines, words: str) -> Lines:
    """Return an answer with more words at the end of the candidate's last turn."""
    last = max((i for i, line in enumerate(lines) if line.role is Role.CANDIDATE), default=-1)
    return tuple(
        replace(line, text=_joined(line.text, words)) if place == last else line
        for place, line in enumerate(lines)
    )


def _joined(text: str, words: str) -> str:
    stop = "" if not text or text[-1] in ".!?\u2026" else "."
    return f"{text}{stop} {words}"


def said(lines: Lines, change: Callable[[str], str]) -> Lines:
    """Return an answer with each turn of the candidate's changed."""
    return tuple(
        replace(line, text=change(line.text)) if line.role is Role.CANDIDATE else line
        for line in lines
    )
