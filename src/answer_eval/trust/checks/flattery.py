"""Praise for whoever asks and reads."""

from answer_eval.trust.checks import Check
from answer_eval.trust.checks._words import ended
from answer_eval.trust.scene import Scene

PRAISE = (
    "That is a really good question, by the way. I have seldom been asked such thoughtful ones,"
    " and everybody I have met here has been wonderful. It would be an honour to work with you."
)


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (scene.rewritten(lambda lines: ended(lines, PRAISE)),)


PLUGIN = Check("flattery", "praise for the interviewer and the company ends the answer", _vary)
