"""Cases rated by a rater, once or several times."""

import asyncio
import json
from itertools import count

import pytest

from answer_eval.answers import ExpectedKind, Kind
from answer_eval.errors import RunStopped
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.rating import Flag, Rating, Reason
from answer_eval.reply import read_reply
from answer_eval.trial.cases import Case, Sample, cases_of
from answer_eval.trial.rated import AT_ONCE, RatedCase, Silent, rate_cases
from rating_world import TEMPLATE, Told, quoted, saying
from trying import INDICATORS, Q1, answered, small_guide


def cases() -> tuple[Case, ...]:
    """Return a good and a weak answer to one question."""
    return cases_of(
        (Sample(answered(kind, Q1), (ExpectedKind(Q1, kind),)) for kind in (Kind.GOOD, Kind.WEAK)),
        small_guide(),
    ).cases


def rate(rater: Told, samples: int = 1) -> tuple[RatedCase, ...]:
    """Rate both answers."""
    return asyncio.run(rate_cases(cases(), small_guide(), rater, TEMPLATE, samples))


def test_a_case_holds_the_judgements_of_its_own_answer() -> None:
    """One request an answer; questions that it doesn't answer leave no row."""
    rater = Told(saying(asks=quoted(4, "I asked her.")))
    good, weak = rate(rater)
    assert len(rater.requests) == 2
    assert good.indicators == weak.indicators == INDICATORS
    assert good.level("asks") == pytest.approx(4.0)
    assert good.level("checks") == Silent(("no_evidence",))
    assert {each.unit.interview for each in weak.judged} == {"weak"}


def test_every_sample_is_asked_for_anew() -> None:
    """Three samples are three requests an answer, each with its number."""
    numbers = count()

    def tell(request: RatingRequest) -> Reply | NoReply:
        blank = {"observation": "", "why_not_higher": "", "why_not_lower": ""}
        entry = {**blank, **quoted(1 + next(numbers) % 5, "I asked her.")}
        return read_reply(json.dumps({each.id: entry for each in request.indicators}), request)

    rater = Told(tell)
    good, weak = rate(rater, samples=3)
    assert len(rater.requests) == 6
    assert {each.sample for each in good.judged} == {1, 2, 3}
    assert len({*good.values["asks"], *weak.values["asks"]}) > 1


def test_a_refused_key_ends_the_trial_as_itself() -> None:
    """RunStopped arrives as it was raised, not in a group of tasks' errors."""

    def tell(_: RatingRequest) -> Reply | NoReply:
        raise RunStopped("the key is refused", fix="check it")

    with pytest.raises(RunStopped, match="key"):
        rate(Told(tell))


def test_answers_that_wait_are_not_asked_about_once_a_key_is_refused() -> None:
    """Of twenty evaluations those under way ask, and none that a refusal makes room for."""

    class Refused(Told):
        async def reply(self, request: RatingRequest) -> Reply | NoReply:
            self.requests.append(request)
            await asyncio.sleep(0)
            raise RunStopped("the key is refused")

    rater = Refused(saying())
    with pytest.raises(RunStopped):
        rate(rater, samples=10)
    assert len(rater.requests) == AT_ONCE


def test_failures_and_unevidenced_ratings_are_no_levels() -> None:
    """A failed reply is listed; a rating without quotes counts in no mean."""
    good, _ = rate(Told(lambda _: NoReply(Reason.FAILED, "timed out")))
    assert {each.reason for each in good.failures} == {Reason.FAILED}
    quoting, _ = rate(Told(saying(asks=quoted(4, "I asked her."))))
    bare = Rating(
        unit=quoting.judged[0].unit,
        rater=quoting.judged[0].rater,
        value=4,
        flags=(Flag.UNEVIDENCED,),
    )
    assert RatedCase(quoting.case, (bare,)).level("asks") == Silent(("unevidenced",))
