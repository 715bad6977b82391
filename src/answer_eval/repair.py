"""Asks again where quotes failed, once: told which and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from string import Template

from answer_eval._digest import digest
from answer_eval.evidence import Match, Unlocated
from answer_eval.fence import mark, neutralised
from answer_eval.prompt import REPAIR, Part, RatingRequest, Reply
from answer_eval.reply_schema import reply_schema
from answer_eval.wording import Order

WHY_LOST = {
    Match.ELSEWHERE: "said by the candidate, but in another answer",
    Match.MISATTRIBUTED: "said by somebody else, not by the candidate",
    Match.UNLOCATED: "not found in what the candidate said",
}


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
    again = replace(request, parts=tuple(_only(request, set(failed))))
    schema = reply_schema(again.asked, request.scale, Order(request.sample))
    added = Template(template.partition(REPAIR)[2]).substitute(
        mark=mark(answered),
        quotes="\n".join(_lost(name, each) for name, quotes in failed.items() for each in quotes),
        indicators=", ".join(f"`{name}`" for name in again.asked),
    )
    return replace(
        again,
        answer=f"{request.answer}\n{added}",
        schema=schema,
        digests=replace(request.digests, answer=answered, schema=digest(schema)),
    )


def _only(request: RatingRequest, names: set[str]) -> Iterator[Part]:
    """Yield the parts of a request with the named indicators alone."""
    for part in request.parts:
        kept = {
            each.id for name, (of, each) in request.asked.items() if of is part and name in names
        }
        if kept:
            yield replace(part, indicators=tuple(i for i in part.indicators if i.id in kept))


def mended(reply: Reply, again: Reply) -> Reply:
    """Return a reply with the judgements that were made again; each message stays its own."""
    return replace(reply, judgements={**reply.judgements, **again.judgements})


def _lost(indicator: str, lost: Unlocated) -> str:
    return f"`{indicator}`: {WHY_LOST[lost.match]}: \u201c{neutralised(lost.quote.text)}\u201d"
