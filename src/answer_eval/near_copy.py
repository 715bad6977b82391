"""Whether an answer is one of the guide's own sample answers, learnt by heart or pasted."""

import re
from collections.abc import Iterable

from answer_eval.question import Question

RUN = 4
"""Words in a row that two people seldom choose alike."""
COPIED = 0.5
"""The share of the shorter text's runs that the other has, from which it is a near copy."""
SHORTEST = 12
"""Words below which a text has too few runs to tell."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def is_near_copy(answer: str, question: Question) -> bool:
    """Tell whether an answer has half its words, or half of a sample answer's, in the same runs."""
    said = _runs(answer)
    return any(_shared(said, _runs(each.text)) >= COPIED for each in question.examples)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [
        each.replace("'", "") for each in _WORD.findall(text.casefold().replace("\u2019", "'"))
    ]
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(_windows(words))


def _windows(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
