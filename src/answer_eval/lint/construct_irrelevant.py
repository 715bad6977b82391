"""Wording about what has nothing to do with how somebody works."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft
from answer_eval.lint._persons import named
from answer_eval.lint._words import phrased

IRRELEVANT = phrased("irrelevant")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every text, asked or rated by, on looks, accent, "culture fit" or personality."""
    for path, what in named(draft, IRRELEVANT):
        yield Fault(path, f"{what!r} is no part of how somebody works")


PLUGIN = Rule(
    name="construct-irrelevant",
    about="Looks, voice, accent, 'culture fit' or personality are rated: what raters then share is "
    "taste, and it follows group lines.",
    fix="name the behaviour at work that is meant, or leave it out",
    check=check,
)
