"""Phrases are found in many texts at once as they are in one at a time."""

from hypothesis import given
from hypothesis import strategies as st

from answer_eval._phrase_lists import slots_of
from answer_eval.segment._lexicon import Lexicon
from answer_eval.segment._phrases import Phrases
from answer_eval.segment._topics import topics
from answer_eval.similarity import Similarity, words_of

WORDS = st.sampled_from(["go", "back", "to", "the", "inn", "sea"])
SLOT = st.lists(WORDS, min_size=1, max_size=2, unique=True).map("|".join)
LINE = st.lists(SLOT, min_size=1, max_size=4).map(" ".join)
LISTS = st.lists(st.lists(LINE, max_size=3).map("\n".join), max_size=3)
TEXTS = st.lists(st.lists(WORDS, max_size=8), max_size=4)


def found_at_once(lists: list[str], texts: list[list[str]]) -> list[set[int]]:
    """Return the lists of which a phrase stands in each text."""
    shown = Lexicon(lists).found(Similarity().read(texts))
    return [{int(each) for each in row.nonzero()[0]} for row in shown]


@given(LISTS, TEXTS)
def test_a_lexicon_finds_what_phrases_find(lists: list[str], texts: list[list[str]]) -> None:
    """Whatever the lists, empty ones too; no phrase goes on from one text into the next."""
    assert found_at_once(lists, texts) == [Phrases(lists).found(each) for each in texts]


def test_the_words_of_a_place_stand_for_each_other() -> None:
    """All of a phrase must stand there, in order and at once."""
    lists = ["go|come back to", "inn"]
    texts = ["come back to us", "go to the back", "back to", "the inn", "come back"]
    found = found_at_once(lists, [words_of(each) for each in texts])
    assert found == [{0}, set(), set(), {1}, set()]


def test_a_phrase_of_two_words_or_more_can_begin_a_piece() -> None:
    """A single word begins nothing, nor does what stands later."""
    phrases = Phrases(["go back to\ninn", "back to"])
    assert phrases.begin(["go", "back", "to", "it"], 0)
    assert not phrases.begin(["go", "back", "to", "it"], 1)
    assert not phrases.begin(["go", "back"], 0)
    assert not phrases.begin(["inn", "at"], 0)
    assert not phrases.begin(["go"], 0)
    assert not phrases.begin([], 0)


def test_every_topic_is_heard_in_each_of_its_phrases() -> None:
    """As the first words of its places tell it."""
    lists = [*topics().values()]
    said = [(kind, slots) for kind, lines in enumerate(lists) for slots in slots_of(lines)]
    found = found_at_once(lists, [[min(slot) for slot in slots] for _, slots in said])
    assert all(kind in heard for (kind, _), heard in zip(said, found, strict=True))
