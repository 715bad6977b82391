"""The units on which raters are furthest apart, with what both sides rest on."""

from dataclasses import replace

import pytest

from answer_eval.agreement.compared import MEAN
from answer_eval.agreement.comparison import compare
from answer_eval.evidence import Evidence, Match, Polarity, Quote
from answer_eval.rating import Judged, Rating
from answer_eval.transcript import Span
from judging import ANNA, BEN, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_the_largest_first() -> None:
    """Of 25 units the 20 that differ most from people's mean, either way; none that agree."""
    people = said(ANNA, [3] * 25) + said(BEN, [None, *[3] * 4, 4, 4, 4, *[3] * 17])
    machine = said(LLM, [2, *[3] * 4, 1, 5, 5, *[4] * 17])
    found = compare(people + machine).diagnostics.disagreements
    assert len(found) == 20
    assert [each.apart for each in found[:3]] == [-2.5, 1.5, 1.5]
    assert {(each.first, each.second) for each in found} == {(MEAN, LLM.id)}
    assert [side.rater for side in found[0].sides] == [ANNA.id, BEN.id, LLM.id]
    assert [side.rater for side in found[3].sides] == [ANNA.id, LLM.id]


def test_both_sides_evidence() -> None:
    """A person's words and the machine's located quotes stand beside the ratings."""
    quote = Evidence(Quote(Polarity.POSITIVE, "I asked her"), Match.EXACT, (Span(3, 0, 11),))
    judged: list[Judged] = [
        replace(each, observation="She never asked.") for each in said(ANNA, [1])
    ] + [replace(each, quotes=(quote,)) for each in said(LLM, [5])]
    (found,) = compare(judged).diagnostics.disagreements
    assert (found.first, found.second, found.apart) == (ANNA.id, LLM.id, 4)
    anna, machine = found.as_json()["sides"]
    assert (anna["observation"], anna["quotes"]) == ("She never asked.", [])
    assert machine["quotes"] == [
        {
            "quote": "I asked her",
            "polarity": "positive",
            "match": "exact",
            "parts": [{"turn": 3, "start_char": 0, "end_char": 11}],
        }
    ]


def test_of_samples_the_middle_one_speaks() -> None:
    """Of 2, 4 and 5 the sample with 4 gives the words."""
    unit = said(LLM, [1])[0].unit
    samples = [
        Rating(unit=unit, rater=LLM, value=value, sample=number, observation=f"as {value}")
        for number, value in enumerate([2, 4, 5], start=1)
    ]
    (found,) = compare([*samples, *said(ANNA, [1])]).diagnostics.disagreements
    assert found.sides[1].observation == "as 4"


def test_people_alone() -> None:
    """Without a machine every two people have their list."""
    found = compare(said(ANNA, [1, 3, 2]) + said(BEN, [4, 3, 3])).diagnostics.disagreements
    assert [(each.first, each.second, each.apart) for each in found] == [
        (ANNA.id, BEN.id, 3),
        (ANNA.id, BEN.id, 1),
    ]
