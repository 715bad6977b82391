"""An interview in which nobody is told from anybody else: whose each sentence is, by its words."""

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from answer_eval.roles._course import course
from answer_eval.roles._signs import Signs
from answer_eval.transcript import Role, Transcript

AFTER_ASKING, AFTER_TELLING = -4.0, 1.0
"""Log-odds that it costs the candidate to begin after a sentence that asks, and after any other:
chosen on the tuning half of bench/roles.py."""

ACKNOWLEDGES = -2.0
"""What "Thank you." or "Okay, great." before a sentence that asks says for the candidate."""

_ACKNOWLEDGING = re.compile(
    r"(thanks?( you)?|o?kay|great|right|all ?right|good|lovely|interesting|wonderful|perfect|nice"
    r"|i see|got it|makes sense|super|brilliant|well|so|now|um|[\W_])+",
    re.IGNORECASE,
)


def split(transcript: Transcript, seen: Signs) -> Transcript:
    """Give every sentence to the interviewer or the candidate, if a question of the guide is put.

    The transcript has a turn for each sentence. Where nobody puts a question of the guide's, nobody
    gets a role.
    """
    if not seen.puts.any():
        return transcript
    after_asking = [False, *seen.asks[:-1]]
    costs = [(AFTER_TELLING, AFTER_ASKING if asked else AFTER_TELLING) for asked in after_asking]
    odds = seen.odds + ACKNOWLEDGES * _acknowledges(transcript, seen)
    cast = zip(transcript.turns, course(odds, costs), strict=True)
    turns = (replace(turn, role=Role.CANDIDATE if own else Role.INTERVIEWER) for turn, own in cast)
    return replace(transcript, turns=tuple(turns))


def _acknowledges(transcript: Transcript, seen: Signs) -> npt.NDArray[np.bool_]:
    """Tell which sentences only take note of an answer before the next question."""
    noting = [bool(_ACKNOWLEDGING.fullmatch(turn.text)) for turn in transcript.turns]
    return np.array(noting, np.bool_) & np.array([*seen.asks[1:], False], np.bool_)
