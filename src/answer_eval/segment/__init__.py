"""The answer to each question of the guide, cut out of the transcript."""

from typing import TYPE_CHECKING

from answer_eval.segment._answer import CORRECTED, SEGMENTED, Answer, Segmentation, Status
from answer_eval.segment._explanation import Explanation, Fit, Heard, Missed

if TYPE_CHECKING:
    from answer_eval.guide import Guide
    from answer_eval.transcript import Transcript

__all__ = [
    "CORRECTED",
    "QUESTION_UNCERTAIN_BELOW",
    "SEGMENTED",
    "Answer",
    "Explanation",
    "Fit",
    "Heard",
    "Missed",
    "Segmentation",
    "Status",
    "explain",
    "segment",
]

QUESTION_UNCERTAIN_BELOW = 0.8
"""Confidence below which a person should check an answer's question and turns."""


def segment(transcript: "Transcript", guide: "Guide") -> Segmentation:
    """Find the answer to each question of the guide, or that it wasn't asked or answered.

    The transcript's roles are set; the same transcript and guide always give the same answers, and
    those of the last interviews are kept in memory.
    """
    from answer_eval.segment._course import follow

    return follow(transcript, guide)


def explain(transcript: "Transcript", guide: "Guide") -> Explanation:
    """Tell why `segment` cuts an interview as it does."""
    from answer_eval.segment import _explain

    return _explain.explain(transcript, guide)
