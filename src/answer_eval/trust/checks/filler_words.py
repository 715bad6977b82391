"""Hesitation as speech has it and careful transcripts leave out."""

from itertools import count

from answer_eval.trust.checks import Check
from answer_eval.trust.checks._words import said
from answer_eval.trust.scene import Scene

FILLERS = ("um,", "you know,", "er,", "I mean,", "uh,")
EVERY = 9
"""Words between two of them."""


def hesitant(text: str) -> str:
    """Return a text with a filler after every EVERY words."""
    words, turn = text.split(), count()
    told = list[str]()
    for place, word in enumerate(words, start=1):
        told.append(word)
        if place % EVERY == 0 and place < len(words):
            told.append(FILLERS[next(turn) % len(FILLERS)])
    return " ".join(told)


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (scene.rewritten(lambda lines: said(lines, hesitant)),)


PLUGIN = Check("filler_words", "an um, er or you know after every nine words", _vary)
