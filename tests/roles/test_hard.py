"""Who is who where labels, manners or recorders make it hard: right, or admittedly unsure."""

import pytest

from answer_eval.roles import Roles, assign_roles
from answer_eval.transcript import Role
from roles.dialogues import ASKED, INTERVIEW, STORY, Lines, cast, spoken

LABELS = [
    ("Speaker 1", "Speaker 2"),
    ("SPEAKER_01", "SPEAKER_00"),
    ("Unknown Speaker", "Mo"),
    ("B", "A"),
    ("JD", "MK"),
    ("", "Mo"),
]


def told(lines: Lines, interviewer: str = "Ira", candidate: str = "Cy") -> Roles:
    """Tell the roles by the guide."""
    return assign_roles(spoken(lines, {"I": interviewer, "C": candidate}), ASKED)


@pytest.mark.parametrize(("interviewer", "candidate"), LABELS)
@pytest.mark.parametrize("questions", [ASKED, []])
def test_labels_that_say_nothing(interviewer: str, candidate: str, questions: list[str]) -> None:
    """What is said is enough, with and without a guide."""
    roles = assign_roles(spoken(INTERVIEW, {"I": interviewer, "C": candidate}), questions)
    assert not roles.uncertain
    assert cast(roles) == {interviewer: Role.INTERVIEWER, candidate: Role.CANDIDATE}


def test_an_interviewer_with_stories() -> None:
    """First-person accounts before two of the questions don't make a candidate."""
    lines = [
        (who, f"{STORY} {text}" if at in {4, 8} else text)
        for at, (who, text) in enumerate(INTERVIEW)
    ]
    roles = told(lines)
    assert not roles.uncertain
    assert cast(roles)["Cy"] is Role.CANDIDATE


def test_a_candidate_of_few_words() -> None:
    """Who answers is told from who asks, however little they say."""
    short = [(who, text.split(".")[0] + "." if who == "C" else text) for who, text in INTERVIEW]
    roles = told(
        [(who, " ".join(text.split()[:6])) if who == "C" else (who, text) for who, text in short]
    )
    assert not roles.uncertain
    assert cast(roles)["Cy"] is Role.CANDIDATE


def test_a_candidate_with_many_questions() -> None:
    """A candidate's questions are about the job, and don't make an interviewer."""
    asked = (
        ("C", "May I ask some things as well? How big is the team?"),
        ("I", "Nine. I've led it for two years, and before that I was on the desk myself."),
        ("C", "What does the training look like?"),
        ("I", "Two weeks. I sit beside you, and you listen in on my calls."),
        ("C", "And would I be working from home?"),
        ("I", "On Fridays. I do that too, I have a long way in."),
        ("C", "What happened to the person before me?"),
        ("I", "She moved to our office in the south. I miss her, we started together."),
    )
    roles = told([*INTERVIEW[:-2], *asked, *INTERVIEW[-2:]])
    assert not roles.uncertain
    assert cast(roles)["Cy"] is Role.CANDIDATE


def test_nothing_is_punctuated() -> None:
    """Questions are told by their words where a recogniser writes no question marks."""
    bare = [(who, text.lower().translate(str.maketrans("", "", ".,?"))) for who, text in INTERVIEW]
    roles = told(bare)
    assert not roles.uncertain
    assert cast(roles)["Cy"] is Role.CANDIDATE


def test_a_panel_and_who_only_listens() -> None:
    """All who ask interview; who hardly speaks, or takes notes by name, does not."""
    at = {0: "Ana", 2: "Ana", 4: "Ben", 6: "Ben", 8: "Eve", 10: "Ana", 12: "Ben"}
    lines = [(at.get(index, who), text) for index, (who, text) in enumerate(INTERVIEW)]
    heard = [("Kim", "Hello, I'm only listening."), *lines, ("Notetaker", "Recording stopped.")]
    roles = told(heard)
    assert not roles.uncertain
    asking = dict.fromkeys(("Ana", "Ben", "Eve"), Role.INTERVIEWER)
    aside = dict.fromkeys(("Kim", "Notetaker"), Role.OTHER)
    assert cast(roles) == {**asking, **aside, "Cy": Role.CANDIDATE}


