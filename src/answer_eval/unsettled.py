"""What an interview's segmentation isn't sure of, as it is put to a model and read back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from string import Template
from typing import Any

from pydantic import BaseModel, ConfigDict, StrictInt, ValidationError

from answer_eval._digest import digest
from answer_eval.fence import SPEAKERS, mark, neutralised
from answer_eval.guide import Guide, Question
from answer_eval.interview import Interview
from answer_eval.prompt import BREAK, Digests, NoReply, Usage
from answer_eval.rating import Reason
from answer_eval.reply_schema import strict_object
from answer_eval.segment import QUESTION_UNCERTAIN_BELOW, Answer
from answer_eval.transcript import Role

PROMPT = "settle.md"
SETTLED = QUESTION_UNCERTAIN_BELOW
"""The confidence in what a model settled: just sure enough. How often one is right isn't known."""
MOST_NAMED = 500
"""Turns that a schema lists one by one; services take schemas of about a thousand values."""


@dataclass(frozen=True, slots=True)
class SettlingRequest:
    """All that a model needs to settle an interview's uncertain questions."""

    static: str
    """Instructions and the guide's questions."""
    answer: str
    """The fenced transcript, and what is to be settled."""
    schema: Mapping[str, Any]
    digests: Digests
    questions: tuple[str, ...]
    """What is to be settled."""
    turns: frozenset[int]
    """The candidate's turns that no settled answer has."""
    others: frozenset[int]
    """Everybody else's turns."""
    shared: frozenset[tuple[str, str, int]]
    """Two questions, in the guide's order, and a turn that the segmenter gave to both."""
    sample: int = 1
    """Always the first: it is asked once."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a question is put and answered."""

    asked_in: tuple[int, ...]
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SettlingReply:
    """A valid reply: places that can be for every question."""

    places: Mapping[str, Places]
    raw: str
    usage: Usage = field(default_factory=Usage)


def is_uncertain(answer: Answer) -> bool:
    """Tell whether an answer's question and turns are to be settled."""
    return answer.confidence < QUESTION_UNCERTAIN_BELOW


def requests_of(interview: Interview, guide: Guide, template: str) -> Iterator[SettlingRequest]:
    """Yield the request about what is uncertain in an interview; none where nothing can be settled.

    `template` is the text of PROMPT.
    """
    uncertain = [answer for answer in interview.answers if is_uncertain(answer)]
    sure = [answer for answer in interview.answers if not is_uncertain(answer)]
    turns = _free(interview, sure, uncertain)
    others = {t.index for t in interview.transcript.turns if t.role is not Role.CANDIDATE}
    if not (uncertain and turns and others):
        return
    static, own = template.split(BREAK)
    told = "\n\n".join(_question(each) for each in guide.questions)
    asked = _asked(interview, Template(own), sure, uncertain, turns)
    schema = _schema([answer.question for answer in uncertain], turns, others)
    yield SettlingRequest(
        static=Template(static).substitute(questions=told),
        answer=asked,
        schema=schema,
        digests=Digests(digest(asked), digest(told), digest(template), digest(schema)),
        questions=tuple(answer.question for answer in uncertain),
        turns=frozenset(turns),
        others=frozenset(others),
        shared=frozenset(_shared(uncertain)),
    )


def _free(interview: Interview, sure: Sequence[Answer], uncertain: Sequence[Answer]) -> set[int]:
    """Return the candidate's turns that no sure answer has to itself."""
    own = {t.index for t in interview.transcript.turns if t.role is Role.CANDIDATE}
    taken = {turn for answer in sure for turn in answer.turns}
    return own - (taken - {turn for answer in uncertain for turn in answer.turns})


def _shared(answers: Sequence[Answer]) -> Iterator[tuple[str, str, int]]:
    for first, second in combinations(answers, 2):
        for turn in {*first.turns} & {*second.turns}:
            yield first.question, second.question, turn


def _question(question: Question) -> str:
    shown = question.for_raters
    return "\n".join(
        [f"`{shown.id}`: {shown.text}", *(f"- probe: {each.text}" for each in shown.probes)]
    )


