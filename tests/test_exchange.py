"""A request too long for the model's context is asked in halves, and that is said."""

from collections.abc import Callable

import pytest

from answer_eval.evaluation import Evaluation, evaluate_sync
from answer_eval.prompt import NoReply, Per, Plan, RatingRequest, Reply
from answer_eval.rating import Rating, Reason
from rating_world import GUIDE, TEMPLATE, Told, make_interview, quoted, saying

RATED = saying(asks=quoted(5, "I asked her"), checks=quoted(4, "I rang her"))
TOO_LONG = NoReply(Reason.FAILED, "longer than the context", too_long=True)


def holding(most: int) -> Callable[[RatingRequest], Reply | NoReply]:
    """Return a teller whose context holds so many indicators."""

    def tell(request: RatingRequest) -> Reply | NoReply:
        return RATED(request) if len(request.asked) <= most else TOO_LONG

    return tell


def evaluated(rater: Told) -> Evaluation:
    """Rate the small world's interview."""
    return evaluate_sync(make_interview(), GUIDE, rater, TEMPLATE)


@pytest.mark.parametrize("per", Per)
def test_halves_say_what_the_whole_would_have(per: Per) -> None:
    """Each indicator is rated once, by a request of its own; the one that was too long is told."""
    rater, plain = Told(holding(1)), Told(RATED)
    rater.plan = plain.plan = Plan(per=per)
    split, whole = evaluated(rater), evaluated(plain)
    assert split.judged == whole.judged
    assert split.scorecard == whole.scorecard
    longest = 1 if per is Per.INDICATOR else 2
    assert [len(each.indicators) for each in split.asked if each.too_long] == [2][: longest - 1]
    assert all(len(each.indicators) == 1 for each in split.asked if not each.too_long)


def test_one_indicator_in_one_answer_is_not_halved() -> None:
    """It has no rating then, for a reason; no other request is made of it."""
    rater = Told(holding(0))
    evaluation = evaluated(rater)
    assert [each.detail for each in evaluation.failures] == [TOO_LONG.detail] * 2
    assert len(rater.requests) == 3
    assert [each.too_long for each in evaluation.asked].count(True) == 1


def test_other_failures_are_not_halved() -> None:
    """A refusal of four indicators is no reason to ask for two."""
    rater = Told(lambda _: NoReply(Reason.REFUSED, "no"))
    assert len(evaluated(rater).failures) == 2
    assert len(rater.requests) == 1


def test_what_could_be_rated_is_kept() -> None:
    """A half that fails takes no other half with it."""

    def tell(request: RatingRequest) -> Reply | NoReply:
        if len(request.asked) > 1:
            return TOO_LONG
        return RATED(request) if "asks" in request.asked else NoReply(Reason.FAILED, "reset")

    judged = evaluated(Told(tell)).judged
    assert [isinstance(each, Rating) for each in judged if each.unit.question == "helped"] == [
        True,
        False,
    ]
