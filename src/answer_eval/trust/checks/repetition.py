"""The same words again: an answer twice as long that tells no more."""

from answer_eval.trust.checks import Check
from answer_eval.trust.checks._words import said
from answer_eval.trust.scene import Scene


def _twice(text: str) -> str:
    return f"{text} {text}" if text else text


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (scene.rewritten(lambda lines: said(lines, _twice)),)


PLUGIN = Check("repetition", "each of the candidate's turns is said twice", _vary)
