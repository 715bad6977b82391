"""What a rater returned, read against what it was asked."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StrictInt, ValidationError

from answer_eval._encoding import sound
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
    try:
        data = json.loads(text, strict=False)  # some servers leave raw line breaks in strings
    except (ValueError, RecursionError) as error:
        return _invalid(text, f"is no JSON ({error})" if text.strip() else "is empty")
    if not isinstance(data, dict):
        return _invalid(text, "is no JSON object with an entry per indicator")
    return _reply(data, text, request)


def _reply(data: Mapping[str, Any], text: str, request: RatingRequest) -> Reply | NoReply:
    asked = list(request.asked)
    read = {name: _judgement(name, data[name], request.scale) for name in asked if name in data}
    judgements = {name: each for name, each in read.items() if isinstance(each, Judgement)}
    faults = [*_names(data, asked), *(each for each in read.values() if isinstance(each, str))]
    return _invalid(text, "; ".join(faults)) if faults else Reply(judgements, text)


def _invalid(text: str, fault: str) -> NoReply:
    return NoReply(Reason.INVALID_REPLY, f"the reply {fault}", text)


def _names(data: Mapping[str, Any], asked: Sequence[str]) -> Iterator[str]:
    if missing := [name for name in asked if name not in data]:
        yield f"leaves out {', '.join(missing)}"
    if extra := [name for name in data if name not in asked]:
        yield f"rates {', '.join(map(repr, extra))}, which was not asked for"


def _judgement(name: str, entry: object, scale: Scale) -> Judgement | str:
    """Return the judgement that an entry holds, or what is wrong with it."""
    try:
        held = _Entry.model_validate(entry)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in (name, *fault["loc"]))
        said = "no object" if fault["type"] == "model_type" else fault["msg"]
        return f"breaks its schema at {place} ({said})"
    if held.rating is not None and held.rating not in scale.points:
        return f"rates {name} {held.rating}, which is off the scale of {scale.min} to {scale.max}"
    return Judgement(
        rating=Reason.NO_EVIDENCE if held.rating is None else float(held.rating),
        quotes=tuple(Quote(quote.polarity, quote.text) for quote in held.quotes),
        observation=held.observation,
        why_not_higher=held.why_not_higher,
        why_not_lower=held.why_not_lower,
    )
