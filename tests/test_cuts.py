"""Answers that raters of one folder rated in different words are told from the others."""

from dataclasses import replace

from answer_eval.cuts import cuts
from answer_eval.rating import Rater, RaterKind
from answer_eval.segment import CORRECTED
from reports.builders import BASELINE, MODEL, evaluation, interview

TALK = interview()
OTHER = interview(answers={"helped": (2, 3), "angry": (6, 7)})


def test_one_cut_for_all_needs_no_note() -> None:
    """What two raters rated alike is shared, and nothing is said of it."""
    found = cuts(evaluation(TALK, {}, rater=each) for each in (MODEL, BASELINE))
    assert (found.shared, found.differing, found.note) == (3, frozenset(), "")


def test_what_one_rater_rated_alone_is_not_shared() -> None:
    """Two interviews by a rater each have nothing in common."""
    second = interview("int_02", answers={})
    found = cuts([evaluation(TALK, {}), evaluation(second, {}, rater=BASELINE)])
    assert (found.shared, found.note) == (0, "")


def test_another_cut_is_told() -> None:
    """One rater of three with other turns is enough; the question and interview are named."""
    third = Rater("third", RaterKind.LLM)
    found = cuts(
        [
            evaluation(TALK, {}),
            evaluation(OTHER, {}, rater=BASELINE),
            evaluation(TALK, {}, rater=third),
        ]
    )
    assert found.differing == {("int_01", "helped")}
    assert found.note.startswith("1 of 3 answers")


def test_counts_what_a_model_settled_and_not_what_people_did() -> None:
    """Per rater and model; corrected answers are nobody's settling."""
    first, second, third = TALK.answers
    answers = (replace(first, source="openai/x"), replace(second, source=CORRECTED), third)
    found = cuts(
        [evaluation(replace(TALK, answers=answers), {}), evaluation(TALK, {}, rater=BASELINE)]
    )
    assert found.settled == {MODEL.id: {"openai/x": 1}}
