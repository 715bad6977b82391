"""What a candidate said, fenced: data that can't pass for an instruction's place in a prompt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer_eval._encoding import sound
from answer_eval.segment import Answer
from answer_eval.transcript import Role, Transcript


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of the answer's segment, as the rater reads it."""

    turn: int
    role: Role
    text: str


SPEAKERS = {
    Role.CANDIDATE: "Candidate",
    Role.INTERVIEWER: "Interviewer",
    Role.OTHER: "Other speaker",
}

_MARK_LENGTH = 12
_TAG = re.compile(r"<(?=\s*/?\s*(?:answer|quotes|transcript))", re.IGNORECASE)


def lines_of(transcript: Transcript, answer: Answer) -> tuple[Line, ...]:
    """Return the turns of an answer's segment as lines."""
    turns = (transcript.turns[index] for index in answer.segment)
    return tuple(Line(turn.index, turn.role, turn.text) for turn in turns)


def mark(fenced: str) -> str:
    """Return the fence's mark by the digest of what it fences: the same on every run.

    It is out of reach of the answer's author: a text can't hold its own digest, so what stands in
    it never closes the fence around it.
    """
    return fenced[:_MARK_LENGTH]


def told(lines: Sequence[Line]) -> str:
    """Return a segment as the rater reads it, a turn a line."""
    return "\n".join(f"{SPEAKERS[line.role]}: {neutralised(line.text)}" for line in lines)


def neutralised(text: str) -> str:
    """Return a text as one line that can neither start another nor look like the fence."""
    return _TAG.sub("\u2039", " ".join(sound(text).split()))
