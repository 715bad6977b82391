"""An anchor that tells what goes on inside a person."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import act, after_act, bases, clauses
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import listed, phrased

THINKING = listed("thinking")
STATES = listed("states")
POSSESSIONS = listed("possessions")
OUTWARD = phrased("outward")
BEING = frozenset({"is", "are", "be", "remains", "remain", "stays", "stay", "becomes", "become"})
HAVING = frozenset({"has", "have", "lacks", "lack", "loses", "lose", "holds", "takes", "take"})
REACH = 4
"""Words after "is" or "has" among which the state is looked for: "has a strong inner drive"."""


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every anchor one of whose verbs names a thought, a feeling or a trait."""
    for path, text in draft.anchors():
        inner = next((told for told in map(_inner, _told(text)) if told), "")
        if inner:
            yield Fault(path, f"{inner!r} can't be seen or heard")


def _told(anchor: str) -> list[str]:
    return [clause.text for clause in clauses(anchor)]


def _inner(clause: str) -> str:
    """Return the words that name an inner state, "" where there is none."""
    verb, rest = act(clause), after_act(clause)
    if bases(verb) & THINKING and not OUTWARD.match(" ".join([verb, *rest])):
        return verb
    sought = STATES if verb in BEING else POSSESSIONS if verb in HAVING else frozenset[str]()
    for place, word in enumerate(rest[:REACH], start=1):
        if word in sought:
            return " ".join([verb, *rest[:place]])
    return ""


PLUGIN = Rule(
    name="unobservable",
    about="An anchor tells what somebody thinks, feels or is: an answer holds words and acts, "
    "and the rest is each rater's guess.",
    fix="write what somebody who thinks or feels so says or does, which a rater could quote",
    check=check,
)