def _asked(
    interview: Interview,
    template: Template,
    sure: Sequence[Answer],
    uncertain: Sequence[Answer],
    turns: set[int],
) -> str:
    transcript = interview.transcript
    return template.substitute(
        mark=mark(transcript.digest),
        transcript="\n".join(
            f"[{turn.index}] {SPEAKERS[turn.role]}: {neutralised(turn.text)}"
            for turn in transcript.turns
        ),
        settled="\n".join(f"`{each.question}`: {_listed(each.turns)}" for each in sure) or "none",
        open=", ".join(f"`{answer.question}`" for answer in uncertain),
        turns=_listed(sorted(turns)),
        shared=_listed(sorted({turn for _, _, turn in _shared(uncertain)})),
    )


def _listed(turns: Sequence[int]) -> str:
    return ", ".join(map(str, turns)) or "none"


def _schema(questions: Sequence[str], turns: set[int], others: set[int]) -> dict[str, Any]:
    named = len(turns) + len(others) <= MOST_NAMED
    entry = strict_object({"asked_in": _numbers(others, named), "turns": _numbers(turns, named)})
    return strict_object(dict.fromkeys(questions, entry))


def _numbers(turns: set[int], named: bool) -> dict[str, Any]:
    number = {"type": "integer", "enum": sorted(turns)} if named else {"type": "integer"}
    return {"type": "array", "items": number}


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    asked_in: tuple[StrictInt, ...]
    turns: tuple[StrictInt, ...]


def read_places(text: str, request: SettlingRequest) -> SettlingReply | NoReply:
    """Read a reply's JSON; what can't be so in the interview is no reply, all of it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _invalid(text, f"is no JSON ({error})" if text.strip() else "is empty")
    if not isinstance(data, dict) or set(data) != set(request.questions):
        named = ", ".join(request.questions)
        return _invalid(text, f"has not exactly one entry for each of {named}")
    try:
        places = {question: _places(data[question]) for question in request.questions}
    except ValidationError as error:
        return _invalid(text, f"breaks its schema ({error.errors(include_url=False)[0]['msg']})")
    faults = [*_strange(places, request), *_doubled(places, request)]
    return _invalid(text, faults[0]) if faults else SettlingReply(places, text)


def _places(entry: object) -> Places:
    held = _Entry.model_validate(entry)
    return Places(tuple(sorted(set(held.asked_in))), tuple(sorted(set(held.turns))))


def _invalid(text: str, fault: str) -> NoReply:
    return NoReply(Reason.INVALID_REPLY, f"the reply {fault}", text)


def _strange(places: Mapping[str, Places], request: SettlingRequest) -> Iterator[str]:
    """Yield what can't be so in the interview."""
    for question, its in places.items():
        if putting := sorted({*its.asked_in} - request.others):
            yield f"has {question} put in turn {putting[0]}, which is no turn of an interviewer's"
        if given := sorted({*its.turns} - request.turns):
            yield f"gives turn {given[0]} to {question}, which may not be given"
        if its.turns and not its.asked_in:
            yield f"has {question} answered and never put"
        elif its.turns and its.turns[0] < its.asked_in[0]:
            yield f"has {question} answered in turn {its.turns[0]}, before it was put"


def _doubled(places: Mapping[str, Places], request: SettlingRequest) -> Iterator[str]:
    for (first, its), (second, others) in combinations(places.items(), 2):
        for turn in sorted({*its.turns} & {*others.turns}):
            if (first, second, turn) not in request.shared:
                yield f"gives turn {turn} to {first} and to {second}"


def settled(interview: Interview, places: Mapping[str, Places], by: str) -> tuple[Answer, ...]:
    """Return an interview's answers with those that were uncertain where `by` puts them."""
    from answer_eval.segment._recut import recut

    return tuple(
        replace(
            recut(interview.transcript, answer, its.turns, its.asked_in),
            confidence=SETTLED,
            source=by,
        )
        if (its := places.get(answer.question))
        else answer
        for answer in interview.answers
    )
