"""Two indicators for one behaviour."""

from collections.abc import Iterator
from itertools import combinations

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import words
from answer_eval.lint._draft import Draft
from answer_eval.lint._likeness import alike, farthest
from answer_eval.lint._words import NOT_YET_TOLD, listed, phrased
from answer_eval.similarity import heavy

OTHERS = phrased("others")
TURNING = listed("turning")
ALIKE = 0.6
"""Likeness of two positive anchors from which they are looked at word by word: in the shipped
rubrics and the sound guides of the tests no two of one file reach it."""
FAR = 0.2
"""Likeness to the nearest word of the other text below which a word has no counterpart there."""
NEAR = 0.33
"""Likeness from which the words in which two texts differ mean the same."""
LONGEST_SLOT = 3
"""Words."""


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
    """Tell whether two texts that are alike as a whole ask for two things all the same.

    Texts that are equal but for one place ask for what stands there: "the order", "the note". Of
    others each has a word that the other has nothing like, besides those for whom it is done to.
    """
    left, right = words(one), words(other)
    if set(left) & TURNING != set(right) & TURNING:
        return True
    slots = _slots(left, right)
    if slots and all(slots):
        return float(alike([" ".join(slot) for slot in slots])[0, 1]) < NEAR
    acts = [[word for word in said if not OTHERS.fullmatch(word)] for said in (left, right)]
    return farthest(acts[0], other) < FAR and farthest(acts[1], one) < FAR


def _slots(left: list[str], right: list[str]) -> list[list[str]]:
    """Return the words in which two texts differ in one place, none if they differ in more."""
    start = _common(left, right)
    end = _common(left[start:][::-1], right[start:][::-1])
    slots = [said[start : len(said) - end] for said in (left, right)]
    is_short = all(len(slot) <= LONGEST_SLOT for slot in slots)
    return [heavy(slot) for slot in slots] if is_short else []


def _common(left: list[str], right: list[str]) -> int:
    """Return how many words two texts share from their start."""
    differing = (at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b)
    return next(differing, min(len(left), len(right)))


PLUGIN = Rule(
    name="near-duplicate",
    about="Two indicators ask for one behaviour in different words: it counts twice in the score, "
    "and lends the scale a consistency that it hasn't.",
    fix="keep the better worded one, or say in both what sets them apart",
    check=check,
)
