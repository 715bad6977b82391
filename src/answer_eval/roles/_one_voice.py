"""An interview in which nobody is told from anybody else: whose each sentence is, by its words."""

from collections.abc import Sequence
from dataclasses import replace

from answer_eval.roles._course import course
from answer_eval.roles._signs import signs
from answer_eval.transcript import Role, Transcript

AFTER_ASKING, AFTER_TELLING = -4.0, 1.0
"""Log-odds that it costs the candidate to begin after a sentence that asks, and after any other:
chosen on the tuning half of bench/roles.py."""


def split(transcript: Transcript, questions: Sequence[str]) -> Transcript:
    """Give every sentence to the interviewer or the candidate, if a question of the guide is put.

    The transcript has a turn for each sentence. Where nobody puts a question of the guide's, nobody
    gets a role.
    """
    seen = signs(transcript.turns, questions)
    if not seen.puts.any():
        return transcript
    after_asking = [False, *seen.asks[:-1]]
    costs = [(AFTER_TELLING, AFTER_ASKING if asked else AFTER_TELLING) for asked in after_asking]
    cast = zip(transcript.turns, course(seen.odds, costs), strict=True)
    turns = (replace(turn, role=Role.CANDIDATE if own else Role.INTERVIEWER) for turn, own in cast)
    return replace(transcript, turns=tuple(turns))
