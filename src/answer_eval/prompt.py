"""What a rater is asked, and what a reply to it holds."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from string import Template
from typing import Any

from answer_eval._digest import digest
from answer_eval._encoding import sound
from answer_eval.evidence import Polarity, Quote
from answer_eval.guide import Guide, Question
from answer_eval.rating import Reason
from answer_eval.rubric import Indicator, Scale
from answer_eval.transcript import Role
from answer_eval.wording import Order, points_of, words


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


class Per(StrEnum):
    """What one request holds."""

    ANSWER = "answer"
    """An answer and one competency, all its indicators."""
    INDICATOR = "indicator"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How an interview is put to a rater."""

    per: Per = Per.ANSWER
    samples: int = 1
    """How often each request is made, the order of points and indicators changed."""
    prompt: str = "rate.md"
    """The template's file."""


@dataclass(frozen=True, slots=True)
class Part:
    """Indicators to be rated in the answer to one question."""

    question: Question
    indicators: tuple[Indicator, ...]
    lines: tuple[Line, ...]
    """The answer's segment: the candidate's turns and the interviewer's between them."""


@dataclass(frozen=True, slots=True)
class RatingRequest:
    """All that a rater needs for the indicators of one part of an interview, or of several."""

    parts: tuple[Part, ...]
    scale: Scale
    static: str
    """Instructions and rubric: byte-identical for every candidate."""
    answer: str
    """Each part's question and fenced segment."""
    schema: Mapping[str, Any]
    """The JSON schema that the reply must fit."""
    digests: Digests
    sample: int = 1

    @property
    def asked(self) -> dict[str, tuple[Part, Indicator]]:
        """What is rated, by its name in the reply, in the order of the schema."""
        return dict(_named(self.parts, Order(self.sample)))

    @property
    def question(self) -> Question:
        """The question, where there is one part; raters are sent several only if they plan so."""
        (part,) = self.parts
        return part.question

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, where there is one part."""
        (part,) = self.parts
        return part.indicators

    @property
    def lines(self) -> tuple[Line, ...]:
        """The answer's segment, where there is one part."""
        (part,) = self.parts
        return part.lines


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reply says of one indicator: a rating, or why there is none."""

    rating: float | Reason
    quotes: tuple[Quote, ...] = ()
    observation: str = ""
    why_not_higher: str = ""
    why_not_lower: str = ""
    probabilities: tuple[tuple[int, float], ...] = ()
    """Of each point of the scale, ascending; empty where the rater gives none."""


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

SPEAKERS = {
    Role.CANDIDATE: "Candidate",
    Role.INTERVIEWER: "Interviewer",
    Role.OTHER: "Other speaker",
}


def render(guide: Guide, parts: Sequence[Part], template: str, sample: int = 1) -> RatingRequest:
    """Ask about parts of one interview.

    `template` is the text of a prompt file: the static part, BREAK, the answer's part, which is
    repeated for several. The static part depends on the guide and the indicators alone.
    """
    static, answer = template.split(BREAK)
    order = Order(sample)
    asked = [indicator for part in parts for indicator in part.indicators]
    rubric = words(guide, asked, [each.for_raters for each in guide.questions], order)
    parts = [replace(part, question=part.question.for_raters) for part in parts]
    schema = reply_schema(dict(_named(parts, order)), guide.scale, order)
    answered = [_answered(part) for part in parts]
    return RatingRequest(
        parts=tuple(parts),
        scale=guide.scale,
        static=Template(static).substitute(rubric),
        answer="\n\n".join(_answer(part, parts, Template(answer), order) for part in parts),
        schema=schema,
        digests=Digests(
            answer=answered[0] if len(parts) == 1 else digest(answered),
            rubric=digest(rubric),
            prompt=digest(template),
            schema=digest(schema),
        ),
        sample=sample,
    )


RUBRICS_OWN = Order()


def reply_schema(names: Iterable[str], scale: Scale, order: Order = RUBRICS_OWN) -> dict[str, Any]:
    """Return the JSON schema of a reply: one required property per indicator, evidence first.

    It keeps to what strict structured output takes everywhere: enums, no recursion, no
    pattern, no union but with null. Models write properties in the order given here.
    """
    text = {"type": "string"}
    polarity = {"type": "string", "enum": [each.value for each in Polarity]}
    quote = _object({"polarity": polarity, "text": text})
    point = {"type": "integer", "enum": points_of(scale, order)}
    judgement = _object(
        {
            "quotes": {"type": "array", "items": quote},
            "observation": text,
            "rating": {"anyOf": [point, {"type": "null"}]},
            "why_not_higher": text,
            "why_not_lower": text,
        }
    )
    return _object(dict.fromkeys(names, judgement))


def shared(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reply's schema with the entry that all its properties have in common said once.

    Takes a fifth of the tokens at six indicators; some servers refuse references.
    """
    (entry,) = {digest(each): each for each in schema["properties"].values()}.values()
    properties = {name: {"$ref": "#/$defs/judgement"} for name in schema["properties"]}
    return {**schema, "properties": properties, "$defs": {"judgement": entry}}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _named(parts: Sequence[Part], order: Order) -> Iterator[tuple[str, tuple[Part, Indicator]]]:
    """Yield what is asked for: by the indicator's id, after its question's where there are several.

    Ids hold no full stop.
    """
    for part in parts:
        for each in order.of_indicators(part.indicators):
            name = each.id if len(parts) == 1 else f"{part.question.id}.{each.id}"
            yield name, (part, each)


def _answer(part: Part, parts: Sequence[Part], template: Template, order: Order) -> str:
    named = [f"`{name}`" for name, (of, _) in _named(parts, order) if of is part]
    return template.substitute(
        question=part.question.text,
        mark=_mark(_answered(part)),
        segment=_segment(part.lines),
        asked="every indicator" if len(parts) == 1 else ", ".join(named),
    )


def _answered(part: Part) -> str:
    return digest([part.question.text, [[line.role, line.text] for line in part.lines]])


_MARK_LENGTH = 12
_TAG = re.compile(r"<(?=\s*/?\s*answer)", re.IGNORECASE)


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
