"""Anchors that say the same."""

from collections.abc import Iterator
from itertools import combinations

from answer_eval._faults import Fault, spelled
from answer_eval.lint import Rule
from answer_eval.lint._clauses import words
from answer_eval.lint._draft import Draft, anchors_of
from answer_eval.lint._words import NOT_YET_TOLD

ARTICLES = frozenset({"a", "an", "the"})


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every anchor that repeats another of its indicator."""
    for path, indicator in draft.indicators():
        told = [each for each in anchors_of(path, indicator) if _said(each.text)]
        for first, second in combinations(told, 2):
            if _said(first.text) == _said(second.text):
                other = spelled(first.path[len(path) :])
                yield Fault(second.path, f"says the same as this indicator's {other}")


def _said(text: str) -> list[str]:
    """Return the words that count; none for an anchor that only holds a place."""
    said = [word for word in words(text) if word not in ARTICLES]
    return [] if set(said) <= NOT_YET_TOLD else said


PLUGIN = Rule(
    name="identical-anchors",
    about="Two anchors of one indicator say the same: their points can't be told apart, "
    "and ratings fall on either by chance.",
    fix="describe at each point what differs from the other",
    check=check,
)
