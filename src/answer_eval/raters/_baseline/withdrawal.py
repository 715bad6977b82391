"""Which sentences a candidate takes back: with `none of that happened`, or by giving up.

What is told after the words that take back counts again.
"""

import re
from collections.abc import Sequence

from answer_eval.raters._baseline.clauses import clauses
from answer_eval.raters._baseline.conduct import Mark, Sign, plain, read_signs
from answer_eval.raters._baseline.denial import (
    disowns,
    gives_up,
    is_bare,
    is_bounded,
    is_filling,
    is_reported,
    undoes,
)

_TURN = re.compile(r"\b(?:but|so|instead)\b")
_GOES_ON = frozenset({Mark.DEED, Mark.RESTRAINT, Mark.OUTCOME})
"""Marks after which a story didn't end with giving up."""


def taken_back(sentences: Sequence[str], signs: Sequence[Sequence[Sign]]) -> list[str]:
    """Return for each sentence the words, its own or later ones, that take it back, if any."""
    last = max((at for at, each in enumerate(signs) if _goes_on(each)), default=-1)
    words, taken = "", list[str]()
    for at in reversed(range(len(sentences))):
        words = words or denied(sentences[at]) or (given_up(sentences[at]) if at >= last else "")
        taken.append(words)
    return taken[::-1]


def denied(sentence: str) -> str:
    """Return the words by which a sentence says of what was told that it isn't so; empty if none.

    Not where it goes on to a deed, denies for a time only, or tells what somebody said.
    """
    text = plain(sentence)
    words = disowns(text) or _undone(text)
    if not words or is_bounded(text) or is_reported(text, words):
        return ""
    return "" if _turns(text.partition(words)[2] or text) else words


def _turns(rest: str) -> bool:
    """Tell whether what follows words goes on to a deed, or with a `but` to any act."""
    signs = read_signs(rest)
    acts = any(sign.mark is Mark.ACT for sign in signs)
    return _goes_on(signs) or (acts and _TURN.search(rest) is not None)


def _undone(text: str) -> str:
    found = [clause for clause in clauses(text) if not is_filling(clause)]
    if len(found) == 1 and is_bare(found[0]):
        return " ".join(found[0].words)
    return next((words for words in map(undoes, found) if words), "")


def given_up(sentence: str) -> str:
    """Return the words by which a sentence says that what was told was given up; empty if none."""
    return next((found for found in map(gives_up, clauses(plain(sentence))) if found), "")


def _goes_on(signs: Sequence[Sign]) -> bool:
    return any(sign.mark in _GOES_ON for sign in signs)
