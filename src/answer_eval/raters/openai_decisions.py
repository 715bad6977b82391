"""`openai-decisions`: a probability for each scale point of every indicator, and no quotes.

One request holds every indicator of an interview: whether the answer holds any evidence of it (a
`predicate`), and where that lies between the anchors (a `score` over the scale's points).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from answer_eval._digest import digest
from answer_eval.errors import RunStopped
from answer_eval.prompt import Judgement, NoReply, Part, Per, Plan, RatingRequest, Reply, Usage
from answer_eval.raters import RaterOptions
from answer_eval.raters._api_rater import ApiRater
from answer_eval.raters._caching import cached_text, too_short
from answer_eval.raters._decisions_body import read_decisions
from answer_eval.rating import RaterKind
from answer_eval.rubric import Indicator, Scale
from answer_eval.service.transport import PATIENCE, Patience, Sent
from answer_eval.wording import Order, levels_of

MOST_QUESTIONS = 400
MOST_LEVELS = 10
PROMPT = "decide.md"

Asked = tuple[str, tuple[Part, Indicator]]


class OpenAIDecisions(ApiRater):
    """Asks through the Decisions API, a whole interview at once."""

    word = "openai-decisions"
    kind = RaterKind.DECISION

    def __init__(self, options: RaterOptions, patience: Patience) -> None:
        super().__init__(replace(options, effort=""), patience)  # the API takes none
        per = Per.INTERVIEW if options.per is Per.ANSWER else options.per
        self._plan = Plan(per=per, samples=options.samples, prompt=PROMPT)

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Ask about every indicator, in as few requests as their number allows."""
        _check(request.scale)
        judgements, raw, usage = dict[str, Judgement](), list[str](), Usage()
        for asked in self._split(list(request.asked.items())):
            told = await self._ask(request, asked)
            usage += told.usage
            if isinstance(told, NoReply):
                return NoReply(told.reason, told.detail, told.raw, usage)
            judgements |= told.judgements
            raw.append(told.raw)
        return Reply(judgements, "\n".join(raw), usage)

    def _split(self, asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
        most = MOST_QUESTIONS // 2
        if len(asked) > most:
            self._note(f"an interview of {len(asked)} indicators was split: a request takes {most}")
        for start in range(0, len(asked), most):
            yield asked[start : start + most]

    async def _ask(self, request: RatingRequest, asked: Sequence[Asked]) -> Reply | NoReply:
        sent = await self._transport.send(partial(self._create, request, asked))
        if isinstance(sent, NoReply):
            return sent
        return read_decisions(sent, [name for name, _ in asked], _points(request))

    async def _create(self, request: RatingRequest, asked: Sequence[Asked]) -> Sent:
        if short := too_short(request.static):
            self._note(short)
        return await self._client.decisions.with_raw_response.create(
            model=self._model,
            input=[
                {"role": "developer", "content": [cached_text(request.static)]},
                {"role": "user", "content": [{"type": "input_text", "text": request.answer}]},
            ],
            questions=[each for one in asked for each in _questions(one, request)],
            prompt_cache_key=digest(request.static)[:32],
            prompt_cache_options={"mode": "explicit"},
        )


def _check(scale: Scale) -> None:
    if len(scale.points) > MOST_LEVELS:
        raise RunStopped(
            f"the scale has {len(scale.points)} points; decisions take {MOST_LEVELS}",
            fix="rate with --rater openai",
        )


def _points(request: RatingRequest) -> list[int]:
    """Return the scale's points as the levels have them: from the best, or from the worst."""
    worst_first = sorted(request.scale.points, key=lambda at: abs(at - request.scale.worst))
    return worst_first if Order(request.sample).best_first else worst_first[::-1]


def _questions(asked: Asked, request: RatingRequest) -> Iterator[Any]:
    """Yield the two questions about one indicator."""
    name, (part, indicator) = asked
    told = {at: text for at, _, text in levels_of(indicator, request.scale)}
    about = f"In the answer to {part.question.text!r}, take the candidate's own words alone."
    yield {
        "type": "predicate",
        "name": f"{name}:evidence",
        "instructions": f"{about} They tell of something that happened and that speaks for "
        f"'{indicator.positive}' or for '{indicator.negative}'{_OMITTED[indicator.absence]}.",
    }
    yield {
        "type": "score",
        "name": name,
        "instructions": f"{about} Where does what they tell lie?",
        "levels": [
            {"label": str(at), "description": told.get(at, _derived(at, request.scale))}
            for at in _points(request)
        ],
    }


_OMITTED = {
    "not_rated": "",
    "negative": ", or of an episode in which that was due and didn't come",
}


def _derived(point: int, scale: Scale) -> str:
    """Describe a point that the guide doesn't."""
    off_best, off_worst = abs(point - scale.best), abs(point - scale.worst)
    if off_best == off_worst:
        return f"Mixed: {scale.best} and {scale.worst} in equal parts."
    nearer, further = scale.best, scale.worst
    if off_best > off_worst:
        nearer, further = further, nearer
    return f"Between {nearer} and {further}, nearer to {nearer}."


class _OpenAIDecisions:
    """Opens the rater with the key that the environment or a file holds."""

    name = "openai-decisions"
    ignores = ("effort",)

    def open(self, options: RaterOptions, patience: Patience = PATIENCE) -> OpenAIDecisions:
        """Return the rater; UsageError with neither a key nor a server of one's own."""
        return OpenAIDecisions(options, patience)


PLUGIN = _OpenAIDecisions()
