"""What a rater is asked, and what a reply to it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from answer_eval.evidence import Polarity
from answer_eval.guide import Question
from answer_eval.rating import Reason
from answer_eval.rubric import Indicator, Scale
from answer_eval.transcript import Role


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of the answer's segment, as the rater reads it."""

    turn: int
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Digests:
    """What a rating rests on; two ratings with equal digests were asked the same."""

    answer: str
    rubric: str
    prompt: str
    schema: str


@dataclass(frozen=True, slots=True)
class RatingRequest:
    """All that a rater needs for the indicators of one competency in one answer."""

    question: Question
    indicators: tuple[Indicator, ...]
    scale: Scale
    lines: tuple[Line, ...]
    """The answer's segment: the candidate's turns and the interviewer's between them."""
    static: str
    """Instructions and rubric: byte-identical for every candidate."""
    answer: str
    """The question and the fenced segment."""
    schema: Mapping[str, Any]
    """The JSON schema that the reply must fit."""
    digests: Digests


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a rater says the candidate said, not yet located."""

    polarity: Polarity
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reply says of one indicator: a rating, or why there is none."""

    rating: float | Reason
    quotes: tuple[Quote, ...] = ()
    observation: str = ""
    why_not_higher: str = ""
    why_not_lower: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that a reply was charged for."""

    input_tokens: int = 0
    cached_tokens: int = 0
    cache_write_tokens: int = 0
    output_tokens: int = 0
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """A valid reply: one judgement for every indicator asked about."""

    judgements: Mapping[str, Judgement]
    raw: str
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class NoReply:
    """No valid reply: why, in words a user can act on, and what did come back."""

    reason: Reason
    detail: str
    raw: str = ""
    usage: Usage = field(default_factory=Usage)
