"""What every machine rater keeps to, whatever it is made of."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from answer_eval.evidence import Quote
from answer_eval.fence import Line
from answer_eval.prompt import NoReply, Part, Per, Plan, Reply, render
from answer_eval.raters import RATERS, MachineRater, RaterOptions, plan_of, unused
from answer_eval.rating import RaterKind, Reason
from answer_eval.transcript import Role
from asking import CARE, FAILED, GUIDE, HELPED, LINES, TEMPLATE, asked
from server.serving import serving

SILENT = {
    "quotes": list[str](),
    "observation": "",
    "rating": None,
    "why_not_higher": "",
    "why_not_lower": "",
}
ANSWERS: dict[str, Sequence[Line]] = {
    "an episode": LINES,
    "one word": [Line(1, Role.CANDIDATE, "Um.")],
    "nothing of the candidate's": [Line(0, Role.INTERVIEWER, "Whom did you help?")],
    "no line at all": [],
    "other scripts": [Line(1, Role.CANDIDATE, "ما سألتها. 我問過她。 🎧 \u200b")],
}


@pytest.fixture(params=RATERS.names)
def options(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, RaterOptions]]:
    """Yield each rater's name and what it takes to open it: a server, or a script."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    script = tmp_path / "replies.json"
    script.write_text(json.dumps({"helped": {"asks": SILENT, "checks-back": SILENT}}))
    with serving() as server:
        by_name = {"scripted": RaterOptions(model=str(script)), "baseline": RaterOptions()}
        yield request.param, by_name.get(request.param, RaterOptions(base_url=server.base_url))


def replies(rater: MachineRater, lines: Sequence[Line]) -> list[Reply | NoReply]:
    """Return what a rater makes of an answer, asked twice."""

    async def twice() -> list[Reply | NoReply]:
        try:
            return [await rater.reply(asked(lines)) for _ in range(2)]
        finally:
            await rater.close()

    return asyncio.run(twice())


@pytest.mark.parametrize("answer", ANSWERS)
def test_judges_what_was_asked(options: tuple[str, RaterOptions], answer: str) -> None:
    """Each indicator asked about gets a rating on the scale with quotes, or no evidence."""
    name, opened = options
    first, second = replies(RATERS[name].open(opened), ANSWERS[answer])
    assert isinstance(first, Reply), first
    assert isinstance(second, Reply)
    assert list(first.judgements) == ["asks", "checks-back"]
    assert first.judgements == second.judgements
    for judgement in first.judgements.values():
        rating = judgement.rating
        known = rating is Reason.NO_EVIDENCE if isinstance(rating, Reason) else 1 <= rating <= 5
        assert known, rating
        assert all(isinstance(quote, Quote) and quote.text for quote in judgement.quotes)


def test_says_who_rates_and_how(options: tuple[str, RaterOptions]) -> None:
    """A rater has an id without spaces, is no person, and its settings can stand in a key."""
    name, opened = options
    rater = RATERS[name].open(opened)
    assert rater.rater.id
    assert rater.rater.id.split() == [rater.rater.id]
    assert rater.rater.kind in {RaterKind.LLM, RaterKind.DECISION, RaterKind.BASELINE}
    assert json.loads(json.dumps(dict(rater.settings))) == dict(rater.settings)
    asyncio.run(rater.close())


def test_what_it_ignores_changes_nothing(options: tuple[str, RaterOptions]) -> None:
    """An option that a rater has no use for is in neither its settings nor its plan."""
    name, opened = options
    given: dict[str, Any] = {
        "model": "m",
        "base_url": "http://localhost:9/v1",
        "effort": "low",
        "per": Per.INTERVIEW,
        "samples": 3,
        "api_key_file": Path("none"),
    }
    ignored = {field: given[field] for field in RATERS[name].ignores}
    plain, told = (RATERS[name].open(each) for each in (opened, replace(opened, **ignored)))
    assert (told.settings, plan_of(told)) == (plain.settings, plan_of(plain))
    said = {f"--{field.replace('_', '-')}" for field in ignored}
    assert set(unused(name, replace(opened, **given))) == said
    assert unused(name, opened) == ()
    for rater in (plain, told):
        asyncio.run(rater.close())


@pytest.mark.parametrize("sample", [1, 2])
def test_judges_whatever_order_it_is_told_in(
    options: tuple[str, RaterOptions], sample: int
) -> None:
    """A repeat in another order has the same indicators judged."""
    name, opened = options
    rater = RATERS[name].open(opened)

    async def once() -> Reply | NoReply:
        try:
            return await rater.reply(replace(asked(), sample=sample))
        finally:
            await rater.close()

    reply = asyncio.run(once())
    assert isinstance(reply, Reply), reply
    assert set(reply.judgements) == {"asks", "checks-back"}


def test_whoever_plans_is_asked_for_an_interview(options: tuple[str, RaterOptions]) -> None:
    """A rater that groups requests replies to several parts at once; others are never sent them."""
    name, opened = options
    rater = RATERS[name].open(replace(opened, per=Per.INTERVIEW, samples=2))
    plan = plan_of(rater)
    parts = [Part(question, CARE.indicators, LINES) for question in (HELPED, FAILED)]
    request = render(GUIDE, parts, TEMPLATE)

    async def once() -> Reply | NoReply:
        try:
            return await rater.reply(request)
        finally:
            await rater.close()

    if plan == Plan():
        asyncio.run(rater.close())
        return
    assert (plan.per, plan.samples) == (Per.INTERVIEW, 2)
    reply = asyncio.run(once())
    assert isinstance(reply, Reply), reply
    assert list(reply.judgements) == list(request.asked)


def test_quotes_or_probabilities_by_kind(options: tuple[str, RaterOptions]) -> None:
    """A decision rater gives probabilities that add up to 1, all others none."""
    name, opened = options
    rater = RATERS[name].open(opened)
    is_decision = rater.rater.kind is RaterKind.DECISION
    reply, _ = replies(rater, LINES)
    assert isinstance(reply, Reply)
    for judgement in reply.judgements.values():
        shares = [share for _, share in judgement.probabilities]
        if is_decision and not isinstance(judgement.rating, Reason):
            assert sum(shares) == pytest.approx(1)
            assert judgement.quotes == ()
        else:
            assert shares == []
