"""How near sentences are to an indicator, and which anchor they lean to."""

import pytest

from answer_eval.question import Question
from answer_eval.raters._baseline.anchoring import AT_MOST, EVERYDAY, NEIGHBOUR, Passage, passages
from answer_eval.rubric import Indicator
from answer_eval.similarity import load_similarity

QUESTION = Question(id="hazard", text="Tell me about a hazard at work.")
INDICATOR = Indicator(
    id="acts", positive="Removes hazards at once", negative="Walks past hazards without a word"
)


def seen(*sentences: str) -> list[Passage]:
    """Return the sentences in view of the indicator."""
    return next(passages(sentences, QUESTION, [INDICATOR], load_similarity()))


def test_talk_of_the_matter_is_nearer_than_everyday_talk() -> None:
    """By several standard deviations; everyday talk itself lies around none."""
    hazard, tea = seen("There was a hazard in the aisle.", "My aunt prefers tea in the morning.")
    assert hazard.nearness > 2
    assert hazard.nearness > tea.nearness + 1
    assert sum(each.nearness for each in seen(*EVERYDAY)) / len(EVERYDAY) < 1


def test_a_neighbour_lends_half_its_nearness() -> None:
    """A turn of the story is seldom told in the rubric's words, but beside them."""
    alone, beside, far = "He came back with two of them.", "There was a hazard.", "It was warm."
    by_itself = seen(alone)[0].nearness
    first, near, last = seen(alone, beside, alone + " And gone.")
    assert by_itself < first.nearness
    assert first.nearness == pytest.approx(NEIGHBOUR * near.nearness)
    assert last.nearness >= NEIGHBOUR * near.nearness
    assert seen(far, alone)[1].nearness < first.nearness


def test_conduct_outweighs_the_nearer_anchor() -> None:
    """Words of the positive anchor help nobody who denies the deed."""
    did, undone = seen("I reported the hazard.", "I didn't report hazards at once.")
    assert did.lean > 0 > undone.lean


def test_without_conduct_the_nearer_anchor_decides_in_talk_of_oneself() -> None:
    """Faintly for the speaker's own matters, and not at all for anybody else's."""
    own, others = seen("My way is past hazards without a word.", "They walk without a word.")
    assert not own.signs
    assert -AT_MOST <= own.lean < 0
    assert others.lean == 0


def test_no_sentence_is_seen_where_none_was_said() -> None:
    """An answer without words has no passages."""
    assert seen() == []
