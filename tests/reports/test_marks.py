"""A turn's text is cut where quotes begin and end, and loses nothing by it."""

from hypothesis import given
from hypothesis import strategies as st

from answer_eval.evidence import Polarity
from answer_eval.reports._marks import Mark, Piece, pieces


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """Draw a text and marks in it, which may overlap, touch and repeat."""
    text = draw(st.text(min_size=1, max_size=40))
    marks = list[Mark]()
    for number in range(1, draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(start, end, number, 1, draw(st.sampled_from(Polarity))))
    return text, marks


@given(marked())
def test_pieces_joined_are_the_text(case: tuple[str, list[Mark]]) -> None:
    """No character is lost, doubled or moved."""
    text, marks = case
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(marked())
def test_every_mark_is_whole(case: tuple[str, list[Mark]]) -> None:
    """The pieces that carry a mark are its characters, from where it begins to where it ends."""
    text, marks = case
    cut = list(pieces(text, marks))
    for mark in marks:
        carrying = [piece for piece in cut if mark in piece.marks]
        assert "".join(piece.text for piece in carrying) == text[mark.start : mark.end]
        assert [mark in piece.begins for piece in carrying].index(True) == 0
        assert [mark in piece.ends for piece in carrying].index(True) == len(carrying) - 1


def test_a_text_without_marks_is_one_piece() -> None:
    """Nothing is cut for nothing."""
    assert list(pieces("as said", [])) == [Piece("as said")]


def test_an_empty_text_has_no_pieces() -> None:
    """There is nothing to show of it."""
    assert list(pieces("", [])) == []


def test_words_quoted_for_both_anchors_say_so() -> None:
    """The overlap of a positive and a negative quote has a tone of its own."""
    marks = [Mark(0, 6, 1, 1, Polarity.POSITIVE), Mark(3, 9, 2, 1, Polarity.NEGATIVE)]
    assert [piece.tone for piece in pieces("abcdefghi", marks)] == ["positive", "both", "negative"]
