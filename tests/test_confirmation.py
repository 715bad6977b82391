"""Quotes and rating from one rater, probabilities from another, and what they disagree on."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from answer_eval.confirmation import confirm
from answer_eval.evaluation import Evaluation, evaluate
from answer_eval.prompt import Judgement, NoReply, RatingRequest, Reply
from answer_eval.rating import Flag, Judged, NotRated, Rater, RaterKind, Rating, Reason
from rating_world import GUIDE, TEMPLATE, Told, make_interview, quoted, saying

SURE = ((1, 0.0), (2, 0.0), (3, 0.0), (4, 1.0), (5, 0.0))
TORN = ((1, 0.5), (2, 0.0), (3, 0.0), (4, 0.0), (5, 0.5))


def decided(value: float | Reason, probabilities: Sequence[tuple[int, float]] = SURE) -> Evaluation:
    """Return the evaluation of a decision rater that says the same of every indicator."""

    def tell(request: RatingRequest) -> Reply | NoReply:
        if value is Reason.FAILED:
            return NoReply(Reason.FAILED, "busy")
        shares = () if isinstance(value, Reason) else tuple(probabilities)
        return Reply(dict.fromkeys(request.asked, Judgement(value, probabilities=shares)), "")

    rater = Told(tell)
    rater.rater = Rater("openai-decisions/gpt-6-luna", RaterKind.DECISION)
    return asyncio.run(evaluate(make_interview(), GUIDE, rater, TEMPLATE))


def rated(**entries: Mapping[str, object]) -> Evaluation:
    """Return the evaluation of a rater that quotes."""
    rater = Told(saying(**entries))
    return asyncio.run(evaluate(make_interview(), GUIDE, rater, TEMPLATE))


def asks(evaluation: Evaluation) -> Judged:
    """Return the judgement of the first indicator in the answer."""
    return evaluation.judged[0]


ASKS_4 = {"asks": quoted(4, "I asked her what she needed")}


def test_a_decision_alone_is_unevidenced() -> None:
    """It has a value and probabilities, no quote, and no place in a scorecard."""
    evaluation = decided(4.0)
    judged = asks(evaluation)
    assert isinstance(judged, Rating)
    assert Flag.UNEVIDENCED in judged.flags
    assert judged.probabilities == SURE
    assert evaluation.scorecard.overall.rated == 0


def test_joined_with_quotes_it_counts() -> None:
    """The decision gets the quotes and its own score, the rating the probabilities."""
    first, second = confirm(rated(**ASKS_4), decided(4.2), GUIDE)
    with_probabilities, with_quotes = asks(first), asks(second)
    assert isinstance(with_probabilities, Rating)
    assert (with_probabilities.value, with_probabilities.probabilities) == (4.0, SURE)
    assert isinstance(with_quotes, Rating)
    assert (with_quotes.value, len(with_quotes.evidence)) == (4.2, 1)
    assert Flag.UNEVIDENCED not in with_quotes.flags
    assert second.scorecard.overall.rated == 1


def test_what_got_no_quote_stays_unevidenced() -> None:
    """Where the other rater found nothing, the decision's rating stands alone, and is flagged."""
    _, second = confirm(rated(**ASKS_4), decided(4.0), GUIDE)
    other = second.judged[1]
    assert isinstance(other, Rating)
    assert {Flag.UNEVIDENCED, Flag.RATERS_APART} <= set(other.flags)


@pytest.mark.parametrize(
    ("value", "probabilities", "flags"),
    [
        (5.0, SURE, set()),
        (2.9, SURE, {Flag.RATERS_APART}),
        (3.0, TORN, {Flag.SPREAD}),
        (Reason.NO_EVIDENCE, SURE, {Flag.RATERS_APART}),
        (Reason.FAILED, SURE, set()),
    ],
)
def test_disagreement_is_flagged_on_both(
    value: float | Reason, probabilities: Sequence[tuple[int, float]], flags: set[Flag]
) -> None:
    """More than a point apart, evidence found by one alone, or torn: a person looks at both."""
    for evaluation in confirm(rated(**ASKS_4), decided(value, probabilities), GUIDE):
        found = set(asks(evaluation).flags) & {Flag.RATERS_APART, Flag.SPREAD}
        assert found == flags


def test_what_was_not_asked_is_left_alone() -> None:
    """Nothing to rate is no disagreement."""
    for evaluation in confirm(rated(), decided(4.0), GUIDE):
        unasked = evaluation.judged[-1]
        assert isinstance(unasked, NotRated)
        assert unasked.reason is Reason.NOT_ASKED
        assert Flag.RATERS_APART not in unasked.flags


def test_spread_is_the_standard_deviation() -> None:
    """Half at 1 and half at 5 lie 2 from their mean of 3: √(.5·2² + .5·2²) = 2."""
    torn, sure = asks(decided(3.0, TORN)), asks(decided(4.0))
    assert isinstance(torn, Rating)
    assert isinstance(sure, Rating)
    assert (torn.spread, sure.spread) == (2.0, 0.0)
