"""What a rater is asked, and what a reply to it holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from string import Template
from typing import Any, Protocol

from answer_eval._digest import digest
from answer_eval.evidence import Quote
from answer_eval.fence import Line, mark, told
from answer_eval.guide import Guide, Question
from answer_eval.rating import Reason
from answer_eval.reply_schema import reply_schema
from answer_eval.rubric import Indicator, Scale
from answer_eval.wording import Order, words


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

    @property
    def about(self) -> dict[str, Any]:
        """What a run, and every evaluation, says of it."""
        return {"per": self.per.value, "samples": self.samples}


@dataclass(frozen=True, slots=True)
class Part:
    """Indicators to be rated in the answer to one question."""

    question: Question
    indicators: tuple[Indicator, ...]
    lines: tuple[Line, ...]
    """The answer's segment: the candidate's turns and the interviewer's between them."""


class Request(Protocol):
    """What is sent to a rater, whatever it is to reply."""

    @property
    def static(self) -> str:
        """Byte-identical for every candidate."""
        ...

    @property
    def answer(self) -> str:
        """The candidate's words, fenced."""
        ...

    @property
    def schema(self) -> Mapping[str, Any]:
        """The JSON schema that the reply must fit."""
        ...

    @property
    def digests(self) -> Digests:
        """What the reply rests on."""
        ...

    @property
    def sample(self) -> int:
        """Which of several repeats it is."""
        ...


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
    is_whole: bool = False
    """Whether names in the reply carry their question's, as in a request about several answers."""

    @property
    def asked(self) -> dict[str, tuple[Part, Indicator]]:
        """What is rated, by its name in the reply, in the order of the schema."""
        return dict(_named(self.parts, Order(self.sample), whole=self.is_whole))

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

    def __sub__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input_tokens - other.input_tokens,
            self.cached_tokens - other.cached_tokens,
            self.cache_write_tokens - other.cache_write_tokens,
            self.output_tokens - other.output_tokens,
            self.requests - other.requests,
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
    too_long: bool = False
    """Whether the model's context is too short for the request: a smaller one may get a reply."""


BREAK = "\n<!-- the answer: a message of its own -->\n"
"""Where a template's static part ends and the answer's begins."""

REPAIR = "\n<!-- the repair: once, where quotes were not found -->\n"
"""Where a template says what is sent when quotes failed; a template without it asks only once."""


def render(guide: Guide, parts: Sequence[Part], template: str, sample: int = 1) -> RatingRequest:
    """Ask about parts of one interview.

    `template` is the text of a prompt file: the static part, BREAK, the answer's part, which is
    repeated for several, and, after REPAIR, what a repair adds to that. The static part depends
    on the guide and the indicators alone.
    """
    static, answer = template.partition(REPAIR)[0].split(BREAK)
    order = Order(sample)
    asked = [indicator for part in parts for indicator in part.indicators]
    rubric = words(guide, asked, [each.for_raters for each in guide.questions], order)
    parts = [replace(part, question=part.question.for_raters) for part in parts]
    whole = len(parts) > 1
    schema = reply_schema(dict(_named(parts, order, whole=whole)), guide.scale, order)
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
        is_whole=whole,
    )


def _named(
    parts: Sequence[Part], order: Order, *, whole: bool
) -> Iterator[tuple[str, tuple[Part, Indicator]]]:
    """Yield what is asked for: by the indicator's id, after its question's in a whole interview.

    Ids hold no full stop.
    """
    for part in parts:
        for each in order.of_indicators(part.indicators):
            name = f"{part.question.id}.{each.id}" if whole else each.id
            yield name, (part, each)


def _answer(part: Part, parts: Sequence[Part], template: Template, order: Order) -> str:
    whole = len(parts) > 1
    named = [f"`{name}`" for name, _ in _named([part], order, whole=whole)]
    return template.substitute(
        question=part.question.text,
        mark=mark(_answered(part)),
        segment=told(part.lines),
        asked=", ".join(named) if whole else "every indicator",
    )


def _answered(part: Part) -> str:
    return digest([part.question.text, [[line.role, line.text] for line in part.lines]])
