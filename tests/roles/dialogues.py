"""Interviews in which it is hard to tell who is who, written for these tests."""

from collections.abc import Mapping, Sequence

from answer_eval.roles import Roles
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

ASKED = [
    "Tell me about a time when you helped a customer who was upset.",
    "How do you decide what to do first when everything is urgent?",
    "Describe a mistake you made at work and what you did about it.",
    "What would your last manager say about you?",
]

Lines = Sequence[tuple[str, str]]

INTERVIEW: Lines = (
    ("I", "Good afternoon, thanks for coming in. Did you get here all right?"),
    ("C", "Yes, the tram was quick."),
    ("I", "Good. Then let's start. Tell me about a time when you helped a customer who was upset."),
    (
        "C",
        (
            "A lady came to the counter with a torn parcel. I took her aside, I listened "
            "until she was done, and I opened the parcel with her. One cup was broken, so I "
            "wrote the claim myself."
        ),
    ),
    ("I", "And what did she say?"),
    ("C", "She thanked me. She sent a postcard the week after, I still have it."),
    ("I", "How do you decide what to do first when everything is urgent?"),
    (
        "C",
        (
            "I write everything down and I ask who is waiting for what. Then I do the thing "
            "that blocks most people. I learned that in a kitchen, where I worked for two "
            "summers."
        ),
    ),
    ("I", "Describe a mistake you made at work and what you did about it."),
    (
        "C",
        (
            "I once booked a hall for the wrong month. I noticed it in the evening, I rang "
            "the owner at home, and I paid the fee for the change out of my own pocket before"
            " I told my boss."
        ),
    ),
    ("I", "Thank you. What would your last manager say about you?"),
    ("C", "That I talk too much before nine, and that I never left him with an open case."),
    ("I", "That's all from me. Thanks, we'll be in touch."),
    ("C", "Thank you, goodbye."),
)
"""Who speaks is I or C."""

STORY = (
    "When I started here I was on the night desk. I had a man on the line once who cried, and I"
    " didn't know what I should do, so I told him about my own father and I stayed with him for an"
    " hour. I was so tired that I forgot my bag."
)
"""An interviewer's own, as much in the first person as an answer."""


def spoken(lines: Lines, labels: Mapping[str, str]) -> Transcript:
    """Build a transcript with these labels."""
    return transcript_of([Utterance(labels.get(who, who), text) for who, text in lines], "text")


def cast(roles: Roles) -> dict[str, Role]:
    """Return each label's role; every label has one in these interviews."""
    found = {(turn.speaker, turn.role) for turn in roles.transcript.turns}
    assert len(found) == len({speaker for speaker, _ in found})
    return dict(found)
