"""What holds of any transcript at all: a role for every turn, never an exception, no favourites."""

from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.roles import assign_roles
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from roles.dialogues import ASKED

SAID = st.sampled_from(
    (
        *ASKED,
        "I told her that I was sorry.",
        "Did it work?",
        "Yes.",
        "Mm-hm.",
        "How big is the team?",
        "We are nine, and I lead it.",
        "Thanks for coming in.",
        "I see",
        "¿",
        "我很高兴",
        "I had a queue and I rang them all myself before I went home that night. " * 3,
    )
)
LABEL = st.sampled_from(("", "A", "Sam", "Sam's iPhone", "Speaker 1", "Interviewer", "Notetaker"))
LINES = st.lists(st.tuples(LABEL, SAID | st.text(max_size=30)), max_size=16)
QUESTIONS = st.sampled_from(([], ASKED))


def spoken(lines: list[tuple[str, str]]) -> Transcript:
    """Build a transcript."""
    return transcript_of([Utterance(*line) for line in lines], "text")


@given(LINES, QUESTIONS)
@settings(max_examples=150, deadline=None)
def test_every_turn_has_one_role_and_every_word_its_place(
    lines: list[tuple[str, str]], questions: list[str]
) -> None:
    """Nothing is raised, lost or doubled, and the numbering holds."""
    transcript = spoken(lines)
    roles = assign_roles(transcript, questions)
    turns = roles.transcript.turns
    assert [turn.index for turn in turns] == list(range(len(turns)))
    assert all(isinstance(turn.role, Role) for turn in turns)
    assert 0 <= roles.confidence <= 1
    assert not roles.uncertain or roles.warnings
    before = " ".join(turn.text for turn in transcript.turns)
    assert " ".join(" ".join(turn.text for turn in turns).split()) == " ".join(before.split())
    for turn in turns:
        assert all(0 <= piece.start_char < piece.end_char for piece in turn.pieces)
        assert turn.pieces[-1].end_char == len(turn.text)


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_turns_are_numbered_alike_with_and_without_a_guide(lines: list[tuple[str, str]]) -> None:
    """So that evidence found with a guide stands where `read` shows it."""
    transcript = spoken(lines)
    plain, guided = (assign_roles(transcript, questions).transcript for questions in ([], ASKED))
    assert [(turn.index, turn.text) for turn in plain.turns] == [
        (turn.index, turn.text) for turn in guided.turns
    ]


@given(
    st.lists(st.tuples(st.integers(0, 3), SAID), max_size=16), QUESTIONS, st.permutations(range(4))
)
@settings(max_examples=100, deadline=None)
def test_labels_that_say_nothing_change_nothing(
    lines: list[tuple[int, str]], questions: list[str], order: list[int]
) -> None:
    """Speakers called by other numbers get the same roles, with the same confidence."""
    one = assign_roles(spoken([(f"Speaker {who}", text) for who, text in lines]), questions)
    other = assign_roles(spoken([(f"spk_{order[who]}", text) for who, text in lines]), questions)
    assert [turn.role for turn in one.transcript.turns] == [
        turn.role for turn in other.transcript.turns
    ]
    assert (one.confidence, one.uncertain) == (other.confidence, other.uncertain)
