"""The records that segmentation gives."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a question in the interview."""

    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"
    NOT_ASKED = "not_asked"


SEGMENTED = "segmented"
CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Answer:
    """The turns that belong to one question, and the candidate's words in them."""

    question: str
    status: Status
    asked_in: tuple[int, ...] = ()
    """The interviewer's turns that put the question."""
    turns: tuple[int, ...] = ()
    """The candidate's turns, probes' answers included."""
    segment: tuple[int, ...] = ()
    """Every turn from the question to the answer's end, other speakers' included."""
    text: str = ""
    """The candidate's words, a line per turn."""
    confidence: float = 0.0
    """How sure the segmentation is of this row's status and turns, 0 to 1."""
    source: str = SEGMENTED
    """Who says so: the segmenter, CORRECTED people, or the model that settled it, by its id."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """One answer per question of the guide, in the guide's order."""

    answers: tuple[Answer, ...]
    warnings: tuple[str, ...] = ()
