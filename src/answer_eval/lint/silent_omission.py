"""A negative anchor that is silence, where silence is not said to count."""

import re
from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import clauses, is_omission
from answer_eval.lint._draft import Draft

NOT_OMITTED = re.compile(
    r"^(?:\w+ly )?(?:does not|doesn't|do not|don't|never|fails to|not) (?:even |ever )?"
    r"(?:let|lets|allow|allows|stop|stops|hide|hides|wait|waits|refrain|refrains|hesitate|"
    r"hesitates|leave|leaves|tolerate|tolerates|trust|trusts|accept|accepts|spare|mind)\b",
    re.IGNORECASE,
)
"""Negations that are acts: whoever doesn't let others finish, interrupts."""


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every negative anchor that is an omission and nothing else, without `absence`."""
    for path, indicator in draft.indicators():
        if indicator.absence != "negative" and _is_silence(indicator.negative):
            yield Fault((*path, "negative"), "the negative anchor is something left undone")


def _is_silence(anchor: str) -> bool:
    return all(_is_left_out(clause.text) for clause in clauses(anchor))


def _is_left_out(clause: str) -> bool:
    return is_omission(clause) and not NOT_OMITTED.match(clause)


PLUGIN = Rule(
    name="silent-omission",
    about="The negative anchor is an omission ('never asks …') and `absence` doesn't say so: "
    "nobody tells in an answer what they left undone, so that the low end is never rated.",
    fix="say `absence: negative`, or describe what somebody does instead",
    check=check,
)
