"""Trying a rater out on one made-up answer: what its key, server and model can do."""

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from enum import StrEnum

from answer_eval.errors import NotOffered, RunStopped
from answer_eval.evidence import Evidence, Match, locate
from answer_eval.fence import Line
from answer_eval.files import packaged, read_text
from answer_eval.guide import Guide
from answer_eval.prompt import Judgement, NoReply, Part, RatingRequest, Reply, render
from answer_eval.raters import MachineRater, Probed, RaterOptions, choose, plan_of
from answer_eval.rating import RaterKind, Reason
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

DECISIONS = "openai-decisions"
_NAMES_SHOWN = 5


class Verdict(StrEnum):
    """How a step went."""

    PASS = "pass"  # noqa: S105  no password
    FAIL = "fail"
    NOT_OFFERED = "not offered"


@dataclass(frozen=True, slots=True)
class Check:
    """One step: how it went, in which words, and what to do."""

    step: str
    verdict: Verdict
    said: str
    fix: str = ""


GUIDE = Guide.model_validate(
    {
        "id": "doctor",
        "version": "1",
        "title": "A made-up answer",
        "scale": {"min": 1, "max": 5},
        "competencies": [
            {
                "id": "care",
                "name": "Care for customers",
                "tier": "primary",
                "definition": "Finds out what customers need and sees to it that they get it.",
                "indicators": [
                    {
                        "id": "asks_first",
                        "positive": "Asks what the customer needs before acting",
                        "negative": "Acts on a guess of what the customer needs",
                    },
                    {
                        "id": "follows_up",
                        "positive": "Goes back to the customer to see whether it worked",
                        "negative": "Leaves the customer to come back if it didn't work",
                    },
                ],
            }
        ],
        "questions": [
            {
                "id": "helped",
                "text": "Tell me about a time when you helped a customer.",
                "competencies": ["care"],
            }
        ],
    }
)
SPOKEN = (
    Utterance("Interviewer", "Tell me about a time when you helped a customer."),
    Utterance(
        "Candidate",
        "A man came in with a lamp that flickered. Before I touched it I asked him where it stood "
        "and what he used it for, and it turned out that his socket was loose.",
    ),
    Utterance("Interviewer", "And how did it end?"),
    Utterance("Candidate", "I rang him two days later to hear whether it was steady. It was."),
)
ROLES = {"Interviewer": Role.INTERVIEWER, "Candidate": Role.CANDIDATE}


async def examine(rater_name: str, options: RaterOptions) -> list[Check]:
    """Try a rater and all around it, one step after the other, up to the first that fails.

    Raises UsageError where the rater can't be opened at all.
    """
    rater = choose(rater_name, options)
    checks = list[Check]()
    try:
        async with aclosing(_steps(rater, options)) as steps:
            async for check in steps:
                checks.append(check)
                if check.verdict is Verdict.FAIL:
                    break
    finally:
        await rater.close()
    return checks


async def _steps(rater: MachineRater, options: RaterOptions) -> AsyncGenerator[Check]:
    if isinstance(rater, Probed):
        for check in await _server(rater):
            yield check
    try:
        reply = await rater.reply(request_for(rater))
    except RunStopped as stop:
        yield Check("reply", Verdict.FAIL, stop.what, stop.fix)
        return
    for check in _reply(rater, reply):
        yield check
    if isinstance(rater, Probed):
        yield _limits(rater.limits)
        yield await _decisions(options)
        yield await _batches(rater)


def request_for(rater: MachineRater) -> RatingRequest:
    """Return the made-up answer as a rater is asked about it."""
    template = read_text(packaged("prompts", plan_of(rater).prompt))
    lines = tuple(Line(turn.index, turn.role, turn.text) for turn in _transcript().turns)
    part = Part(GUIDE.questions[0], GUIDE.competencies[0].indicators, lines)
    return render(GUIDE, [part], template)


def _transcript() -> Transcript:
    return transcript_of(SPOKEN, "text").with_roles(ROLES)


