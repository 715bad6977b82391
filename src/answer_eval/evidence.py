"""Where a quote stands in the candidate's words, or that it doesn't."""

from dataclasses import dataclass
from enum import StrEnum

from answer_eval.transcript import Span


class Polarity(StrEnum):
    """The anchor that a quote speaks for."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Match(StrEnum):
    """How a quote was found, or what became of it."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"
    ELSEWHERE = "elsewhere"
    MISATTRIBUTED = "misattributed"
    UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote located in the candidate's words of the answer; its parts are in reading order."""

    quote: str
    polarity: Polarity
    match: Match
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unlocated:
    """A quote that supports nothing: not in this answer's words of the candidate.

    `match` says what was found instead; `parts` is where, empty if nowhere.
    """

    quote: str
    polarity: Polarity
    match: Match
    parts: tuple[Span, ...] = ()


Quoted = Evidence | Unlocated
