"""What the Decisions API sends back, and the judgements in it."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from answer_eval.prompt import Judgement, NoReply, Reply, Usage
from answer_eval.raters._responses_body import Tokens
from answer_eval.rating import Reason

EVIDENCE_FROM = 0.5
"""The probability of there being any evidence, below which there is nothing to rate."""
ROUNDING = 1e-6

Share = Annotated[float, Field(ge=0, le=1 + ROUNDING)]


class _Predicate(BaseModel):
    type: Literal["predicate"]
    probability: Share


class _Level(BaseModel):
    label: str
    probability: Share


class _Score(BaseModel):
    type: Literal["score"]
    score: Annotated[float, Field(ge=-ROUNDING)]
    probabilities: list[_Level] = []


class _Refusal(BaseModel):
    type: Literal["refusal"]


_Answer = Annotated[_Predicate | _Score | _Refusal, Field(discriminator="type")]


class _Body(BaseModel):
    answers: list[_Answer]
    usage: Tokens | None = None


class _Misfit(ValueError):  # noqa: N818  caught in this file
    """The answers aren't those to the questions."""


def read_decisions(text: str, names: Sequence[str], points: Sequence[int]) -> Reply | NoReply:
    """Read the answers to a predicate and a score for each name, in that order.

    `points` are the scale's, in the order in which the levels were sent: a score is the expected
    index among them.
    """
    try:
        body = _Body.model_validate_json(text)
    except ValidationError:
        return _invalid("what came back is no reply of the Decisions API", text, Usage())
    usage = (body.usage or Tokens()).usage
    try:
        judged = dict(_judgements(body.answers, names, points))
    except _Misfit as misfit:
        return _invalid(f"the reply {misfit}", text, usage)
    if all(each.rating is Reason.REFUSED for each in judged.values()):
        return NoReply(Reason.REFUSED, "the model refused every question", text, usage)
    return Reply(judged, text, usage)


def _invalid(what: str, text: str, usage: Usage) -> NoReply:
    return NoReply(Reason.INVALID_REPLY, what, text, usage)


def _judgements(
    answers: Sequence[_Answer], names: Sequence[str], points: Sequence[int]
) -> Iterator[tuple[str, Judgement]]:
    if len(answers) != 2 * len(names):
        raise _Misfit(f"has {len(answers)} answers to {2 * len(names)} questions")
    pairs = zip(answers[::2], answers[1::2], strict=True)
    for name, (evident, scored) in zip(names, pairs, strict=True):
        yield name, _judgement(name, evident, scored, points)


def _judgement(name: str, evident: _Answer, scored: _Answer, points: Sequence[int]) -> Judgement:
    if isinstance(evident, _Refusal) or isinstance(scored, _Refusal):
        return Judgement(Reason.REFUSED, observation="The model refused the question.")
    if not (isinstance(evident, _Predicate) and isinstance(scored, _Score)):
        raise _Misfit(f"answers another question than was asked of {name}")
    said = f"Probability of any evidence: {evident.probability:.2f}."
    if evident.probability < EVIDENCE_FROM:
        return Judgement(Reason.NO_EVIDENCE, observation=said)
    return Judgement(
        rating=_expectation(name, scored.score, points),
        observation=said,
        probabilities=_probabilities(name, scored.probabilities, points),
    )


def _expectation(name: str, index: float, points: Sequence[int]) -> float:
    """Return the point at an index that may lie between two."""
    last = len(points) - 1
    if index > last + ROUNDING:
        raise _Misfit(f"scores {name} {index}, above the last of {last + 1} levels")
    within = min(max(index, 0.0), float(last))
    return round(points[0] + within * (points[1] - points[0]), 6)


def _probabilities(
    name: str, levels: Sequence[_Level], points: Sequence[int]
) -> tuple[tuple[int, float], ...]:
    shares = {level.label: level.probability for level in levels}
    total = sum(shares.values())
    if not levels:
        return ()
    if set(shares) != {str(point) for point in points} or total <= 0:
        raise _Misfit(f"gives {name} probabilities of other levels than were asked for")
    return tuple((point, shares[str(point)] / total) for point in sorted(points))
