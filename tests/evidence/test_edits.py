"""Edits within the bound are found; none that turns what was said, and nothing that wasn't."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.evidence import Evidence, Match, Polarity, Quote, locate, locate_all
from answer_eval.evidence._meaning import EDITED
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

SAID = (
    "Well, I asked the customer what had gone wrong and then I called the warehouse twice. "
    "I never promised her a refund. We had thirty complaints that week and I answered all of them. "
    "She was not happy with the first offer so I made a better one before the evening."
)


def said(*texts: str, interviewer: str = "Why?") -> Transcript:
    """Build a transcript in which the candidate says these texts, a turn each."""
    lines = [
        line for text in texts for line in (Utterance("Ira", interviewer), Utterance("Cy", text))
    ]
    roles = {"Cy": Role.CANDIDATE, "Ira": Role.INTERVIEWER}
    return transcript_of(lines, "text").with_roles(roles)


def match(text: str, transcript: Transcript | None = None) -> Match:
    """Return how a quote is found in the candidate's answer."""
    heard = transcript or said(SAID)
    turns = range(1, len(heard.turns), 2)
    return locate(Quote(Polarity.POSITIVE, text), heard, tuple(turns)).match


@pytest.mark.parametrize(
    "quote",
    [
        "I ask the customer what had gone wrong",
        "I asked the customer what went wrong and then called the warehouse twice",
        "I, um, asked the customer what had just gone wrong",
        "We had 30 complaints that week and I answered each of them",
        "then I rang the warehouse twice. I never promised her a refund",
        "then I called the warehouse twice, I asked the customer what had gone wrong",
    ],
)
def test_misheard_edited_and_rearranged_words_are_found(quote: str) -> None:
    """A slip, a word left out, put in or exchanged, fillers, numerals, clauses swapped."""
    assert match(quote) is not Match.UNLOCATED


@pytest.mark.parametrize(
    "quote",
    [
        "I promised her a refund that very week",
        "I always promised her a refund",
        "We had forty complaints that week and I answered all of them",
        "We had 3 complaints that week and I answered all of them",
        "She was happy with the first offer so I made a better one",
        "She was unhappy with the first offer so I made a better one",
        "I asked the customer what had not gone wrong and then I called",
        "She asked the customer what had gone wrong",
        "I would ask the customer what had gone wrong",
        "so I made a worse one before the evening",
        "I made a better one after the evening",
        "I called a lawyer twice and then went home early",
    ],
)
def test_no_edit_turns_what_was_said(quote: str) -> None:
    """Negations, numbers, persons, wishes and opposites stay, or the quote isn't evidence."""
    assert match(quote) is Match.UNLOCATED


def test_a_contraction_is_not_cut_in_two() -> None:
    """\u201cI can\u201d and \u201cI did\u201d aren't what somebody says who can't and didn't."""
    heard = said("I can't lie and I didn't ask her.")
    assert match("I can", heard) is Match.UNLOCATED
    assert match("I did", heard) is Match.UNLOCATED
    assert match("I did not ask her", heard) is Match.NORMALISED


def test_a_number_is_not_cut_in_two() -> None:
    """Twenty-five people aren't twenty."""
    assert match("I trained twenty", said("I trained twenty-five people")) is Match.UNLOCATED


def test_what_an_interviewer_says_to_the_letter_is_theirs() -> None:
    """The candidate said nearly the same; the quote is the interviewer's nevertheless."""
    heard = said("I did ask her what she needed.", interviewer="Did you ask her what she needed?")
    assert match("Did you ask her what she needed", heard) is Match.MISATTRIBUTED


@pytest.mark.parametrize("length", [1, 5, 20, 160, 1000])
def test_no_absent_quote_is_located_however_long(length: int) -> None:
    """Common words in an order that nobody said them in."""
    words = sorted(set(SAID.lower().replace(".", "").replace(",", "").split()))
    shuffled = random.Random(length)  # noqa: S311  no secret
    quote = " ".join(f"{shuffled.choice(words)} otter" for _ in range(length))
    assert match(quote) is Match.UNLOCATED


def test_a_repeated_phrase_is_the_one_nearest_to_its_neighbours() -> None:
    """Beside another part of the quote, else beside the judgement's other quote."""
    heard = said("I rang her. It was Monday. We met. It was late and I rang her. Then I left.")
    turn = heard.turns[1].text
    both = Quote(Polarity.POSITIVE, "It was late \u2026 I rang her")
    parts = locate(both, heard, (1,)).parts
    assert [span.start_char for span in parts] == [turn.index("It was late"), turn.rindex("I rang")]
    quotes = [Quote(Polarity.POSITIVE, text) for text in ("I rang her", "Then I left")]
    first, _ = locate_all(quotes, heard, (1,))
    assert first.parts[0].start_char == turn.rindex("I rang")
    assert locate(quotes[0], heard, (1,)).parts[0].start_char == 0


letters = st.text("bcdfghklmpqrstvwxz", min_size=4, max_size=9)
spoken = st.lists(letters, min_size=12, max_size=60, unique=True)


@given(spoken, st.data())
def test_edits_up_to_the_bound_are_found(words: list[str], data: st.DataObject) -> None:
    """Any cut of enough words, with a word put in or left out for every EDITED of it."""
    start = data.draw(st.integers(0, len(words) - 8))
    cut = words[start : start + data.draw(st.integers(8, 24))]
    quote = list(cut)
    for _ in range((len(cut) - 1) // (EDITED + 1)):
        at = data.draw(st.integers(0, len(quote) - 1))
        if data.draw(st.booleans()):
            quote.insert(at, "otter")
        else:
            quote.pop(at)
    heard = said(" ".join(words))
    located = locate(Quote(Polarity.POSITIVE, " ".join(quote)), heard, (1,))
    assert isinstance(located, Evidence)


@given(spoken, st.lists(st.text("aeiouy", min_size=2, max_size=7), min_size=1, max_size=200))
def test_text_that_shares_no_word_is_never_found(words: list[str], quote: list[str]) -> None:
    """Whatever its length."""
    assert match(" ".join(quote), said(" ".join(words))) is Match.UNLOCATED


@given(spoken, st.data())
def test_case_punctuation_and_spaces_do_not_matter(words: list[str], data: st.DataObject) -> None:
    """A cut in capitals, with commas, dashes and a cut through two turns, is found whole."""
    middle = len(words) // 2
    heard = said(" ".join(words[:middle]), " ".join(words[middle:]))
    start = data.draw(st.integers(0, middle - 1))
    end = data.draw(st.integers(middle + 1, len(words)))
    joints = data.draw(
        st.lists(st.sampled_from([" ", ", ", " \u2013 ", "  "]), min_size=end, max_size=end)
    )
    quote = "".join(
        f"{word.upper()}{joint}" for word, joint in zip(words[start:end], joints, strict=False)
    )
    located = locate(Quote(Polarity.POSITIVE, quote), heard, (1, 3))
    assert isinstance(located, Evidence)
    assert [span.turn for span in located.parts] == [1, 3]
    found = " ".join(heard.words(span) for span in located.parts).lower().split()
    assert found == words[start:end]
