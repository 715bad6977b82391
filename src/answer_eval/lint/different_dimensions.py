"""Anchors that are no two ends of one thing."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import straight, words
from answer_eval.lint._draft import Draft
from answer_eval.lint._likeness import in_common
from answer_eval.lint._words import NOT_YET_TOLD, SIDELINES
from answer_eval.rubric import Indicator

APART = 0.1
"""Below so much in common, two anchors speak of different things: no pair of the 239 in the shipped
rubrics, the samples and the sound guides of the tests lies below, and of anchors taken from two
different guides two in three do."""


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every indicator whose anchors have neither words nor a subject in common."""
    for path, indicator in draft.indicators():
        if not _is_told(indicator):
            continue
        if side := _sideline(indicator):
            yield Fault(path, f"one anchor is about {side} and the other is not")
        elif in_common(indicator.positive, indicator.negative) < APART:
            yield Fault(path, "the positive and the negative anchor have nothing in common")


def _is_told(indicator: Indicator) -> bool:
    return all(set(words(text)) - NOT_YET_TOLD for text in (indicator.positive, indicator.negative))


def _sideline(indicator: Indicator) -> str:
    """Return what only one of the anchors is about, "" where they are about the same."""
    positive, negative = straight(indicator.positive).lower(), straight(indicator.negative).lower()
    for side in SIDELINES:
        for one, other in ((positive, negative), (negative, positive)):
            if side.marks.search(one) and not side.field.search(other):
                return side.name
    return ""


PLUGIN = Rule(
    name="different-dimensions",
    about="The anchors describe different behaviours: a candidate can show both or neither, "
    "and then no point of the scale is right.",
    fix="rewrite one anchor as the opposite of the other, or make two indicators of them",
    check=check,
)
