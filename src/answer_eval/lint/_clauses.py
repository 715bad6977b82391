"""An anchor's clauses: what is done in each, and whether it is done at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer_eval.lint._words import listed

_QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]|(?<!\w)'[^']*'(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SUBJECT = re.compile(
    r"^(?:(?:the |a )?(?:candidate|applicant|interviewee|employee)|they|he|she|he/she|s/he|who)\s+",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"^(?:(?:\w+ly|always|often|also|then|just|still|even|quite|very|instead)\s+)+", re.IGNORECASE
)
_OMISSION = re.compile(
    r"^(?:does not|doesn't|do not|don't|never|not|no longer|rarely|seldom|hardly ever|neither|"
    r"nor does|nor|no(?! (?:more|fewer|less|longer|sooner) )|fail(?:s|ing)? to|"
    r"neglect(?:s|ing)? to|forget(?:s|ting)? to|omit(?:s|ting)?(?: to)?|"
    r"skips?|skipping|leav(?:es|e|ing) out|"
    r"(?:do|does|doing|say|says|saying) nothing|"
    r"(?:mak|tak|giv|offer|ask|show|provid|keep|send|writ|hold|leav|us)(?:e|es|s|ing)? "
    r"(?:no|nothing|none)(?! (?:more|fewer|less|longer|sooner) ))\b\s*"
    r"(?:(?:even|ever|really|actually|\w+ly)\s+)*",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\s*;\s*|\s*,?\s*\b(?:and|but|then|as well as)\s+|\s*,\s+", re.IGNORECASE)
_VERB_ENDS = re.compile(r"[a-z]{2,}(?:if(?:ies|ying)|iz(?:es|ing))$")

AHEAD = 80
"""Characters after a border that tell whether a clause starts there."""
ACTS = listed("acts")
ACTS_OR_THINGS = listed("acts_or_things")
FOLLOWERS = listed("followers")
JOINING = listed("joining")
AFTER_THINGS = listed("after_things")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of an anchor that starts with a verb."""

    border: str
    """What stands before it: "and", "but", "then", "," or ";"; "" for the first."""
    text: str


def spoken_left_out(text: str) -> str:
    """Return a text without what somebody says in it between quotation marks."""
    return _QUOTED.sub(" … ", straight(text))


def straight(text: str) -> str:
    """Return a text with typewriter apostrophes."""
    return text.replace("’", "'").replace("‘", "'")  # noqa: RUF001  as phones write them


def words(text: str) -> list[str]:
    """Return a text's words in lower case; a hyphen or apostrophe inside belongs to its word."""
    return _WORD.findall(straight(text).lower())


def clauses(anchor: str) -> list[Clause]:
    """Return an anchor's clauses: a new one starts where another verb like the first does."""
    return list(_cut(_SUBJECT.sub("", spoken_left_out(anchor).strip())))


def _cut(text: str) -> Iterator[Clause]:
    form = _form_of(text)
    start, border = 0, ""
    for found in _BORDER.finditer(text):
        sign = found[0].strip(" ,").lower() or found[0].strip()
        after = text[found.end() : found.end() + AHEAD]
        started = sign == ";" or _starts(after, "ing" if sign == "as well as" else form)
        before = text[start : found.start()] if started else ""
        if sign == ";" or (started and not _describes_somebody(before)):
            yield Clause(border, before.strip())
            start, border = found.end(), sign
    yield Clause(border, text[start:].strip(" ."))


def _describes_somebody(text: str) -> bool:
    """Tell whether a verb to follow may be what somebody else does: "a guest who waits and …"."""
    return bool(re.search(r"\b(?:who|which)\b", text))


def _starts(text: str, form: str) -> bool:
    if is_omission(text):
        return True
    first, second, *_ = [*words(_ADVERBS.sub("", text)), "", ""]
    if first in JOINING or _form(first) != form:
        return False
    if bases(first) & ACTS or _VERB_ENDS.match(first) or second in FOLLOWERS:
        return True
    return bool(bases(first) & ACTS_OR_THINGS) and not _follows_things(second)


def _follows_things(word: str) -> bool:
    return not word or word in AFTER_THINGS or word.endswith(("ly", "ed"))


def _form_of(text: str) -> str:
    """Return the form in which a text's verbs are: that of the first, or of what negates it."""
    negated = _OMISSION.match(text)
    if negated and not re.match(r"never|rarely|seldom|no", text, re.IGNORECASE):
        return "" if re.match(r"do not|don't", text, re.IGNORECASE) else "s"
    return _form(act(text))


def _form(word: str) -> str:
    """Return how a verb is inflected: "s", "ing" or "" (not at all)."""
    if word.endswith("ing") and len(word) > len("bring"):
        return "ing"
    return "s" if word.endswith("s") and not word.endswith("ss") else ""


def act(clause: str) -> str:
    """Return a clause's verb as written, its adverbs and negation passed over; "" for no words."""
    return next(iter(_from_act(clause)), "")


def after_act(clause: str) -> list[str]:
    """Return the words of a clause that follow its verb."""
    return _from_act(clause)[1:]


def _from_act(clause: str) -> list[str]:
    told = clause.strip()
    for before in (_OMISSION, _ADVERBS, _OMISSION, _ADVERBS):
        told = before.sub("", told)
    return words(told)


def is_omission(clause: str) -> bool:
    """Tell whether a clause says that something is not done."""
    told = clause.strip()
    return bool(_OMISSION.match(told) or _OMISSION.match(_ADVERBS.sub("", told)))


def bases(word: str) -> frozenset[str]:
    """Return what a verb may be without its inflection: "tries" is "try", "trie" or "tries"."""
    found = {word}
    if word.endswith("s"):
        found |= {word[:-1], word.removesuffix("es"), re.sub("ies$", "y", word)}
    if word.endswith("ing"):
        stem = word[:-3]
        found |= {stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
    return frozenset(found)
