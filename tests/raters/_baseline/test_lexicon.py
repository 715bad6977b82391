"""The word lists: inflected by rule, each word on one side."""

import re

import pytest

from answer_eval.raters._baseline.lexicon import ATTITUDES, DEEDS, PHRASES, WRONGS


@pytest.mark.parametrize(
    "form",
    [
        "asked",
        "asking",
        "explained",
        "clarified",
        "clarifying",
        "planned",
        "planning",
        "organised",
        "followed_up",
        "checked",
        "following_up",
        "made_sure",
        "shared",
        "solving",
        "double-checked",
    ],
)
def test_verbs_are_inflected(form: str) -> None:
    """Only a verb's first part is; irregular forms are listed."""
    assert form in DEEDS


def test_no_word_is_both_credited_and_held_against() -> None:
    """A word that stood on two sides would mean whatever comes last."""
    assert not DEEDS & WRONGS
    assert not ATTITUDES & WRONGS


@pytest.mark.parametrize("name", PHRASES)
def test_phrases_are_lower_case_patterns_that_match_something(name: str) -> None:
    """Sentences are lowered before they are compared; an empty alternative would match all."""
    words = PHRASES[name].replace("\\w", "")
    assert words == words.lower()
    assert re.fullmatch(PHRASES[name], "") is None
