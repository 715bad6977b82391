"""A question that "yes" answers."""

import re
from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._asking import REQUEST, TELLING
from answer_eval.lint._clauses import straight
from answer_eval.lint._draft import Draft

ASKED = re.compile(
    r"^(?:[^?]*,\s*)?(?:and |or |so |but |then |now )?"
    r"(?:do|does|did|have|has|had|are|is|was|were|am|will|would|can|could|should|shall|may|might|"
    r"must)(?:n't)? \w[^?]*\?$"
)
"""A sentence whose first verb can be answered; what stands before a comma only leads to it."""
CHOICE = re.compile(r"\b(?:prefer|rather)\b.*\bor\b")
GOES_ON = re.compile(r"(?:,|\band|\bif so,?|[-–—]) ?(?:\w+ )?(?:how|what|why|which|who)\b")  # noqa: RUF001  dashes as typed
OPEN = re.compile(rf"\b(?:how|what|why|which|when|where|who|whom|whose)\b|^(?:please )?{TELLING}\b")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every question none of whose sentences asks for more than a yes or a no."""
    for path, question in draft.questions():
        asked = _sentences(" ".join([question.text, *question.asks]))
        if any(map(_is_closed, asked)) and not any(map(_is_open, asked)):
            yield Fault((*path, "text"), "a plain yes or no answers this question")


def _sentences(text: str) -> list[str]:
    found = re.findall(r"[^.?!]+[.?!]*", straight(text).lower())
    return [each.strip(" \"“”'()") for each in found]


def _is_closed(sentence: str) -> bool:
    if not ASKED.match(sentence) or REQUEST.search(sentence):
        return False
    return not (CHOICE.search(sentence) or GOES_ON.search(sentence))


def _is_open(sentence: str) -> bool:
    return not _is_closed(sentence) and bool(OPEN.search(sentence) or ASKED.match(sentence))


PLUGIN = Rule(
    name="yes-no-question",
    about="A question can be answered with yes or no: there is then nothing to rate, and talkative "
    "candidates are rated on what others weren't asked.",
    fix="ask for an occasion and what was done: 'Tell me about a time …', 'How did you …?'",
    check=check,
)