@pytest.mark.parametrize(
    ("first", "second"), [("Sam", "Sam\u2019s iPhone"), ("SPEAKER_01", "SPEAKER_03")]
)
def test_one_candidate_under_two_labels(first: str, second: str) -> None:
    """After a reconnection both labels are the candidate's, and a warning says so."""
    lines = [
        (second if who == "C" and at > 6 else who, text) for at, (who, text) in enumerate(INTERVIEW)
    ]
    roles = told(lines, "SPEAKER_00", first)
    assert cast(roles) == {
        "SPEAKER_00": Role.INTERVIEWER,
        first: Role.CANDIDATE,
        second: Role.CANDIDATE,
    }
    assert f"{first!r} and {second!r} are taken for one person" in roles.warnings[0]


def test_a_newcomer_who_may_be_the_candidate_is_to_be_checked() -> None:
    """Who is heard only when the candidate is gone, and hardly says a thing."""
    end = (("I", "Are you there?"), ("New", "Hm."), ("I", "Good."), ("New", "Ah."), ("I", "So."))
    roles = told([*INTERVIEW[:-2], *end, ("New", "Aha.")])
    assert roles.uncertain
    assert "'New' is heard only while the candidate isn't" in " ".join(roles.warnings)


def test_an_interviewer_of_the_same_name_stays_one() -> None:
    """A name that is part of another's isn't enough: what is said counts."""
    roles = told(INTERVIEW, "Sam", "Sam Hill")
    assert not roles.uncertain
    assert cast(roles) == {"Sam": Role.INTERVIEWER, "Sam Hill": Role.CANDIDATE}


def swapped_from(turn: int) -> Roles:
    """Tell the roles where the labels swap at this turn."""
    swap = {"I": "C", "C": "I"}
    return told(
        [(swap[who] if at >= turn else who, text) for at, (who, text) in enumerate(INTERVIEW)]
    )


@pytest.mark.parametrize(("turn", "named"), [(6, 5), (7, 7), (8, 7)])
def test_labels_that_swap_half_way(turn: int, named: int) -> None:
    """They are mended from the turn on that is named.

    Where an answer and the next question come under one label, they are two turns.
    """
    roles = swapped_from(turn)
    assert any(
        f"from turn {named} on" in each or f"from turn {named + 1} on" in each
        for each in roles.warnings
    )
    text = {turn.text: turn.role for turn in roles.transcript.turns}
    for who, line in INTERVIEW[:-2]:
        assert text[line] is (Role.CANDIDATE if who == "C" else Role.INTERVIEWER)


def test_a_given_label_is_kept_where_labels_swap() -> None:
    """A person's word isn't overruled, but doubted aloud."""
    swap = {"I": "Cy", "C": "Ira"}
    lines = [(swap[who] if at >= 7 else who, text) for at, (who, text) in enumerate(INTERVIEW)]
    roles = assign_roles(spoken(lines, {"I": "Ira", "C": "Cy"}), ASKED, "cy")
    assert cast(roles) == {"Ira": Role.INTERVIEWER, "Cy": Role.CANDIDATE}
    assert roles.uncertain
    assert "seem swapped" in roles.warnings[0]


@pytest.mark.parametrize("label", ["", "Meeting room 4"])
def test_no_labels_at_all(label: str) -> None:
    """The guide's questions are the interviewer's, the rest is the candidate's: to be checked."""
    roles = told(INTERVIEW, label, label)
    assert roles.uncertain
    by_role = {
        role: " ".join(turn.text for turn in roles.transcript.turns if turn.role is role)
        for role in Role
    }
    assert all(question in by_role[Role.INTERVIEWER] for question in ASKED)
    for who, line in INTERVIEW[3:12]:
        assert line in by_role[Role.CANDIDATE if who == "C" else Role.INTERVIEWER]
    assert not by_role[Role.OTHER]


def test_no_labels_and_none_of_the_guides_questions() -> None:
    """Then nobody gets a role."""
    roles = assign_roles(spoken(INTERVIEW, {"I": "", "C": ""}), ["Which tools can you weld with?"])
    assert roles.uncertain
    assert {turn.role for turn in roles.transcript.turns} == {Role.OTHER}


def test_two_who_chat_are_no_interview() -> None:
    """Where both tell and both ask, it is left to a person."""
    chat = (
        ("A", "I went up to the lake on Sunday, and I had it all to myself. And you?"),
        ("B", "I stayed in, I had my sister here. What was the water like, did you swim?"),
        ("A", "I did, my feet were blue. I told my brother he should come. How is she?"),
        ("B", "Fine, I think. I cooked, and I burnt it. Did you see my message?"),
    )
    assert told(chat).uncertain
