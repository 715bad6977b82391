"""What is gone back to is told by what was said of it before, question by question."""

import numpy as np
import pytest

from answer_eval.segment import _course, _recall
from answer_eval.segment._decode import NO_QUESTION, Decision
from answer_eval.segment._recall import RECALLED, UNHEARD
from answer_eval.similarity import Similarity, load_similarity, words_of
from answer_eval.similarity._vectors import load_tokens
from interviewing import CONFLICT, MISTAKE, QUESTIONS, cook_guide, cut, spoken

LINES = (
    f"I: {QUESTIONS['conflict']}",
    f"C: {CONFLICT}",
    f"I: {QUESTIONS['mistake']}",
    f"C: {MISTAKE}",
)


@pytest.mark.parametrize(
    ("back", "question"),
    [
        ("Could we go back to the grill once more?", "conflict"),
        ("Coming back to that salted soup, what did the chef say?", "mistake"),
    ],
)
def test_a_topic_named_again_is_told_by_what_was_said_of_it(back: str, question: str) -> None:
    """Neither the guide nor the question put before has its word."""
    found = cut(*LINES, f"I: {back}", "C: We spoke of it again in May, and all was well.")
    assert found[question].turns[-1] == 5


def test_each_return_is_told_by_its_own_words_among_what_came_before() -> None:
    """What is said later, or of no question, tells nothing; what wasn't talked of is unlikely."""
    near = np.array([[0.9, 0.1], [0.2, 0.8], [0.0, 0.6], [1.0, 1.0], [0.4, 0.4]], np.float32)
    topics = {2: np.array([0]), 4: np.array([0, 1])}
    decisions = [Decision(0, ((0, 0),)), Decision(1, ((0, 1),)), Decision(0), NO_QUESTION]
    found = _recall._odds(near, topics, [*decisions, Decision(2)], 3)  # noqa: SLF001  without the rest
    assert found.keys() == topics.keys()
    assert found[2] == pytest.approx([0.9 * RECALLED, 0.2 * RECALLED, -UNHEARD])
    assert found[4] == pytest.approx([0.75 * RECALLED, 0.5 * RECALLED, -UNHEARD])


def test_what_was_segmented_before_changes_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch's order doesn't tell in its confidences."""
    used = Similarity(load_tokens())
    used.read([sorted(words_of(" ".join(LINES)), reverse=True)])
    leads = list[np.ndarray]()
    for similarity in (used, load_similarity()):
        monkeypatch.setattr(_course, "load_similarity", lambda it=similarity: it)
        leads.append(_course.read(spoken(*LINES), cook_guide().questions).leads)
    assert (leads[0] == leads[1]).all()