async def _server(rater: Probed) -> list[Check]:
    """Look at the list of models: a connection, a key and a model's name are in it."""
    where = rater.server["base_url"]
    try:
        models = await rater.models()
    except NotOffered:
        models = NoReply(Reason.FAILED, "")
    except RunStopped as stop:
        step = "key" if "key" in stop.what else "connection"
        return [Check(step, Verdict.FAIL, stop.what, stop.fix)]
    connected = Check("connection", Verdict.PASS, f"{where} answers")
    if isinstance(models, NoReply):
        lists = Check("model", Verdict.NOT_OFFERED, "no list of models: the reply will tell")
        return [connected, lists]
    key = Check("key", Verdict.PASS, "accepted, or none needed")
    return [connected, key, _model(rater.settings.get("model", ""), models)]


def _model(name: str, models: Sequence[str]) -> Check:
    if name in models:
        return Check("model", Verdict.PASS, f"{name} is offered")
    listed = ", ".join(models[:_NAMES_SHOWN]) or "nothing"
    return Check(
        "model",
        Verdict.NOT_OFFERED,
        f"{name} is not in the list, which has {listed}",
        "name one of these with --model; some servers answer to any name",
    )


def _reply(rater: MachineRater, reply: Reply | NoReply) -> Iterator[Check]:
    if isinstance(reply, NoReply):
        fix = "try another --model or --rater" if reply.reason is not Reason.FAILED else ""
        yield Check("schema", Verdict.FAIL, f"{reply.reason}: {reply.detail}", fix)
        return
    dialect = rater.server.get("structured_output", "") if isinstance(rater, Probed) else ""
    yield Check(
        "schema", Verdict.PASS, f"the reply fits{f', asked for as {dialect}' * bool(dialect)}"
    )
    yield _quotes(rater, reply.judgements)
    yield _ratings(reply.judgements)


def _quotes(rater: MachineRater, judgements: Mapping[str, Judgement]) -> Check:
    if rater.rater.kind is RaterKind.DECISION:
        return Check("quotes", Verdict.NOT_OFFERED, "decisions come without quotes")
    transcript = _transcript()
    turns = [turn.index for turn in transcript.turns]
    found = [locate(q, transcript, turns) for e in judgements.values() for q in e.quotes]
    located = [each for each in found if isinstance(each, Evidence)]
    verbatim = sum(each.match is not Match.FUZZY for each in located)
    said = f"{len(located)} of {len(found)} found in the answer, {verbatim} of them word for word"
    if located:
        return Check("quotes", Verdict.PASS, said)
    fix = "a rating needs a quote that stands in the answer: try a stronger --model"
    return Check("quotes", Verdict.FAIL, said, fix)


def _ratings(judgements: Mapping[str, Judgement]) -> Check:
    values = [e.rating for e in judgements.values() if not isinstance(e.rating, Reason)]
    if not values:
        fix = "the answer holds evidence of both indicators: try a stronger --model"
        return Check("ratings", Verdict.FAIL, "nothing was rated", fix)
    shown = ", ".join(f"{value:g}" for value in values)
    return Check("ratings", Verdict.PASS, f"{shown} on 1 to 5, of {len(judgements)} asked for")


def _limits(headers: Mapping[str, str]) -> Check:
    if not headers:
        said = "the server tells no rate limits: lower --concurrency if it refuses requests"
        return Check("rate limits", Verdict.NOT_OFFERED, said)
    shown = ", ".join(f"{name}: {value}" for name, value in sorted(headers.items()))
    return Check("rate limits", Verdict.PASS, shown)


async def _decisions(options: RaterOptions) -> Check:
    rater = choose(DECISIONS, replace(options, model=""))
    try:
        reply = await rater.reply(request_for(rater))
    except RunStopped as stop:
        return Check("decisions", Verdict.NOT_OFFERED, stop.what, "rate without --confirm")
    finally:
        await rater.close()
    if isinstance(reply, NoReply):
        return Check("decisions", Verdict.FAIL, f"{reply.reason}: {reply.detail}")
    return Check("decisions", Verdict.PASS, f"{rater.rater.id} replies: --confirm decisions works")


async def _batches(rater: Probed) -> Check:
    try:
        lacking = await rater.batches()
    except RunStopped as stop:
        return Check("batch", Verdict.NOT_OFFERED, stop.what)
    if lacking:
        return Check("batch", Verdict.NOT_OFFERED, lacking.detail)
    return Check("batch", Verdict.PASS, "the batch endpoint can be used")
