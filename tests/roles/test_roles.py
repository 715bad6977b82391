"""Who the candidate is: told by a label, else inferred, else admittedly unknown."""

import pytest

from answer_eval.errors import UsageError
from answer_eval.roles import ROLES_UNCERTAIN_BELOW, Roles, assign_roles
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from rating_world import GUIDE

ASKED = [question.text for question in GUIDE.questions]

TALK = (
    ("Ana", "Hello. Whom did you help lately?"),
    (
        "Ben",
        "I helped a neighbour. I carried her bags up and I asked her what else she needed.",
    ),
    ("Ana", "When did it go wrong for you?"),
    ("Ben", "I forgot her bread once, so I went back for it and I told her that I was sorry."),
)


def talk(*lines: tuple[str, str]) -> Transcript:
    """Build a transcript."""
    return transcript_of([Utterance(*line) for line in lines], "text")


def cast(roles: Roles) -> dict[str, Role]:
    """Return each speaker's role."""
    return {turn.speaker: turn.role for turn in roles.transcript.turns}


def test_who_tells_of_himself_is_the_candidate() -> None:
    """The one who asks the guide's questions interviews; it is sure enough not to be flagged."""
    roles = assign_roles(talk(*TALK), ASKED)
    assert cast(roles) == {"Ana": Role.INTERVIEWER, "Ben": Role.CANDIDATE}
    assert roles.confidence >= ROLES_UNCERTAIN_BELOW
    assert roles.warnings == ()


def test_a_label_wins_over_what_is_inferred() -> None:
    """By whole name or a part of it, in any case."""
    assert cast(assign_roles(talk(*TALK), ASKED, "ana"))["Ana"] is Role.CANDIDATE
    named = talk(("Ana Ruiz", "Hello?"), ("Ben Ode", "Hello."))
    assert cast(assign_roles(named, ASKED, "oDe"))["Ben Ode"] is Role.CANDIDATE


@pytest.mark.parametrize(("label", "said"), [("Cy", "no speaker"), ("Li", "more than one speaker")])
def test_a_label_that_fits_nobody_or_two_is_refused(label: str, said: str) -> None:
    """The error lists the speakers that there are."""
    named = talk(("Li Wu", "Hello?"), ("Li Na", "Hello."))
    with pytest.raises(UsageError, match=f"{said}.*Li Wu"):
        assign_roles(named, ASKED, label)


def test_a_panel_interviews_together() -> None:
    """Both who ask are interviewers."""
    panel = (("Ivo", "Ana will begin, and then I have questions. Shall we?"), *TALK)
    assert cast(assign_roles(talk(*panel), ASKED))["Ivo"] is Role.INTERVIEWER


@pytest.mark.parametrize("speaker", ["", "Speaker 1"])
def test_one_voice_is_no_guess(speaker: str) -> None:
    """Without a second speaker or a guide nobody is cast, and a warning says so."""
    roles = assign_roles(talk((speaker, "I helped a neighbour. Whom did you help?")), ())
    assert roles.confidence < ROLES_UNCERTAIN_BELOW
    assert set(cast(roles).values()) == {Role.OTHER}
    assert roles.warnings


def test_a_lone_candidate_says_so() -> None:
    """A one-way interview whose label names the part."""
    roles = assign_roles(talk(("Candidate", "I helped a neighbour.")), ASKED)
    assert cast(roles) == {"Candidate": Role.CANDIDATE}


def test_roles_that_are_set_stay() -> None:
    """Ready-made answers come with their roles."""
    known = talk(*TALK).with_roles({"Ana": Role.CANDIDATE, "Ben": Role.INTERVIEWER})
    assert assign_roles(known, ASKED).transcript == known


def test_several_labels_can_be_given() -> None:
    """With `;` between them, where one name doesn't fit all."""
    lines = (*TALK[:2], ("Ana", "And then?"), ("Guest 7", "I went home."))
    roles = assign_roles(talk(*lines), ASKED, "ben; guest 7")
    assert cast(roles) == {
        "Ana": Role.INTERVIEWER,
        "Ben": Role.CANDIDATE,
        "Guest 7": Role.CANDIDATE,
    }
    with pytest.raises(UsageError, match="'Gus': the transcript has 'Ana', 'Ben', 'Guest 7'"):
        assign_roles(talk(*lines), ASKED, "Ben; Gus")


def test_a_label_of_one_voice_has_all_its_turns() -> None:
    """A one-way interview: whatever sounds like a question is the candidate's too."""
    alone = talk(("Ben", "I helped a neighbour. Whom did you help? I said. So I went."))
    roles = assign_roles(alone, ASKED, "Ben")
    assert {turn.role for turn in roles.transcript.turns} == {Role.CANDIDATE}
    assert not roles.uncertain


def test_a_label_where_nobody_is_named() -> None:
    """The error says that there are no names to choose from."""
    with pytest.raises(UsageError, match="nobody by name"):
        assign_roles(talk(("", "I helped a neighbour.")), ASKED, "Ben")


def test_two_alike_are_uncertain() -> None:
    """Where both speak alike, a person is asked to look."""
    roles = assign_roles(talk(("A", "Good day to you."), ("B", "Good day to you.")), ASKED)
    assert roles.confidence < ROLES_UNCERTAIN_BELOW
    assert "check" in roles.warnings[0]
