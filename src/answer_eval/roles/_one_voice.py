"""An interview in which nobody is told from anybody else: whose each sentence is, by its words."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from answer_eval.roles._signs import Signs, signs
from answer_eval.transcript import Role, Transcript

# Log-odds that a change of speakers costs after a sentence that asks, and after any other.
AFTER_ASKING, AFTER_TELLING = -1.0, 3.0


def split(transcript: Transcript, questions: Sequence[str]) -> Transcript:
    """Give every sentence to the interviewer or the candidate, if a question of the guide is put.

    The transcript has a turn for each sentence. Where nobody puts a question of the guide's, nobody
    gets a role.
    """
    seen = signs(transcript.turns, questions)
    if not seen.puts.any():
        return transcript
    roles = [Role.CANDIDATE if own else Role.INTERVIEWER for own in _course(seen)]
    cast = zip(transcript.turns, roles, strict=True)
    return replace(transcript, turns=tuple(replace(turn, role=role) for turn, role in cast))


def _course(seen: Signs) -> list[bool]:
    """Return whether the candidate speaks each sentence: the likeliest course (Viterbi)."""
    score, came = np.array([0.0, -AFTER_TELLING]), list[tuple[int, int]]()
    for at, odds in enumerate(seen.odds):
        cost = AFTER_ASKING if at and seen.asks[at - 1] else AFTER_TELLING
        stay, change = score, score[::-1] - (AFTER_TELLING, cost)
        came.append((int(change[0] > stay[0]), int(change[1] <= stay[1])))
        score = np.maximum(stay, change) + (-odds / 2, odds / 2)
    state = int(score[1] > score[0])
    course = list[bool]()
    for before in reversed(came):
        course.append(bool(state))
        state = before[state]
    return course[::-1]
