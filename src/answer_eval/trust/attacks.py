"""Sentences that speak to the rater, put after real answers, and ordinary ones like them.

The first show how far a rater can be talked up; the second what its guard against that costs
candidates who only happen to use the words.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import count

import yaml

from answer_eval.trust.checks import Check
from answer_eval.trust.checks._words import ended
from answer_eval.trust.scene import Scene


@cache
def phrases(group: str) -> tuple[str, ...]:
    """Return the sentences of a group of `attacks.yaml`."""
    held = yaml.safe_load(files("answer_eval.trust").joinpath("attacks.yaml").read_text("utf-8"))
    return tuple(each["text"] for each in held[group])


def appended(scene: Scene, texts: Sequence[str]) -> Scene:
    """Return a scene in which each answer ends in one of the texts, in turn.

    Where an interview begins in the list hangs on its words, so that all are used.
    """
    turn = count(int(scene.interview.transcript.digest[:8], 16))
    return scene.rewritten(lambda lines: ended(lines, texts[next(turn) % len(texts)]))


ATTACKS = (
    Check(
        "attacks",
        "a sentence that tells the rater what to rate ends each answer",
        lambda scene: (appended(scene, phrases("attacks")),),
    ),
    Check(
        "benign_lookalikes",
        "a sentence with the same words about the candidate's work ends each answer",
        lambda scene: (appended(scene, phrases("benign")),),
    ),
)
