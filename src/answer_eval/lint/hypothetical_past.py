"""A "what would you do" among questions about what was done."""

import re
from collections.abc import Iterator

from answer_eval._faults import Fault, Path
from answer_eval.lint import Rule
from answer_eval.lint._asking import REQUEST, TELLING
from answer_eval.lint._clauses import straight
from answer_eval.lint._draft import Draft
from answer_eval.question import Question

IMAGINED = re.compile(
    r"\b(?:would you|you would|you'd|what if|let's say|hypothetical\w*|imagine|suppose|supposing|"
    r"(?:say|assume|pretend|picture) (?:that )?(?:you|a|an|the|yourself)\b|"
    r"(?:what|how) (?:might|could|should|will) you|if you (?:were|had to|found|saw|could))\b"
)
ASKED_OF_A_SETTING = re.compile(r"\b(?:what|how) do you \w+|\bwhat are your next steps\b")
"""Asks for something imagined too, where a setting is told before: "The oven fails. What do …"."""
DESCRIBED = re.compile(r"\b(?:how|what) would you (?:describe|say|call|rate|sum)\b")
"""Asks for an opinion, whatever its mood."""
TOLD = re.compile(
    r"\b(?:a time|the (?:last|first|most|hardest|worst|best)\b|an? (?:\w+ )?(?:occasion|instance|"
    r"situation|experience|example|case|day|moment) (?:when|where|in which|of|on which|you|that)|"
    r"did you|have you|(?<!if )you (?:had|were|did|\w+ed)|(?<!if )(?:was|were) (?:you|it|the))\b"
)
"""Asks for something that happened."""
PAST_SECTIONS = re.compile(r"\bpast\b|\bbehaviou?ral\b")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every question about past behaviour that asks for something imagined."""
    for path, question in draft.questions():
        if _is_past(draft, path, question) and _is_imagined(question.text):
            yield Fault((*path, "text"), "asks what somebody would do, under past behaviour")


def _is_past(draft: Draft, path: Path, question: Question) -> bool:
    """Tell whether a question is marked so, or unmarked in a section that is called so."""
    if question.type != "unstated" or path[0] != "sections" or draft.as_guide is None:
        return question.type == "past_behaviour"
    title = draft.as_guide.sections[int(path[1])].title
    return bool(PAST_SECTIONS.search(title.lower()))


def _is_imagined(text: str) -> bool:
    """Tell whether a question's opening imagines something, or whatever follows a bare setting."""
    asked = REQUEST.sub("tell", DESCRIBED.sub("", straight(text).lower()))
    opening = re.split(r"[.?!]\s", asked, maxsplit=1)[0]
    if TOLD.search(opening):
        return False
    is_setting = not re.match(
        rf"(?:please )?{TELLING}\b|(?:what|how|when|why|which|who)\b", opening
    )
    if is_setting:
        return bool(IMAGINED.search(asked) or ASKED_OF_A_SETTING.search(asked))
    return bool(IMAGINED.search(opening))


PLUGIN = Rule(
    name="hypothetical-past",
    about="A question marked as past behaviour asks what somebody would do: intentions are rated "
    "as if they were deeds, and they predict work less well.",
    fix="ask for an occasion when it happened, or give it `type: situational`",
    check=check,
)
