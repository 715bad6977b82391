"""An indicator that asks for two things at once."""

import re
from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import Clause, bases, clauses, is_omission, spoken_left_out, words
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import listed
from answer_eval.rubric import Indicator

FIRST_OF_ONE_ACT = listed("first_of_one_act")
TWO_TRAITS = re.compile(
    r"^(?:shows?|demonstrat\w+|displays?|exhibits?|possess(?:es)?|has|have|is|are|being|remains?)"
    r" (?:both )?(?:[\w-]+ ){1,3}(?:and|as well as)(?: (?!(?:the|a|an|their|of)\b)[\w-]+){1,3}\.?$",
    re.IGNORECASE,
)
"""A trait, "and", another trait, and nothing else: "shows initiative and teamwork"."""
MOST_WORDS_OF_A_VERB = 2
"""As in "sits down"."""


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every indicator of more than one act that doesn't list them as its elements."""
    for path, indicator in draft.indicators():
        if not indicator.elements and (parts := _parts(indicator)):
            told = " | ".join(f"{part!r}" for part in parts)
            yield Fault(path, f"asks for several things at once: {told}")


def _parts(indicator: Indicator) -> list[str]:
    """Return the acts of an anchor that has more than one.

    In the negative anchor only a semicolon parts two acts: ways to go wrong that "and" joins are
    one failure more often than two.
    """
    acts = _joined(clauses(indicator.positive))
    if len(acts) > 1:
        return acts
    if TWO_TRAITS.match(spoken_left_out(indicator.positive).strip()):
        return re.split(r" and | as well as ", indicator.positive, maxsplit=1)
    ends = [part.strip() for part in spoken_left_out(indicator.negative).split(";")]
    return ends if len(ends) > 1 else []


def _joined(found: list[Clause]) -> list[str]:
    """Return the acts, each clause joined to the one before where both are one act."""
    acts = list[str]()
    for clause in found:
        if acts and _goes_on(acts[-1], clause):
            acts[-1] = f"{acts[-1]} {clause.border} {clause.text}"
        else:
            acts.append(clause.text)
    return acts


def _goes_on(before: str, clause: Clause) -> bool:
    """Tell whether a clause ends the act before it: "goes and looks", "asks and does not guess"."""
    last = words(before)[:1]
    paired = clause.border == "and" and bool(last) and bool(bases(last[0]) & FIRST_OF_ONE_ACT)
    alone = len(words(before)) <= MOST_WORDS_OF_A_VERB
    return (paired and alone) or (clause.border != ";" and is_omission(clause.text))


PLUGIN = Rule(
    name="double-barrelled",
    about="An indicator asks for two acts at once: whoever shows one of them can't be placed, "
    "and raters differ on which one counts.",
    fix="make an indicator of each act, or list the acts under `elements` if they belong together",
    check=check,
)
