"""An answer with holes or loops is flagged, an ordinary one isn't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.hearing import WORDS_A_GAP, is_poorly_heard

STORY = (
    "A customer rang about a parcel that had gone missing, so I asked what was in it and when "
    "it was due, called the depot while she waited, and found it on the wrong shelf. "
)


@pytest.mark.parametrize(
    "text",
    [
        "So I [inaudible] and then she [inaudible 00:01:02] the whole refund, no, very happy.",
        "I told him (crosstalk) and <unintelligible> after that it was fine.",
        "We ??? the order and ??? again.",
        "Ich habe die R\ufffdckgabe gepr\ufffdft und dann angerufen.",
        STORY + "Thank you. Thank you. Thank you. Thank you. Thank you. Thank you.",
        STORY + "and I was like " * 6,
    ],
)
def test_holes_and_loops_are_told(text: str) -> None:
    """Marks of transcribers, lost letters, and recognition that went round in circles."""
    assert is_poorly_heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,
        STORY + "[inaudible] " + STORY,
        "No, no, no, that is not what happened, I said very, very clearly what it would cost.",
        "What? Really?? That's what I asked him.",
        "I wrote unclear in the notes, because the audio of the call was inaudible.",
    ],
)
def test_ordinary_speech_is_left_alone(text: str) -> None:
    """One gap in a long answer, repetition for emphasis, and the words themselves."""
    assert not is_poorly_heard(text)


@given(st.integers(0, 5), st.integers(1, 300))
def test_gaps_count_by_the_length(gaps: int, words: int) -> None:
    """More gaps than one in so many words, and not before."""
    spoken = [f"w{number}" for number in range(words)]
    text = " ".join([*spoken, *["[inaudible]"] * gaps])
    looping = gaps >= 5
    assert is_poorly_heard(text) == (gaps * WORDS_A_GAP > words + gaps or looping)
