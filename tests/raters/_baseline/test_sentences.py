"""The candidate's sentences, verbatim."""

from hypothesis import given
from hypothesis import strategies as st

from answer_eval.fence import Line
from answer_eval.raters._baseline.sentences import LONGEST, SHORTEST, sentences
from answer_eval.transcript import Role


def spoken(*texts: str) -> list[str]:
    """Return the sentences of a candidate's turns."""
    return sentences([Line(at, Role.CANDIDATE, text) for at, text in enumerate(texts)])


def test_sentences_end_at_stops_and_line_breaks() -> None:
    """Closing quotes go with their sentence; a stop within a number or a word ends nothing."""
    assert spoken("I said “no.” She left… Was it 4.5 per cent? Yes!\nThen example.org") == [
        "I said “no.”",
        "She left…",
        "Was it 4.5 per cent?",
        "Yes!",
        "Then example.org",
    ]


def test_abbreviations_end_nothing() -> None:
    """Titles and initials go on; a short word with an apostrophe is no initial."""
    assert spoken("Dr. Lee and J. Smith came. I didn't. We waited.") == [
        "Dr. Lee and J. Smith came.",
        "I didn't.",
        "We waited.",
    ]


def test_each_sentence_is_there_once() -> None:
    """Said twice, in whatever case, it is one."""
    assert spoken("I asked. I ASKED.", "i  asked.") == ["i  asked."]


def test_only_the_candidate_is_heard() -> None:
    """Interviewers and others are left out."""
    lines = [Line(0, Role.INTERVIEWER, "I asked."), Line(1, Role.OTHER, "I heard.")]
    assert sentences([*lines, Line(2, Role.CANDIDATE, "I said.")]) == ["I said."]


def test_a_run_without_stops_is_cut_at_its_joints() -> None:
    """Recorders drop stops: pieces start at `and`, `so`, … and none is a mere scrap."""
    run = " ".join(["so I rang them and told them that it would be late"] * 6)
    pieces = spoken(run)
    assert len(pieces) > 1
    assert all(SHORTEST <= len(piece.split()) <= LONGEST for piece in pieces)
    assert all(piece.split()[0] in {"so", "and"} for piece in pieces)


@given(st.lists(st.text(alphabet=st.sampled_from("ab .!?…\n'”andso,"), max_size=400), max_size=3))
def test_every_sentence_stands_in_a_turn(texts: list[str]) -> None:
    """Character for character, without space around it, and with something said in it."""
    for sentence in spoken(*texts):
        assert any(sentence in text for text in texts)
        assert sentence == sentence.strip()
        assert any(character.isalnum() for character in sentence)
