"""The answer to each question of the guide, cut out of the transcript."""

from typing import TYPE_CHECKING

from answer_eval.segment._answer import CORRECTED, SEGMENTED, Answer, Segmentation, Status

if TYPE_CHECKING:
    from answer_eval.guide import Guide
    from answer_eval.transcript import Transcript

__all__ = [
    "CORRECTED",
    "QUESTION_UNCERTAIN_BELOW",
    "SEGMENTED",
    "Answer",
    "Segmentation",
    "Status",
    "segment",
]

QUESTION_UNCERTAIN_BELOW = 0.8
"""Confidence below which a person should check an answer's question and turns."""


def segment(transcript: "Transcript", guide: "Guide") -> Segmentation:
    """Find the answer to each question of the guide, or that it wasn't asked or answered.

    The transcript's roles are set; the same transcript and guide always give the same answers.
    """
    from answer_eval.segment._course import follow

    return follow(transcript, guide)
