"""What a rater is asked, and what a reply to it holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import Template
from typing import Any

from answer_eval._digest import digest
from answer_eval._encoding import sound
from answer_eval.evidence import Match, Polarity, Quote, Unlocated
from answer_eval.guide import Guide, Question
from answer_eval.rating import Reason
from answer_eval.rubric import Competency, Indicator, Scale
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
    """The question's text, and who said what in the segment."""
    rubric: str
    """What the rater is told of the competency, its indicators and the scale."""
    prompt: str
    """The template."""
    schema: str
    """The reply's schema; its lists of required properties hold their order."""


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
class Judgement:
    """What a reply says of one indicator: a rating, or why there is none."""

    rating: float | Reason
    quotes: tuple[Quote, ...] = ()
    observation: str = ""
    why_not_higher: str = ""
    why_not_lower: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that a reply was charged for; cached and written ones are among the input's."""

    input_tokens: int = 0
    cached_tokens: int = 0
    cache_write_tokens: int = 0
    output_tokens: int = 0
    requests: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input_tokens + other.input_tokens,
            self.cached_tokens + other.cached_tokens,
            self.cache_write_tokens + other.cache_write_tokens,
            self.output_tokens + other.output_tokens,
            self.requests + other.requests,
        )


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


BREAK = "\n<!-- the answer: a message of its own -->\n"
"""Where a template's static part ends and the answer's begins."""

REPAIR = "\n<!-- the repair: once, where quotes were not found -->\n"
"""Where a template says what is sent when quotes failed; a template without it asks only once."""

SPEAKERS = {
    Role.CANDIDATE: "Candidate",
    Role.INTERVIEWER: "Interviewer",
    Role.OTHER: "Other speaker",
}


def render(
    guide: Guide,
    question: Question,
    competency: Competency,
    lines: Sequence[Line],
    template: str,
) -> RatingRequest:
    """Ask about one competency in the answer to one question.

    `template` is the text of a prompt file: the static part, BREAK, the answer's part and, after
    REPAIR, what `repair` adds to that. The static part depends on the competency and the scale
    alone.
    """
    static, answer = template.partition(REPAIR)[0].split(BREAK)
    rubric = _rubric(competency, guide.scale)
    schema = reply_schema(competency.indicators, guide.scale)
    answered = digest([question.text, [[line.role, line.text] for line in lines]])
    return RatingRequest(
        question=question.for_raters,
        indicators=competency.indicators,
        scale=guide.scale,
        lines=tuple(lines),
        static=Template(static).substitute(rubric),
        answer=Template(answer).substitute(
            question=question.text, mark=_mark(answered), segment=_segment(lines)
        ),
        schema=schema,
        digests=Digests(
            answer=answered,
            rubric=digest(rubric),
            prompt=digest(template),
            schema=digest(schema),
        ),
    )


def repair(
    request: RatingRequest, failed: Mapping[str, Sequence[Unlocated]], template: str
) -> RatingRequest:
    """Ask again about the indicators whose quotes failed, told which and why.

    It is a request of its own: the same static part, the answer's part with the failed quotes
    after it, and the schema of those indicators alone. `template` must hold REPAIR.
    """
    lost = {
        name: [[each.quote.text, each.match] for each in quotes] for name, quotes in failed.items()
    }
    answered = digest([request.digests.answer, lost])
    again = tuple(each for each in request.indicators if each.id in failed)
    schema = reply_schema(again, request.scale)
    added = Template(template.partition(REPAIR)[2]).substitute(
        mark=_mark(answered),
        quotes="\n".join(_lost(name, each) for name, quotes in failed.items() for each in quotes),
        indicators=", ".join(f"`{each.id}`" for each in again),
    )
    return replace(
        request,
        indicators=again,
        answer=f"{request.answer}\n{added}",
        schema=schema,
        digests=replace(request.digests, answer=answered, schema=digest(schema)),
    )


def mended(reply: Reply, again: Reply) -> Reply:
    """Return a reply with the judgements that were made again; each message stays its own."""
    return replace(reply, judgements={**reply.judgements, **again.judgements})


WHY_LOST = {
    Match.ELSEWHERE: "said by the candidate, but in another answer",
    Match.MISATTRIBUTED: "said by somebody else, not by the candidate",
    Match.UNLOCATED: "not found in what the candidate said",
}


def _lost(indicator: str, lost: Unlocated) -> str:
    return f"`{indicator}`: {WHY_LOST[lost.match]}: \u201c{_neutralised(lost.quote.text)}\u201d"


def reply_schema(indicators: Sequence[Indicator], scale: Scale) -> dict[str, Any]:
    """Return the JSON schema of a reply: one required property per indicator, evidence first.

    It keeps to what strict structured output takes everywhere: enums, no recursion, no
    pattern, no union but with null. Models write properties in the order given here.
    """
    text = {"type": "string"}
    polarity = {"type": "string", "enum": [each.value for each in Polarity]}
    quote = _object({"polarity": polarity, "text": text})
    point = {"type": "integer", "enum": list(scale.points)}
    judgement = _object(
        {
            "quotes": {"type": "array", "items": quote},
            "observation": text,
            "rating": {"anyOf": [point, {"type": "null"}]},
            "why_not_higher": text,
            "why_not_lower": text,
        }
    )
    return _object({indicator.id: judgement for indicator in indicators})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _rubric(competency: Competency, scale: Scale) -> dict[str, str]:
    """Return what the static part says of a competency: nothing of weights, tiers and sources."""
    points = [str(point) for point in scale.points]
    middle = points[(len(points) - 1) // 2 : len(points) // 2 + 1]
    return {
        "points": ", ".join(points),
        "best": str(scale.best),
        "worst": str(scale.worst),
        "middle": " or ".join(middle),
        "competency": ": ".join(filter(None, [competency.name, competency.definition])),
        "indicators": "\n\n".join(_indicator(each, scale) for each in competency.indicators),
    }


_SILENCE = {
    "not_rated": "If the answer is silent on it: null.",
    "negative": (
        "Its negative anchor is an omission: where the candidate tells of an episode in which the "
        "behaviour was due and it didn't come, quote that episode as negative and rate it. "
        "Without such an episode: null."
    ),
}


def _indicator(indicator: Indicator, scale: Scale) -> str:
    return (
        f"`{indicator.id}`\n"
        f"- positive anchor ({scale.best}): {indicator.positive}\n"
        f"- negative anchor ({scale.worst}): {indicator.negative}\n"
        f"- {_SILENCE[indicator.absence]}"
    )


_MARK_LENGTH = 12
_TAG = re.compile(r"<(?=\s*/?\s*(?:answer|quotes))", re.IGNORECASE)


def _mark(answered: str) -> str:
    """Return the fence's mark: the same on every run, and out of reach of the answer's author.

    A text can't hold its own digest, so what stands in it never closes the fence around it.
    """
    return answered[:_MARK_LENGTH]


def _segment(lines: Sequence[Line]) -> str:
    return "\n".join(f"{SPEAKERS[line.role]}: {_neutralised(line.text)}" for line in lines)


def _neutralised(text: str) -> str:
    """Return a turn's text as one line that can neither start another nor look like the fence."""
    return _TAG.sub("\u2039", " ".join(sound(text).split()))
