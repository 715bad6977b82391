"""The records that an explanation of segmentation gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one question of the guide fits what the interviewer said, and the reply to it."""

    question: str
    meaning: float
    """The cosine, by meaning, of what was said and the question as the guide has it."""
    letters: float
    """The same by letters."""
    wording: float
    """What its wording, its topics and its way of asking say for its being put, in log-odds."""
    reply: float
    """What the reply says for that, in log-odds."""
    topics: tuple[str, ...]
    """The topics that both have, in plain words."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the interviewer said until the candidate had replied, and what it was taken for."""

    asked_in: tuple[int, ...]
    """The interviewer's turns."""
    replies: tuple[int, ...]
    """The candidate's."""
    question: str
    """The question that both belong to; empty for none."""
    put: tuple[str, ...]
    """The questions put here."""
    new_question: float
    """How surely it is a new question by its wording alone, whatever it is about, 0 to 1."""
    planned: bool
    """Whether it is one of the question's planned probes."""
    besides: bool
    """Whether it is near what is asked besides the guide in many interviews."""
    places: int
    """How many places in the guide it goes on from the question put before; 0 if none is put."""
    fits: tuple[Fit, ...]
    """The questions put or gone on with, then what fits best besides."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that wasn't asked, and where it would have fitted best."""

    question: str
    nearest: tuple[int, ...]
    """The interviewer's turns there; none where nothing comes near."""
    taken_for: str
    """What they were taken for instead: a question, or empty for none of the guide's."""
    odds: float
    """How many times likelier the interview is as it was understood."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the turns of an interview went where they went."""

    heard: tuple[Heard, ...]
    missed: tuple[Missed, ...]
