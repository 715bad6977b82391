"""Two indicators for one behaviour."""

from collections.abc import Iterator
from itertools import combinations

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import words
from answer_eval.lint._draft import Draft
from answer_eval.lint._likeness import alike, farthest_word
from answer_eval.lint._words import NOT_YET_TOLD, listed

TURNING = listed("turning")
ALIKE = 0.45
"""Likeness of two positive anchors from which they are looked at word by word."""
FAR = 0.2
"""Likeness to the nearest word of the other text below which a word has no counterpart there."""


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every indicator whose positive anchor rewords that of one before it."""
    told = [each for each in draft.indicators() if set(words(each[1].positive)) - NOT_YET_TOLD]
    texts = [indicator.positive for _, indicator in told]
    likeness = alike(texts) if len(texts) > 1 else None
    for one, other in combinations(range(len(texts)), 2):
        if likeness is not None and likeness[one, other] >= ALIKE:
            path, indicator = told[other]
            if not _differ(texts[one], texts[other]):
                yield Fault(path, f"{indicator.id} asks for what {told[one][1].id} asks for")


def _differ(one: str, other: str) -> bool:
    """Tell whether each text has a word that the other has nothing like: "name", "address".

    Texts as alike as "before …" and "after …" differ too.
    """
    if set(words(one)) & TURNING != set(words(other)) & TURNING:
        return True
    return farthest_word(one, other) < FAR and farthest_word(other, one) < FAR


PLUGIN = Rule(
    name="near-duplicate",
    about="Two indicators ask for one behaviour in different words: it counts twice in the score, "
    "and lends the scale a consistency that it hasn't.",
    fix="keep the better worded one, or say in both what sets them apart",
    check=check,
)
