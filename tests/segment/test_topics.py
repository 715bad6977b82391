"""What interviewers ask about is heard in the many ways in which they say it."""

import pytest

from answer_eval.segment import segment
from answer_eval.segment._formulas import TOPICS
from answer_eval.segment._phrases import Phrases
from answer_eval.similarity import words_of
from interviewing import guide_of, spoken

NAMES = list(TOPICS)
PHRASES = Phrases(tuple(TOPICS.values()))


def heard(text: str) -> set[str]:
    """Return the names of a text's topics."""
    return {NAMES[at] for at in PHRASES.found(words_of(text))}


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("When did you last mess something up?", "mistake"),
        ("Who don't you see eye to eye with?", "conflict"),
        ("She wasn't pleased with it.", "upset"),
        ("Have you had to bring people round to a plan?", "persuasion"),
        ("Somebody you took under your wing?", "training"),
        ("What comes first when the phones all ring?", "priority"),
    ],
)
def test_a_topic_is_heard_in_idiom(said: str, topic: str) -> None:
    """Whatever the words."""
    assert topic in heard(said)


def test_phrases_are_written_as_words_are_read() -> None:
    """In lower case, each word as it is found in a text, none twice in a place."""
    for lines in TOPICS.values():
        for line in filter(str.strip, lines.splitlines()):
            for slot in line.split():
                words = slot.split("|")
                assert all(words_of(word) == [word] for word in words), slot
                assert len(set(words)) == len(words), slot


def test_a_question_in_other_words_is_found_by_its_topic() -> None:
    """Two of the guide's, neither sharing a word with how it is put."""
    guide = guide_of(
        {
            "error": "Tell me about a mistake you made.",
            "priorities": "How do you set priorities?",
        }
    )
    lines = (
        "I: Hello, I'm Ann.",
        "C: Hello.",
        "I: So what's on top when several things shout at you?",
        "C: Whatever has somebody waiting at a door. I write the rest on a card for the evening.",
        "I: Okay. And when did you last mess up?",
        "C: I sent a pallet to the wrong town in May. I rang the driver and he turned round.",
    )
    found = {each.question: each.turns for each in segment(spoken(*lines), guide).answers}
    assert found == {"priorities": (3,), "error": (5,)}
