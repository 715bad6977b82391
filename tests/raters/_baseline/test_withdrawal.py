"""What a candidate takes back, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.raters._baseline.conduct import read_signs
from answer_eval.raters._baseline.withdrawal import taken_back

TOLD = ("I asked her what she needed.", "I explained the form and she thanked me.")


def taken(*sentences: str) -> list[str]:
    """Return the words that take back each sentence."""
    return taken_back(sentences, [read_signs(each) for each in sentences])


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("But in the end I didn't do it.", "didn't do it"),
        ("I didn't, in the end.", "i didn't"),
        ("In truth none of this happened.", "none of this happened"),
        ("That isn't what happened.", "that isn't what happened"),
        ("It was my neighbour who did everything.", "it was my neighbour who did everything"),
        ("I made all of it up.", "i made all of it up"),
        ("Nothing came of it.", "nothing came of it"),
        ("I only heard about it.", "only heard about it"),
        ("Then I lost my nerve.", "lost my nerve"),
    ],
)
def test_a_story_is_taken_back_by_its_end(sentence: str, words: str) -> None:
    """All that was told before, and the words for it are kept."""
    assert taken(*TOLD, sentence) == [words, words, words]


@pytest.mark.parametrize(
    "sentence",
    [
        "I didn't do it alone.",
        "At first I didn't do it.",
        "I couldn't do it, so I rang Ben.",
        "She said that none of it happened.",
        "I told them I couldn't do that.",
        "I said what I knew and what I didn't.",
        "He backed out.",
        "I almost gave up.",
        "I dropped it off that night.",
        "I let it go past and kept my voice down.",
        "I don't see it as an attack.",
        "I wanted to ring him, but I didn't.",
    ],
)
def test_what_only_sounds_like_it_takes_nothing_back(sentence: str) -> None:
    """Denied in a manner, for a time, by somebody else, or of one deed only."""
    assert taken(*TOLD, sentence) == ["", "", ""]


def test_what_is_told_later_counts_again() -> None:
    """A correction is followed by the story as it was."""
    denial = "I didn't do that."
    assert taken(TOLD[0], denial, TOLD[1]) == ["didn't do that", "didn't do that", ""]


def test_giving_up_takes_nothing_back_where_the_story_goes_on() -> None:
    """Who gives up and then asks for help has not ended with giving up."""
    assert taken(TOLD[0], "I gave up.", TOLD[1]) == ["", "", ""]


@given(
    st.lists(st.sampled_from([*TOLD, "I gave up.", "I did none of it."]) | st.text(), max_size=6)
)
def test_once_something_stands_all_after_it_stands(sentences: list[str]) -> None:
    """Taking back reaches from some sentence to the start of the answer."""
    found = list(map(bool, taken(*sentences)))
    assert len(found) == len(sentences)
    assert found == sorted(found, reverse=True)
