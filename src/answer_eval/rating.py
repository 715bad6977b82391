"""One judgement by one rater of one indicator in one answer."""

import math
from dataclasses import dataclass
from enum import StrEnum

from answer_eval.evidence import Evidence, Located


class RaterKind(StrEnum):
    """What sort of rater it is."""

    HUMAN = "human"
    LLM = "llm"
    DECISION = "decision"
    BASELINE = "baseline"
    ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Rater:
    """Who rates: `human:<name>`, `baseline`, `openai/<model>`, …."""

    id: str
    kind: RaterKind


class Reason(StrEnum):
    """Why there is no rating."""

    NOT_ASKED = "not_asked"
    NOT_ANSWERED = "not_answered"
    NO_EVIDENCE = "no_evidence"
    EVIDENCE_NOT_FOUND = "evidence_not_found"
    REFUSED = "refused"
    TRUNCATED = "truncated"
    INVALID_REPLY = "invalid_reply"
    FAILED = "failed"
    NOT_CONFIRMED = "not_confirmed"
    NO_CONSENT = "no_consent"

    @property
    def is_failure(self) -> bool:
        """Whether no valid reply came: counted in the exit code, asked again on the next run."""
        return self in _FAILURES


_FAILURES = {Reason.REFUSED, Reason.TRUNCATED, Reason.INVALID_REPLY, Reason.FAILED}


class Flag(StrEnum):
    """Why a person should look."""

    UNLOCATED_QUOTE = "unlocated_quote"
    INSTRUCTION_LIKE_TEXT = "instruction_like_text"
    SPREAD = "spread"
    RATERS_APART = "raters_apart"
    LOW_COVERAGE = "low_coverage"
    RED_FLAG = "red_flag"
    TRANSCRIPT_QUALITY = "transcript_quality"
    SHORT_ANSWER = "short_answer"
    NEAR_COPY = "near_copy"
    ROLES_UNCERTAIN = "roles_uncertain"
    QUESTION_UNCERTAIN = "question_uncertain"
    LANGUAGE = "language"
    UNEVIDENCED = "unevidenced"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is rated: one indicator in the answer to one question of one interview."""

    interview: str
    candidate: str
    question: str
    indicator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating on the scale, with what it rests on."""

    unit: Unit
    rater: Rater
    value: float
    sample: int = 1
    quotes: tuple[Located, ...] = ()
    observation: str = ""
    why_not_higher: str = ""
    why_not_lower: str = ""
    probabilities: tuple[tuple[int, float], ...] = ()
    """Of each point of the scale, ascending; empty where the rater gives none."""
    flags: tuple[Flag, ...] = ()

    @property
    def spread(self) -> float:
        """The standard deviation over the points' probabilities, 0 where there are none."""
        mean = sum(point * share for point, share in self.probabilities)
        return math.sqrt(sum(share * (point - mean) ** 2 for point, share in self.probabilities))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes that were located."""
        return tuple(each for each in self.quotes if isinstance(each, Evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated(Rating):
    """A rating that was mapped to people's scale, with the rater's own beside it."""

    raw: float
    """The rating as the rater gave it."""
    calibration: str
    """The name of the calibration that mapped it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRated:
    """No rating, with the reason; never a number."""

    unit: Unit
    rater: Rater
    reason: Reason
    detail: str = ""
    sample: int = 1
    quotes: tuple[Located, ...] = ()
    observation: str = ""
    flags: tuple[Flag, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes that were located."""
        return tuple(each for each in self.quotes if isinstance(each, Evidence))


Judged = Rating | NotRated
