"""What interviewers ask about is heard in the many ways in which they say it."""

import pytest

from answer_eval.segment import segment
from answer_eval.segment._phrases import Phrases
from answer_eval.segment._topics import topics
from answer_eval.similarity import words_of
from interviewing import guide_of, spoken

NAMES = list(topics())
PHRASES = Phrases(tuple(topics().values()))


def heard(text: str) -> set[str]:
    """Return the names of a text's topics."""
    return {NAMES[at] for at in PHRASES.found(words_of(text))}


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("When did you last mess something up?", "mistake"),
        ("Who don't you see eye to eye with?", "conflict"),
        ("She wasn't pleased with it.", "upset"),
        ("When did a guest give you a really hard time?", "upset"),
        ("Have you had to bring people round to a plan?", "persuasion"),
        ("Somebody you took under your wing?", "training_others"),
        ("What comes first when the phones all ring?", "priority"),
        ("One of the drivers keeps turning up late.", "lateness"),
        ("How do you switch off after a day like that?", "wellbeing"),
        ("When were you last up to your neck in it?", "pressure"),
        ("What came to nothing in spite of all you did?", "setback"),
        ("Who pulled you up on something, and how was that?", "feedback_taken"),
        ("When did you have to take somebody aside?", "feedback_given"),
        ("Two cooks are at each other's throats.", "between_others"),
        ("How would you put inflation to a ten year old?", "explaining"),
        ("When did you have to put your foot down?", "refusal"),
        ("What have you got off the ground off your own bat?", "initiative"),
        ("When did you stick your head above the parapet?", "courage"),
        ("What makes you tick?", "motivation"),
        ("Why are you after something new?", "leaving"),
        ("What drew you to us?", "attraction"),
        ("Do you let go of things easily, or do it all yourself?", "delegation"),
        ("One of the crew doesn't pull his weight.", "underperformance"),
        ("There are eight couples and we're fully booked.", "overbooking"),
        ("Somebody keels over by the coffee machine.", "emergency"),
        ("The till is short by a tenner again.", "cash"),
        ("Do you mind being in the building all by yourself?", "night_alone"),
        ("How would you know that it worked?", "metrics"),
        ("On Friday you were mates, on Monday you were promoted.", "promoted"),
    ],
)
def test_a_topic_is_heard_in_idiom(said: str, topic: str) -> None:
    """Whatever the words."""
    assert topic in heard(said)


@pytest.mark.parametrize(
    ("said", "topic", "other"),
    [
        ("Who told you off, and what for?", "feedback_taken", "feedback_given"),
        ("How do you give somebody honest feedback?", "feedback_given", "feedback_taken"),
        ("Which colleague rubs you up the wrong way?", "conflict", "upset"),
        ("A guest wasn't happy with the room.", "upset", "conflict"),
        ("How do you motivate your team?", "motivating_others", "motivation"),
        ("Who showed up late?", "lateness", "deadline"),
        ("What do you want to be in ten years' time?", "future", "deadline"),
    ],
)
def test_neighbours_stay_apart(said: str, topic: str, other: str) -> None:
    """A guide tends to hold both."""
    assert topic in heard(said)
    assert other not in heard(said)


@pytest.mark.parametrize(
    "said",
    [
        "What did you do then?",
        "And how was that for you?",
        "What would you do?",
        "Could you tell me a bit more about it?",
        "So who else was there?",
        "And in the end?",
    ],
)
def test_light_words_make_no_topic(said: str) -> None:
    """They are said of anything."""
    assert not heard(said)


def test_phrases_are_written_as_words_are_read() -> None:
    """In lower case, each word as it is found in a text, none twice in a place."""
    for lines in topics().values():
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
