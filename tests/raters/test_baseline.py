"""The baseline rater: the candidate's own sentences, weighed; never a number for nothing."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.evidence import Polarity
from answer_eval.fence import Line
from answer_eval.prompt import Judgement, RatingRequest
from answer_eval.raters import RATERS, RaterOptions
from answer_eval.raters.baseline import RULES, BaselineRater
from answer_eval.rating import RaterKind, Reason
from answer_eval.rubric import Indicator, Scale
from answer_eval.similarity import Similarity
from answer_eval.transcript import Role
from asking import asked

INDICATORS = (
    Indicator(
        id="asks",
        positive="Questions customers to find out what they need",
        negative="Assumes what customers need without asking",
    ),
    Indicator(
        id="calm",
        positive="Stays calm under pressure",
        negative="Shows frustration under pressure",
    ),
    Indicator(
        id="follows-up",
        positive="Follows up with customers to check that they are satisfied",
        negative="Never checks whether customers are satisfied",
    ),
)
SCALE = Scale(min=1, max=5)
GOOD = (
    "A customer came in with a toaster that smoked.",
    "I asked her when it had started, and I listened.",
    "I stayed calm although she was shouting.",
    "I rang her a week later to check that the new one worked.",
)
BAD = (
    "Last June a customer came in with a toaster that smoked.",
    "I didn't ask her anything, they all want money.",
    "She kept explaining, and I got annoyed and shouted at her in front of the whole queue.",
    "I told her to read the manual and I refused the refund.",
    "I never called her back, what for.",
)
MIXED = (GOOD[1], BAD[2], "Afterwards I apologised and gave her a new one.", BAD[4])
OFF_TOPIC = (
    "My hobby is photography.",
    "I've got three cameras, and at dawn the light is beautiful.",
    "My brother lives by the sea with two dogs and a parrot.",
    "The bakery on our street has been there for eighty years.",
)
PLAIN = asked()
RATER = RATERS["baseline"].open(RaterOptions())

few = settings(max_examples=12, deadline=None)

said = st.lists(
    st.one_of(st.sampled_from([*GOOD, *BAD, *OFF_TOPIC]), st.text(max_size=80)), max_size=6
)
"""Answers made of told sentences and of anything at all."""


def request(*said: str, scale: Scale = SCALE, between: Sequence[str] = ()) -> RatingRequest:
    """Return a request whose candidate says each of these in a turn of their own."""
    lines = [Line(0, Role.INTERVIEWER, "Tell me about an unhappy customer."), *_turns(said)]
    lines += [Line(90, Role.INTERVIEWER, each) for each in between]
    part = replace(PLAIN.parts[0], indicators=INDICATORS, lines=tuple(lines))
    return replace(PLAIN, parts=(part,), scale=scale)


def _turns(said: Sequence[str]) -> list[Line]:
    return [Line(1 + 2 * at, Role.CANDIDATE, text) for at, text in enumerate(said)]


def judged(asked_for: RatingRequest) -> Mapping[str, Judgement]:
    """Return the baseline's judgements."""
    reply = asyncio.run(RATER.reply(asked_for))
    return reply.judgements  # type: ignore[union-attr]  # the baseline always replies


def numbers(judgements: Mapping[str, Judgement]) -> list[float]:
    """Return the ratings that are numbers."""
    ratings = (each.rating for each in judgements.values())
    return [each for each in ratings if not isinstance(each, Reason)]


def quoted(judgement: Judgement, polarity: Polarity) -> list[str]:
    """Return the quotes for one anchor."""
    return [quote.text for quote in judgement.quotes if quote.polarity is polarity]


def test_a_good_answer_is_rated_high_with_the_sentences_that_show_it() -> None:
    """Asked, stayed calm, followed up: each is rated near the best point."""
    judgements = judged(request(*GOOD))
    assert min(numbers(judgements)) >= 4
    assert len(numbers(judgements)) == 3
    assert GOOD[1] in quoted(judgements["asks"], Polarity.POSITIVE)
    assert GOOD[2] in quoted(judgements["calm"], Polarity.POSITIVE)
    assert not quoted(judgements["calm"], Polarity.NEGATIVE)


