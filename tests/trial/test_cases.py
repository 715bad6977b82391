"""Which sample answers are test cases, and which are left out."""

import pytest

from answer_eval.answers import Expected, ExpectedKind, ExpectedRating, Kind
from answer_eval.errors import BadAnswers
from answer_eval.trial.cases import Sample, Unlabelled, cases_of, own_cases
from trying import Q1, answered, small_guide

HOLDOUTS = (
    {"kind": "good", "text": "I rang her back."},
    {"kind": "weak", "text": "I left it.", "use": "holdout"},
    {"kind": "good", "text": "I asked  her FIRST.", "use": "anchor"},
)


def sample(*expected: Expected, text: str = "I asked her.", question: str = Q1) -> Sample:
    """Make a sample answer with what is expected of it."""
    return Sample(answered("a", question, text), expected)


def test_an_answer_is_a_case_of_what_its_author_expects() -> None:
    """Kind and expected ratings are taken over; questions it doesn't answer give no case."""
    expected = ExpectedRating(Q1, "asks", 4)
    found = cases_of([sample(ExpectedKind(Q1, Kind.GOOD), expected)], small_guide())
    (case,) = found.cases
    assert (case.question, case.kind, case.expected) == (Q1, Kind.GOOD, (expected,))
    (other,) = cases_of([sample(expected)], small_guide()).cases
    assert other.kind == Unlabelled()


def test_the_guides_own_held_back_examples_are_cases() -> None:
    """`use: holdout` ones, which is what an example is unless it says otherwise; no anchors."""
    found = own_cases(small_guide(examples=HOLDOUTS))
    kinds = [(each.interview.id, each.kind, each.answer.text) for each in found.cases]
    assert kinds == [
        ("helped_good_1", Kind.GOOD, "I rang her back."),
        ("helped_weak_2", Kind.WEAK, "I left it."),
    ]
    assert not found.left_out


def test_an_anchor_example_is_never_tried_on_itself() -> None:
    """An answer that repeats one, in other case and spacing too, is left out and named."""
    guide = small_guide(examples=HOLDOUTS)
    copy = sample(ExpectedKind(Q1, Kind.GOOD), text="i asked her first.")
    found = cases_of([copy], guide)
    assert not found.cases
    assert "anchor example" in found.left_out[0].why
    both = ({"kind": "good", "text": "I asked her first."}, HOLDOUTS[2])
    assert not own_cases(small_guide(examples=both)).cases


@pytest.mark.parametrize(
    ("left", "why"),
    [
        (sample(), "nothing is expected"),
        (sample(ExpectedKind("chat", Kind.GOOD), question="chat"), "not rated"),
    ],
)
def test_what_cannot_be_held_against_anything_is_left_out(left: Sample, why: str) -> None:
    """It is listed with its reason, and costs no request."""
    found = cases_of([left], small_guide())
    assert not found.cases
    assert why in found.left_out[0].why


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            sample(ExpectedKind(Q1, Kind.GOOD, "a.csv:2"), ExpectedKind(Q1, Kind.WEAK, "a.csv:3")),
            "as good and as weak",
        ),
        (sample(ExpectedRating(Q1, "nods", 4, "a.csv:3")), "'nods'"),
        (sample(ExpectedRating(Q1, "asks", 6, "a.csv:3")), "off the guide's scale"),
    ],
)
def test_an_expectation_without_a_place_in_the_guide_is_refused(wrong: Sample, said: str) -> None:
    """The file and the line are named, and what to write instead."""
    with pytest.raises(BadAnswers, match=said) as raised:
        cases_of([wrong], small_guide())
    assert raised.value.where == "a.csv:3"
    assert raised.value.fix
