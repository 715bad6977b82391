"""What a rater returned, read against what it was asked."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StrictInt, ValidationError

from answer_eval._encoding import sound
from answer_eval.checklist import Check, CheckReply, CheckRequest, Finding, Outcome
from answer_eval.evidence import Polarity, Quote
from answer_eval.prompt import Judgement, NoReply, RatingRequest, Reply
from answer_eval.rating import Reason
from answer_eval.rubric import Scale

Words = Annotated[str, AfterValidator(sound)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Quote(_Part):
    polarity: Polarity
    text: Words


TOLD = 3
"""Faults of a reply that are told; a reply that misses all over has one for each indicator."""

T = TypeVar("T")
P = TypeVar("P", bound=_Part)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with an entry."""

    what: str


class _Finding(_Part):
    quotes: tuple[Words, ...]
    outcome: Outcome


class _Entry(_Part):
    quotes: tuple[_Quote, ...]
    observation: Words
    rating: StrictInt | None
    why_not_higher: Words
    why_not_lower: Words


def read_reply(text: str, request: RatingRequest) -> Reply | NoReply:
    """Read a reply's JSON; anything but one whole judgement per indicator is no reply.

    A rating of null says that the answer holds no evidence.
    """
    read = _entries(text, request.asked, partial(_judgement, scale=request.scale))
    return read if isinstance(read, NoReply) else Reply(read, text)


def read_checks(text: str, request: CheckRequest) -> CheckReply | NoReply:
    """Read a checklist's JSON; anything but one whole finding per check is no reply."""
    checks = {each.id: each for each in request.checks}
    read = _entries(text, checks, lambda name, entry: _finding(checks[name], entry))
    return read if isinstance(read, NoReply) else CheckReply(read, text)


def _entries(
    text: str, asked: Iterable[str], read: Callable[[str, object], T | _Fault]
) -> dict[str, T] | NoReply:
    """Return what every entry of a reply's object holds, by name; all that was asked for."""
    try:
        data = json.loads(text, strict=False)  # some servers leave raw line breaks in strings
    except (ValueError, RecursionError) as error:
        return _invalid(text, f"is no JSON ({error})" if text.strip() else "is empty")
    if not isinstance(data, dict):
        return _invalid(text, "is no JSON object with an entry per indicator")
    held = {name: read(name, data[name]) for name in asked if name in data}
    wrong = [each for each in held.values() if isinstance(each, _Fault)]
    faults = [*_names(data, list(asked)), *(each.what for each in wrong)]
    if faults:
        more = f" (and {len(faults) - TOLD} more)" if faults[TOLD:] else ""
        return _invalid(text, f"{'; '.join(faults[:TOLD])}{more}")
    return {name: each for name, each in held.items() if not isinstance(each, _Fault)}


def _invalid(text: str, fault: str) -> NoReply:
    return NoReply(Reason.INVALID_REPLY, f"the reply {fault}", text)


def _names(data: Mapping[str, Any], asked: Sequence[str]) -> Iterator[str]:
    if missing := [name for name in asked if name not in data]:
        yield f"leaves out {', '.join(missing)}"
    if extra := [name for name in data if name not in asked]:
        yield f"rates {', '.join(map(repr, extra))}, which was not asked for"


def _parsed(kind: type[P], name: str, entry: object) -> P | _Fault:
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in (name, *fault["loc"]))
        said = "no object" if fault["type"] == "model_type" else fault["msg"]
        return _Fault(f"breaks its schema at {place} ({said})")


def _finding(check: Check, entry: object) -> Finding | _Fault:
    held = _parsed(_Finding, check.id, entry)
    if isinstance(held, _Fault):
        return held
    if held.outcome not in check.kind.outcomes:
        return _Fault(f"calls {check.id} {held.outcome.value!r}, which no {check.kind} can be")
    return Finding(held.outcome, tuple(Quote(check.kind.polarity, each) for each in held.quotes))


def _judgement(name: str, entry: object, scale: Scale) -> Judgement | _Fault:
    """Return the judgement that an entry holds, or what is wrong with it."""
    held = _parsed(_Entry, name, entry)
    if isinstance(held, _Fault):
        return held
    if held.rating is not None and held.rating not in scale.points:
        off = f"off the scale of {scale.min} to {scale.max}"
        return _Fault(f"rates {name} {held.rating}, which is {off}")
    return Judgement(
        rating=Reason.NO_EVIDENCE if held.rating is None else float(held.rating),
        quotes=tuple(Quote(quote.polarity, quote.text) for quote in held.quotes),
        observation=held.observation,
        why_not_higher=held.why_not_higher,
        why_not_lower=held.why_not_lower,
    )