def test_a_bad_deed_told_in_detail_is_rated_low_with_that_very_sentence() -> None:
    """Length and detail earn nothing: what is told is that nobody was asked."""
    judgements = judged(request(*BAD))
    assert max(numbers(judgements)) <= 2
    assert BAD[1] in quoted(judgements["asks"], Polarity.NEGATIVE)
    assert BAD[2] in quoted(judgements["calm"], Polarity.NEGATIVE)
    assert not quoted(judgements["asks"], Polarity.POSITIVE)


def test_what_is_taken_back_is_no_evidence_and_the_words_for_it_are_told() -> None:
    """Who had no part in it has no example: not a low rating, but none."""
    for judgement in judged(request(*GOOD, "But none of that was me.")).values():
        assert judgement.rating is Reason.NO_EVIDENCE
        assert judgement.observation.endswith("5 sentences taken back (none of that was me).")


def test_what_speaks_against_the_candidate_stays_when_a_story_is_taken_back() -> None:
    """Nobody talks a wrong away with a denial."""
    before, after = judged(request(*MIXED)), judged(request(*MIXED, "But none of that was me."))
    for name, judgement in after.items():
        assert not quoted(judgement, Polarity.POSITIVE)
        assert quoted(judgement, Polarity.NEGATIVE) == quoted(before[name], Polarity.NEGATIVE)


def test_a_mixed_answer_is_rated_near_the_middle_with_quotes_for_both_anchors() -> None:
    """What speaks for an indicator and what speaks against it stand side by side."""
    judgements = judged(request(*MIXED))
    assert all(2 <= rating <= 4 for rating in numbers(judgements))
    assert any(
        quoted(each, Polarity.POSITIVE) and quoted(each, Polarity.NEGATIVE)
        for each in judgements.values()
    )


@pytest.mark.parametrize(
    "text", ["fine.", "Good, thanks.", "Yes.", "Hm, I don't know, I can't think of one.", "", "…"]
)
def test_a_non_answer_is_no_evidence(text: str) -> None:
    """Silence, a word or a shrug is never a 1."""
    judgements = judged(request(text))
    assert {each.rating for each in judgements.values()} == {Reason.NO_EVIDENCE}
    assert not any(each.quotes for each in judgements.values())


def test_fluent_talk_off_the_topic_is_no_evidence() -> None:
    """Sentences about something else speak to no indicator, however many there are."""
    assert not numbers(judged(request(*OFF_TOPIC)))


def test_an_interview_without_the_candidate_is_no_evidence() -> None:
    """A segment that holds only the interviewer's words rates nobody."""
    assert not numbers(judged(request(between=GOOD)))


@few
@given(said, st.lists(st.sampled_from([*GOOD, *BAD]), max_size=3))
def test_interviewers_words_change_nothing_and_are_never_quoted(
    own: list[str], between: list[str]
) -> None:
    """Only the candidate's turns are read."""
    assert judged(request(*own)) == judged(request(*own, between=between))


@few
@given(said)
def test_every_quote_stands_verbatim_in_a_turn_of_the_candidates(own: list[str]) -> None:
    """The program can locate each quote character for character."""
    for judgement in judged(request(*own)).values():
        for quote in judgement.quotes:
            assert any(quote.text in text for text in own)


@few
@given(said)
def test_a_rating_lies_on_the_scale_and_rests_on_quotes(own: list[str]) -> None:
    """A number comes with at least one quote and one decimal; no number, no quote."""
    for judgement in judged(request(*own)).values():
        if isinstance(judgement.rating, Reason):
            assert judgement.rating is Reason.NO_EVIDENCE
            assert not judgement.quotes
        else:
            assert SCALE.holds(judgement.rating)
            assert judgement.quotes
            assert judgement.rating == round(judgement.rating, 1)


@few
@given(said)
def test_the_same_answer_gets_the_same_reply(own: list[str]) -> None:
    """Two raters, opened apart, agree to the letter."""
    again = RATERS["baseline"].open(RaterOptions())
    assert asyncio.run(RATER.reply(request(*own))) == asyncio.run(again.reply(request(*own)))


