"""An anchor that judges and does not tell."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._clauses import bases, clauses, words
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import listed, phrased
from answer_eval.similarity import LIGHT_WORDS

PRAISE = listed("praise")
PRAISE_IN_NAMES = phrased("praise_in_names")
GENERAL_ACTS = listed("general_acts")
GENERAL_THINGS = listed("general_things")
ENOUGH = 3
"""So many words that are neither praise nor general tell what is done: "calls the patient by …"."""


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every anchor with a clause of praise or blame that holds little else."""
    for path, text in draft.anchors():
        judged = next((found for found in map(_judged, _told(text)) if found), "")
        if judged:
            yield Fault(path, f"{judged!r} judges, and what is done is left open")


def _told(anchor: str) -> list[list[str]]:
    found = (PRAISE_IN_NAMES.sub("named", each.text.lower()) for each in clauses(anchor))
    return [words(clause) for clause in found]


def _judged(clause: list[str]) -> str:
    """Return the judging word of a clause that tells nothing, "" where there is none."""
    praise = next((word for word in clause if word in PRAISE), "")
    telling = [word for word in clause if word not in PRAISE | LIGHT_WORDS | GENERAL_THINGS]
    if telling and bases(telling[0]) & GENERAL_ACTS:
        telling = telling[1:]
    return praise if len(telling) < ENOUGH else ""


PLUGIN = Rule(
    name="vague",
    about="An anchor judges ('good', 'effectively', 'poorly') and leaves open what was done: "
    "each rater has a standard of their own for it.",
    fix="replace the judging word by what was said or done that would earn it",
    check=check,
)
