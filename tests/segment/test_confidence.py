"""Confidence is high where the guide's own words are heard, and low where it could be otherwise."""

from answer_eval.files import load_guide, load_transcript, packaged
from answer_eval.interview import prepare
from answer_eval.rating import Flag
from answer_eval.segment import QUESTION_UNCERTAIN_BELOW, Status
from interviewing import CONFLICT, MISTAKE, QUESTIONS, TRAINING, cut


def test_the_guides_own_words_leave_no_doubt() -> None:
    """Question and answer both speak for it."""
    found = cut(
        f"I: {QUESTIONS['conflict']}",
        f"C: {CONFLICT}",
        f"I: {QUESTIONS['mistake']}",
        f"C: {MISTAKE}",
    )
    for name in ("conflict", "mistake"):
        assert found[name].confidence >= QUESTION_UNCERTAIN_BELOW


def test_a_question_hardly_like_any_is_doubted() -> None:
    """Where the words could mean any question, or none, a person should look."""
    found = cut("I: And with the others, how was that for you?", f"C: {TRAINING}")
    asked = [each for each in found.values() if each.status is not Status.NOT_ASKED]
    assert all(each.confidence < QUESTION_UNCERTAIN_BELOW for each in asked)


def test_nothing_is_known_where_nobody_is_heard_to_ask() -> None:
    """Only the candidate is: whether questions were asked can't be told."""
    found = cut(f"C: {CONFLICT} {MISTAKE}")
    assert all(each.status is Status.NOT_ASKED for each in found.values())
    assert all(each.confidence < QUESTION_UNCERTAIN_BELOW for each in found.values())


def test_an_off_guide_question_flags_what_it_may_have_been() -> None:
    """She was asked what she knows about the firm, and never about an unhappy customer."""
    path = packaged("samples", "interviews", "int_05_leila.vtt")
    guide = load_guide(packaged("rubrics", "customer_support.yaml"))
    interview = prepare(path.stem, path.stem, load_transcript(path), guide)
    unhappy = interview.answer("unhappy_customer")
    assert unhappy.status is Status.NOT_ASKED
    assert Flag.QUESTION_UNCERTAIN in interview.flags_of(unhappy)
