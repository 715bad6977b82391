"""Labels that change owners are found by what is said; turns of two people are cut in two."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.roles import Roles, _cuts, assign_roles
from answer_eval.roles._swaps import likely_kept
from answer_eval.transcript import Role, Utterance, transcript_of
from roles.dialogues import ASKED, INTERVIEW, Lines, spoken

EXCHANGED = {"I": "C", "C": "I"}
QUESTIONS = (
    ("I", "Do you have any questions for us?"),
    ("C", "Yes, are there night shifts?"),
    ("I", "No nights. Eight till four, and I'd want you in on one Saturday a month."),
    ("C", "That suits me. And who would I be working with?"),
    ("I", "With Ada and me. I run the counter, she does the post."),
)


def exchanged(lines: Lines, start: int, end: int = 99) -> Lines:
    """Swap the labels of these lines."""
    return [
        (EXCHANGED.get(who, who) if start <= at < end else who, text)
        for at, (who, text) in enumerate(lines)
    ]


def told(lines: Lines, *, guide: bool = True, candidate: str = "") -> Roles:
    """Tell the roles."""
    return assign_roles(spoken(lines, {"I": "Ira", "C": "Cy"}), ASKED if guide else (), candidate)


def roles_of(roles: Roles, lines: Lines) -> list[Role]:
    """Return the role of each line, found by its own words; each is within one turn."""
    turns = roles.transcript.turns
    return [next(turn.role for turn in turns if text in turn.text) for _, text in lines]


def true_roles(lines: Lines) -> list[Role]:
    """Return the role that each line of C or I has."""
    return [Role.CANDIDATE if who == "C" else Role.INTERVIEWER for who, _ in lines]


@pytest.mark.parametrize("guide", [True, False])
def test_swapped_and_back_again(guide: bool) -> None:
    """Both turns are named."""
    lines = [*INTERVIEW[:-2], *INTERVIEW[2:]]
    roles = told(exchanged(lines, 7, 15), guide=guide)
    assert roles_of(roles, lines[:-2]) == true_roles(lines[:-2])
    seem = [each for each in roles.warnings if "seem" in each]
    assert ["seem swapped" in each for each in seem] == [True, False]


def test_nothing_is_punctuated() -> None:
    """A turn of two people is cut where the recorder began a new line."""
    bare = [(who, text.lower().translate(str.maketrans("", "", ".,?"))) for who, text in INTERVIEW]
    roles = told(exchanged(bare, 7))
    assert roles_of(roles, bare[:-2]) == true_roles(bare[:-2])
    assert any("seem swapped" in each for each in roles.warnings)


def test_one_of_a_panel_is_swapped_with_the_candidate() -> None:
    """The other interviewer's label stays what it is."""
    asking = {0: "Ana", 4: "Ana", 8: "Ana"}
    lines = [(asking.get(at, who), text) for at, (who, text) in enumerate(INTERVIEW)]
    roles = told(exchanged(lines, 9))
    assert roles_of(roles, INTERVIEW[:-2]) == true_roles(INTERVIEW[:-2])


@pytest.mark.parametrize("guide", [True, False])
def test_candidates_questions_are_no_swap(guide: bool) -> None:
    """At the end the candidate asks and the interviewer tells, under their own labels."""
    lines = [*INTERVIEW[:-2], *QUESTIONS, *INTERVIEW[-2:]]
    roles = told(lines, guide=guide)
    assert not roles.uncertain
    assert roles.warnings == ()
    assert [turn.text for turn in roles.transcript.turns] == [
        turn.text for turn in spoken(lines, {}).turns
    ]


@pytest.mark.parametrize("line", range(2, len(INTERVIEW) - 2))
def test_a_single_line_never_swaps_the_rest(line: int) -> None:
    """One line of either under the other's label; every line apart from it keeps its role."""
    roles = told(exchanged(INTERVIEW, line, line + 1))
    true = true_roles(INTERVIEW)
    for at, each in enumerate(roles_of(roles, INTERVIEW)):
        if abs(at - line) > 1:
            assert each is true[at]


def test_a_question_of_the_guide_in_the_candidates_turn_is_told() -> None:
    """It is left as it is labelled, with a warning that names the turn."""
    roles = told(exchanged(INTERVIEW, 6, 7))
    assert any("puts a question of the guide" in each for each in roles.warnings)


def test_the_question_repeated_is_no_other_speaker() -> None:
    """Candidates say what they were asked."""
    echo = "How do you decide what to do first when everything is urgent, you ask? I write it down."
    lines = [("C", echo) if at == 7 else line for at, line in enumerate(INTERVIEW)]
    assert told(lines).warnings == ()


@pytest.mark.parametrize("start", range(3, 11))
def test_turns_have_the_same_numbers_whatever_is_known(start: int) -> None:
    """With a guide, without one, and with the candidate named."""
    lines = exchanged(INTERVIEW, start)
    known = [told(lines), told(lines, guide=False), told(lines, candidate="cy")]
    assert len({tuple(turn.text for turn in each.transcript.turns) for each in known}) == 1


def test_a_named_candidate_keeps_the_label_where_it_is_swapped() -> None:
    """Whatever is cut: a person's word counts, and a warning says what speaks against it."""
    roles = told(exchanged(INTERVIEW, 7), candidate="Cy")
    assert {(turn.speaker, turn.role) for turn in roles.transcript.turns} == {
        ("Cy", Role.CANDIDATE),
        ("Ira", Role.INTERVIEWER),
    }
    assert roles.uncertain


def test_halves_of_a_turn_have_the_times_of_their_own_words() -> None:
    """Where the cut falls between two pieces, each has its own."""
    lines = exchanged(INTERVIEW, 7)
    said = [Utterance(who, text) for who, text in lines]
    parted = assign_roles(transcript_of(said, "text"), ()).transcript
    for turn in parted.turns:
        assert turn.pieces[0].start_char == 0
        assert turn.pieces[-1].end_char == len(turn.text)


LIKELIHOOD = st.lists(st.floats(-5, 5), min_size=4, max_size=4)


@given(st.lists(st.tuples(LIKELIHOOD, st.booleans()), min_size=1, max_size=30))
def test_the_other_label_sees_the_mirror_image(turns: list[tuple[list[float], bool]]) -> None:
    """How likely labels are kept is one minus how likely they are with labels exchanged."""
    likelihoods, labelled = (
        np.array([each for each, _ in turns]),
        np.array([own for _, own in turns]),
    )
    halves = np.full((len(turns), 2), -np.inf)
    kept = likely_kept(likelihoods, halves, labelled)
    assert np.allclose(kept, 1 - likely_kept(likelihoods, halves, ~labelled))
    assert ((kept >= 0) & (kept <= 1)).all()


def test_labels_that_swap_all_the_time_are_left_for_a_person() -> None:
    """Who speaks can't be told from them; they keep their roles, and are to be checked."""
    talk = [*INTERVIEW[2:12]] * 6
    lines = [
        line for at in range(6) for line in exchanged(talk[at * 10 : at * 10 + 10], at % 2 * 99)
    ]
    assert told(lines).uncertain


def test_a_very_long_turn_is_tried_at_few_places() -> None:
    """The place where it changes owners is among them, however many sentences it has."""
    told = "I went to the shop that day and I sold my boat. " * 300
    asked = "Now tell me about a time when you failed. What did you do? " * 3
    turns = transcript_of([Utterance("A", "Hello."), Utterance("B", told + asked)], "x").turns
    places = [place for place, *_ in _cuts._halves(turns, 1)]  # noqa: SLF001  measured by its places
    assert len(places) == _cuts.MOST_CUTS
    assert len(told) in places
