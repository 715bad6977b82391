"""Wording about what the law protects."""

from collections.abc import Iterator
from itertools import chain

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft
from answer_eval.lint._persons import named, named_of_nobody_else
from answer_eval.lint._words import phrased

PROTECTED = phrased("protected")
UNLESS_OTHERS = phrased("protected_unless_others")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every text, asked or rated by, on age, family, sex, origin, belief or health."""
    found = dict(chain(named_of_nobody_else(draft, UNLESS_OTHERS), named(draft, PROTECTED)))
    for path, what in found.items():
        yield Fault(path, f"{what!r} touches a characteristic that the law protects")


PLUGIN = Rule(
    name="protected-characteristic",
    about="A question or anchor touches age, sex, family, origin, belief, health or orientation: "
    "it says nothing of how somebody works, and deciding on it is unlawful in many places.",
    fix="ask about, or describe, what the job itself takes; leave the person's circumstances out",
    check=check,
)
