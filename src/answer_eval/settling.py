"""A model settles what segmentation isn't sure of, asked once an interview."""

from dataclasses import replace

from answer_eval.errors import UsageError
from answer_eval.exchange import key_of
from answer_eval.guide import Guide
from answer_eval.interview import Interview, Settlement
from answer_eval.prompt import NoReply
from answer_eval.raters import RATERS, RaterOptions, Settling
from answer_eval.unsettled import requests_of, settled


def choose_segmenter(name: str, options: RaterOptions) -> Settling:
    """Open the rater whose model is to settle; UsageError for one that can't."""
    rater = RATERS[name].open(options) if name in RATERS.names else None
    if isinstance(rater, Settling):
        return rater
    raise UsageError(f"{name!r} can't settle segments", fix="name openai or openai-chat")


async def settle(interview: Interview, guide: Guide, rater: Settling, template: str) -> Interview:
    """Return an interview with its uncertain answers settled.

    Where no valid reply comes they stay as they are, still uncertain, with the reason.
    """
    for request in requests_of(interview, guide, template):
        reply = await rater.settle(request)
        settlement = Settlement(
            by=rater.rater.id,
            questions=request.questions,
            prompt=request.digests.prompt,
            key=key_of(request, rater),
            raw=reply.raw,
        )
        if isinstance(reply, NoReply):
            return _unsettled(interview, settlement, reply)
        answers = settled(interview, reply.places, rater.rater.id)
        return replace(interview, answers=answers, settlements=(settlement,))
    return interview


def _unsettled(interview: Interview, settlement: Settlement, why: NoReply) -> Interview:
    said = f"{settlement.by} was to settle {', '.join(settlement.questions)} and did not"
    return replace(
        interview,
        settlements=(replace(settlement, failure=why.reason.value, detail=why.detail),),
        warnings=(*interview.warnings, f"{said}: {why.detail}"),
    )