@few
@given(said, st.lists(st.sampled_from(OFF_TOPIC), min_size=1, max_size=4))
def test_talk_beside_the_point_moves_a_rating_little(own: list[str], beside: list[str]) -> None:
    """Sentences about something else raise no rating by more than a tenth of the scale."""
    before, after = judged(request(*own)), judged(request(*own, *beside))
    for name, judgement in before.items():
        rating, later = judgement.rating, after[name].rating
        if not isinstance(rating, Reason):
            assert not isinstance(later, Reason)
            assert later <= rating + 0.4


@few
@given(said)
def test_repetition_earns_nothing(own: list[str]) -> None:
    """To say the same twice over is to have said it."""
    assert judged(request(*own, *own)) == judged(request(*own))


@few
@given(said)
def test_a_scale_whose_best_point_is_its_least_mirrors_the_ratings(own: list[str]) -> None:
    """1 best, 5 worst: every rating is reflected at the middle, on the same quotes."""
    usual = judged(request(*own))
    for name, judgement in judged(request(*own, scale=Scale(min=1, max=5, best=1))).items():
        assert judgement.quotes == usual[name].quotes
        if isinstance(judgement.rating, Reason):
            assert usual[name].rating is judgement.rating
        else:
            assert usual[name].rating == pytest.approx(6 - judgement.rating)


@pytest.mark.parametrize(("low", "high"), [(0, 3), (1, 7), (-2, 2)])
def test_ratings_are_spread_over_whatever_scale_the_rubric_has(low: int, high: int) -> None:
    """The better answer lies in the upper half of the scale, the worse in the lower."""
    scale, middle = Scale(min=low, max=high), (low + high) / 2
    assert min(numbers(judged(request(*GOOD, scale=scale)))) > middle
    assert max(numbers(judged(request(*BAD, scale=scale)))) < middle


def test_raw_is_what_a_model_would_have_replied() -> None:
    """Its JSON holds each indicator's entry, evidence first, as the schema orders it."""
    reply = asyncio.run(RATER.reply(request(*MIXED, "My name's \ud83d.")))
    entries: dict[str, dict[str, Any]] = json.loads(reply.raw)
    assert list(entries) == [indicator.id for indicator in INDICATORS]
    for name, entry in entries.items():
        assert list(entry) == [
            "quotes",
            "observation",
            "rating",
            "why_not_higher",
            "why_not_lower",
        ]
        rating = judged(request(*MIXED))[name].rating
        assert entry["rating"] == (None if isinstance(rating, Reason) else rating)


def test_it_says_that_it_is_the_baseline_and_what_it_read() -> None:
    """An observation opens with the rater's name and holds the words that decided."""
    observation = judged(request(*BAD))["asks"].observation
    assert observation.startswith("Baseline: of 5 sentences, 0 for the indicator")
    assert "didn't ask" in observation
    nothing = judged(request("Fine."))["asks"]
    assert nothing.observation == "Baseline: nothing in 1 sentence speaks to the indicator."


def test_it_says_what_keeps_a_rating_from_going_further() -> None:
    """The other side's sentences do, or that there are no more on this side."""
    mixed, good = judged(request(*MIXED))["asks"], judged(request(GOOD[1]))["asks"]
    assert mixed.why_not_higher.endswith("against the indicator.")
    assert mixed.why_not_lower.endswith("for the indicator.")
    assert good.why_not_higher == "No more than 1 sentence for the indicator."
    assert good.why_not_lower == "1 sentence for the indicator."


def test_it_is_labelled_a_baseline_and_names_its_similarity() -> None:
    """Every rating of it can be told from a model's, and which vectors it rests on."""
    assert RATER.rater.id == "baseline"
    assert RATER.rater.kind is RaterKind.BASELINE
    assert RATER.settings == {"similarity": "wordllama+ngrams", "rules": RULES}


def test_it_rates_without_word_vectors_too() -> None:
    """Where they can't be installed, n-grams alone carry on and the settings say so."""
    rater = BaselineRater(Similarity())
    good = asyncio.run(rater.reply(request(*GOOD))).judgements
    bad = asyncio.run(rater.reply(request(*BAD))).judgements
    assert rater.settings == {"similarity": "ngrams", "rules": RULES}
    assert min(numbers(good)) > max(numbers(bad))
