"""What an edit may not touch, however small it is: words that turn or move what is said."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel, Levenshtein

from answer_eval.evidence._vocabulary import OPPOSITES, PERSONS, SUBJECTS, TURNING, TURNING_STARTS

EDITED = 4
"""A quote may differ from what was said in one word of this many: put in, left out, exchanged."""
EXCHANGED = 5
"""In one word of this many it may have another word altogether; the rest must be misheard ones."""
LONG_ENOUGH = 8
"""Words that a quote needs before another word may stand for one at all."""
ALIKE = 0.5
"""Letters that a misheard word shares with the one said, as a normalised indel similarity."""


def turning(words: Sequence[str]) -> list[str]:
    """Return the words that no edit may touch, in order."""
    return [word for word in words if _turns(word)]


def keeps_meaning(quoted: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether the edits between what was quoted and what was said leave its sense alone.

    No edit touches a negation or a number, puts one person in another's place or exchanges a
    word for its opposite; and few words are exchanged for ones that don't look like them.
    """
    removed, added, pairs = list[str](), list[str](), list[tuple[str, str]]()
    for step in Levenshtein.opcodes(quoted, said):
        before = quoted[step.src_start : step.src_end]
        after = said[step.dest_start : step.dest_end]
        if step.tag != "equal":
            removed += before
            added += after
        if step.tag == "replace":
            pairs += zip(before, after, strict=True)
    if turning(removed) or turning(added) or _moves(removed, added):
        return False
    unlike = sum(Indel.normalized_similarity(*pair) < ALIKE for pair in pairs)
    most = len(quoted) // EXCHANGED if len(quoted) >= LONG_ENOUGH else 0
    return unlike <= most and not any(_opposed(*pair) for pair in pairs)


def _turns(word: str) -> bool:
    return word in TURNING or (word != "1" and any(char.isdigit() for char in word))


def _moves(removed: Sequence[str], added: Sequence[str]) -> bool:
    """Tell whether one person made room for another, or somebody else came to have done it."""
    gone, come = PERSONS.intersection(removed), PERSONS.intersection(added)
    exchanged = bool(gone and come and gone != come)
    return exchanged or bool(SUBJECTS & gone) or bool((SUBJECTS - {"i"}) & come)


def _opposed(one: str, other: str) -> bool:
    if frozenset((one, other)) in OPPOSITES:
        return True
    if one.removesuffix("less") == other.removesuffix("ful") or one.removesuffix(
        "ful"
    ) == other.removesuffix("less"):
        return True
    return any(
        longer == start + shorter
        for start in TURNING_STARTS
        for longer, shorter in ((one, other), (other, one))
    )
