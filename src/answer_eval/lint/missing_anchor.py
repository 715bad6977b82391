"""An anchor that is left out, or only holds a place."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import words
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import NOT_YET_TOLD


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every anchor without words of its own."""
    for path, text in draft.anchors():
        if set(words(text)) <= NOT_YET_TOLD:
            yield Fault(path, "the anchor is missing or describes nothing")


PLUGIN = Rule(
    name="missing-anchor",
    about="An anchor is left out or only holds a place: without both ends described, "
    "each rater makes up what the scale means.",
    fix="write what a candidate at this end of the scale says or does",
    check=check,
)
