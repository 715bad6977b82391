"""What is looked for in an answer beside its ratings: key points covered, red flags present."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from string import Template
from typing import Any

from answer_eval._digest import digest
from answer_eval.evidence import Evidence, Located, Polarity, Quote
from answer_eval.fence import Line, mark, told
from answer_eval.prompt import BREAK, Digests, Usage
from answer_eval.question import Question
from answer_eval.rating import Rater, Reason
from answer_eval.reply_schema import strict_object

PROMPT = "check.md"
"""The template's file."""


class Kind(StrEnum):
    """What sort of thing is looked for."""

    KEY_POINT = "key_point"
    RED_FLAG = "red_flag"

    @property
    def outcomes(self) -> "tuple[Outcome, ...]":
        """What can be said of it."""
        return _OUTCOMES[self]

    @property
    def polarity(self) -> Polarity:
        """What a quote for it speaks for."""
        return Polarity.POSITIVE if self is Kind.KEY_POINT else Polarity.NEGATIVE


class Outcome(StrEnum):
    """What was found: of a key point how far it is covered, of a red flag whether it is there."""

    COVERED = "covered"
    PARTLY = "partly"
    NOT = "not"
    PRESENT = "present"
    ABSENT = "absent"

    @property
    def needs_quote(self) -> bool:
        """Whether it stands on the candidate's words alone."""
        return self not in {Outcome.NOT, Outcome.ABSENT}


_OUTCOMES = {
    Kind.KEY_POINT: (Outcome.COVERED, Outcome.PARTLY, Outcome.NOT),
    Kind.RED_FLAG: (Outcome.PRESENT, Outcome.ABSENT),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One key point or red flag of a question."""

    kind: Kind
    id: str
    """A red flag's own, and `point_1`, `point_2`, … for key points, which have none."""
    text: str
    severity: str = ""
    """Of a red flag."""


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """All that a rater needs to look for a question's key points and red flags in its answer."""

    question: Question
    checks: tuple[Check, ...]
    static: str
    """Instructions, question and what to look for: byte-identical for every candidate."""
    answer: str
    """The fenced segment."""
    schema: Mapping[str, Any]
    digests: Digests
    sample: int = 1
    """Always the first: a checklist is asked for once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reply says of one check."""

    outcome: Outcome
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReply:
    """A valid reply: one finding for every check."""

    findings: Mapping[str, Finding]
    raw: str
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one rater found of one check in one interview, or why nothing can be said."""

    question: str
    check: Check
    rater: Rater
    outcome: Outcome | Reason
    quotes: tuple[Located, ...] = ()
    detail: str = ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes that were located."""
        return tuple(each for each in self.quotes if isinstance(each, Evidence))

    @property
    def is_failure(self) -> bool:
        """Whether no valid reply came."""
        return isinstance(self.outcome, Reason) and self.outcome.is_failure


def checks_of(question: Question) -> tuple[Check, ...]:
    """Return what raters look for in a question's answer: nothing that is meant for candidates."""
    seen = question.for_raters
    points = (
        Check(Kind.KEY_POINT, f"point_{at}", each.text)
        for at, each in enumerate(seen.key_points, start=1)
    )
    flags = (Check(Kind.RED_FLAG, each.id, each.text, each.severity) for each in seen.red_flags)
    return (*points, *flags)


def look_for(question: Question, lines: Sequence[Line], template: str) -> CheckRequest:
    """Ask for a question's checklist; `template` is a prompt file's text, parted by BREAK."""
    checks = checks_of(question)
    static, answer = template.split(BREAK)
    answered = digest([question.text, [[line.role, line.text] for line in lines]])
    words = {
        "question": question.text,
        "points": _listed(checks, Kind.KEY_POINT),
        "flags": _listed(checks, Kind.RED_FLAG),
    }
    schema = strict_object({each.id: _entry(each.kind) for each in checks})
    return CheckRequest(
        question=question,
        checks=checks,
        static=Template(static).substitute(words),
        answer=Template(answer).substitute(mark=mark(answered), segment=told(lines)),
        schema=schema,
        digests=Digests(answered, digest(words), digest(template), digest(schema)),
    )


def _listed(checks: Iterable[Check], kind: Kind) -> str:
    return "\n".join(f"- `{each.id}`: {each.text}" for each in checks if each.kind is kind) or "-"


def _entry(kind: Kind) -> dict[str, Any]:
    outcome = {"type": "string", "enum": [each.value for each in kind.outcomes]}
    quotes = {"type": "array", "items": {"type": "string"}}
    return strict_object({"quotes": quotes, "outcome": outcome})


def stands(outcome: Outcome, quotes: Sequence[Located]) -> Outcome | Reason:
    """Return an outcome, or that the words it needs weren't found in the answer."""
    if not outcome.needs_quote or any(isinstance(each, Evidence) for each in quotes):
        return outcome
    return Reason.EVIDENCE_NOT_FOUND


def red_flagged(checked: Iterable[Checked]) -> Iterator[str]:
    """Yield the questions whose answers show a red flag."""
    for each in checked:
        if each.outcome is Outcome.PRESENT:
            yield each.question
