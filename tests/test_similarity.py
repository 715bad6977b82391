"""Texts are compared by meaning and by letters, always with the same numbers."""

import re
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import answer_eval.similarity as package
from answer_eval.similarity import Similarity, load_similarity, words_of
from answer_eval.similarity._vectors import load_tokens
from interviewing import QUESTIONS, TRAINING

TEXTS = ["How do you handle pressure?", "What do you do under stress?", "The soup was cold.", "..."]


@pytest.fixture(params=["words", "letters"])
def similarity(request: pytest.FixtureRequest) -> Similarity:
    """With word vectors, and without."""
    return Similarity(load_tokens() if request.param == "words" else None)


def test_a_text_is_like_itself_and_nothing_is_like_no_words(similarity: Similarity) -> None:
    """Cosines are 1 and 0."""
    alike = similarity.compare(TEXTS, TEXTS)
    for part in (alike.meaning, alike.letters):
        assert np.allclose(np.diagonal(part)[:3], 1, atol=1e-5)
        assert (part[3] == 0).all()
        assert np.allclose(part, part.T, atol=1e-5)
    assert (alike.mean <= 1.0001).all()


def test_meaning_is_heard_through_other_words() -> None:
    """Stress is nearer to pressure than cold soup is."""
    meaning = load_similarity().compare(TEXTS[1:3], TEXTS[:1]).meaning[:, 0]
    assert meaning[0] > meaning[1]


def test_without_word_vectors_letters_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where wordllama isn't installed nothing is loaded, and the name says so."""
    monkeypatch.setitem(sys.modules, "wordllama", None)
    tokens = load_tokens()
    assert tokens is None
    assert Similarity(tokens).name == "ngrams"


def test_no_texts_are_no_rows(similarity: Similarity) -> None:
    """Empty on either side."""
    assert similarity.compare([], TEXTS).meaning.shape == (0, 4)
    assert similarity.compare(TEXTS, []).letters.shape == (4, 0)


def test_a_full_vocabulary_is_begun_anew(
    similarity: Similarity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers stay."""
    before = similarity.compare(TEXTS, TEXTS)
    monkeypatch.setattr(package, "VOCABULARY_LIMIT", 3)
    after = similarity.compare(TEXTS, TEXTS)
    assert (before.meaning == after.meaning).all()
    assert (before.letters == after.letters).all()


def test_what_was_read_before_changes_no_bit(similarity: Similarity) -> None:
    """Sums are rounded alike whatever the order in which words were met first."""
    texts = [f"{text} {other}" for text in (*QUESTIONS.values(), TRAINING) for other in TEXTS]
    fresh = similarity.compare(texts, texts)
    used = Similarity(load_tokens() if similarity.name.startswith("wordllama") else None)
    used.read([sorted(words_of(" ".join(texts)), reverse=True)])
    again = used.compare(texts, texts)
    assert (fresh.meaning == again.meaning).all()
    assert (fresh.letters == again.letters).all()


def test_uptake_finds_each_word_of_the_target(similarity: Similarity) -> None:
    """A long text that has all its words takes it up whole; runs are taken as one text."""
    said = similarity.read([words_of("I was at the sea"), words_of("under great pressure, yes")])
    wanted = similarity.read([words_of("handle pressure"), []])
    runs = np.array([[0, 1], [0, 2], [1, 1]])
    taken = similarity.uptake(said, runs, wanted)
    assert taken.shape == (3, 2)
    assert taken[1, 0] > taken[0, 0]
    assert (taken[2] == 0).all()
    assert (taken[:, 1] == 0).all()


CHARACTERS = "aZé9'’_ -.,?\n\t"  # noqa: RUF001  as phones write apostrophes


@given(st.text(alphabet=st.sampled_from(CHARACTERS), max_size=30))
def test_words_are_letters_and_digits_with_apostrophes_inside(text: str) -> None:
    """The quick way for plain text finds what the expression does."""
    plain = text.lower().replace("’", "'")  # noqa: RUF001  as above
    assert words_of(text) == re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain)
