"""Advice to candidates among what raters go by."""

import re
from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import spoken_left_out
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import phrased

ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself|you're|you've|you'll)\b(?! know what)")
THANKS = re.compile(r"\bthank[- ]you\b|\byou know\b")
ADVICE = phrased("advice")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every rated text that speaks to the candidate."""
    for path, text in draft.rated():
        said = THANKS.sub("", spoken_left_out(text).lower()).strip()
        may_advise = path[0] != "competencies"  # "explain the next step" is a good anchor
        if ADDRESSED.search(said) or (may_advise and ADVICE.match(said)):
            yield Fault(path, "speaks to the candidate, where a rater looks for what to rate by")


PLUGIN = Rule(
    name="candidate-text",
    about="Text that advises candidates stands where raters read what to rate by: following advice "
    "is then rated in place of the behaviour.",
    fix="say what a good answer holds, or mark the text `audience: candidate`",
    check=check,
)
