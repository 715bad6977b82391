"""The key points and red flags of an interview's answers, looked for by one rater."""

from collections.abc import Iterator
from dataclasses import dataclass

from answer_eval.checklist import (
    Check,
    Checked,
    CheckReply,
    CheckRequest,
    checks_of,
    look_for,
    stands,
)
from answer_eval.evidence import locate_all
from answer_eval.exchange import Asked, looked, together
from answer_eval.fence import lines_of
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.prompt import NoReply
from answer_eval.question import Question
from answer_eval.raters import Checking, MachineRater
from answer_eval.rating import Rater, Reason
from answer_eval.segment import Answer, Status


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of every check of a guide, and what was asked for it."""

    checked: tuple[Checked, ...] = ()
    asked: tuple[Asked, ...] = ()


async def check(interview: Interview, guide: Guide, rater: MachineRater, template: str) -> Looked:
    """Ask a rater that looks for them; nothing is found by one that doesn't."""
    if not isinstance(rater, Checking):
        return Looked()
    listed = [question for question in guide.questions if checks_of(question)]
    found = await together([_question(interview, each, rater, template) for each in listed])
    return Looked(
        tuple(one for each in found for one in each.checked),
        tuple(one for each in found for one in each.asked),
    )


async def _question(
    interview: Interview, question: Question, rater: Checking, template: str
) -> Looked:
    answer = interview.answer(question.id)
    if answer.status is not Status.ANSWERED:
        return Looked(tuple(_unsaid(question, answer, rater.rater)))
    request = look_for(question, lines_of(interview.transcript, answer), template)
    exchange = await looked(rater, request)
    found = _found(request, exchange.reply, interview, rater.rater)
    return Looked(tuple(found), exchange.asked)


def _unsaid(question: Question, answer: Answer, rater: Rater) -> Iterator[Checked]:
    asked = answer.status is not Status.NOT_ASKED
    reason = Reason.NOT_ANSWERED if asked else Reason.NOT_ASKED
    for each in checks_of(question):
        yield Checked(question=question.id, check=each, rater=rater, outcome=reason)


def _found(
    request: CheckRequest, reply: CheckReply | NoReply, interview: Interview, rater: Rater
) -> Iterator[Checked]:
    for each in request.checks:
        if isinstance(reply, CheckReply):
            yield _checked(request.question.id, each, reply, interview, rater)
        else:
            yield Checked(
                question=request.question.id,
                check=each,
                rater=rater,
                outcome=reply.reason,
                detail=reply.detail,
            )


def _checked(
    question: str, check: Check, reply: CheckReply, interview: Interview, rater: Rater
) -> Checked:
    """Locate a finding's quotes: what nobody can read in the answer isn't held to be there.

    Quotes for what isn't there support nothing and are left out.
    """
    finding, answer = reply.findings[check.id], interview.answer(question)
    given = finding.quotes if finding.outcome.needs_quote else ()
    quotes = locate_all(given, interview.transcript, answer.turns)
    return Checked(
        question=question,
        check=check,
        rater=rater,
        outcome=stands(finding.outcome, quotes),
        quotes=quotes,
    )
