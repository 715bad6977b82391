"""What speakers' labels say by themselves: a part, a machine, the same name twice."""

import re
from collections.abc import Sequence

from answer_eval.errors import UsageError

_CANDIDATE = re.compile(r"\b(candidate|applicant|interviewee)\b", re.IGNORECASE)
_INTERVIEWER = re.compile(
    r"\b(interviewer|recruiter|hr|human resources|hiring manager|panel(l?ist)?|moderator)\b",
    re.IGNORECASE,
)
_BYSTANDER = re.compile(
    r"\b(observer|interpreter|translator|note ?-?taker|notetaker\w*|recorder|recording|bot|system"
    r"|operator|otter\.ai|fireflies\.ai|read\.ai)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DEVICES = frozenset("android device guest ipad iphone laptop mobile pc phone tablet".split())  # noqa: SIM905  a list of words
_COUNTED = re.compile(
    r"(unknown|unnamed|unidentified)?[\W_]*"
    r"(ch|channel|guest|participant|person|speaker|spk|user|voice)?[\W_]*(\d+|[a-z])?",
    re.IGNORECASE,
)


def says_candidate(label: str) -> bool:
    """Tell whether a label names the candidate's part."""
    return bool(_CANDIDATE.search(label))


def says_interviewer(label: str) -> bool:
    """Tell whether a label names an interviewer's part."""
    return bool(_INTERVIEWER.search(label))


def says_bystander(label: str) -> bool:
    """Tell whether a label names somebody, or a machine, that takes no part."""
    return bool(_BYSTANDER.search(label))


def one_person(one: str, other: str) -> bool:
    """Tell whether two labels are one person's: "Sam" and "Sam's iPhone", never two numbers."""
    if any(_COUNTED.fullmatch(label.strip()) for label in (one, other)):
        return False
    first, second = _name(one), _name(other)
    return bool(first and second) and (first <= second or second <= first)


def _name(label: str) -> set[str]:
    words = _WORD.findall(label.casefold().replace("’", "'"))  # noqa: RUF001  as phones write it
    return {word.removesuffix("'s") for word in words} - _DEVICES


def labelled(wanted: str, speakers: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that a person names: one, or several with `;` between them.

    A label is named by itself or by some of its words, in any case. UsageError where it fits
    none, or several that aren't one person's.
    """
    if found := _fitting(wanted, speakers):
        return _one(wanted, found, speakers)
    parts = [part for part in wanted.split(";") if part.strip()] or [wanted]
    named = [_one(part.strip(), _fitting(part, speakers), speakers) for part in parts]
    return tuple(dict.fromkeys(label for each in named for label in each))


def _fitting(wanted: str, speakers: Sequence[str]) -> tuple[str, ...]:
    words = wanted.casefold().split()
    exact = tuple(name for name in speakers if name.casefold().split() == words)
    partial = (name for name in speakers if {*words} <= {*name.casefold().split()})
    return exact or (tuple(partial) if words else ())


def _one(wanted: str, found: tuple[str, ...], speakers: Sequence[str]) -> tuple[str, ...]:
    shortest = min(found, key=len, default="")
    if found and all(name == shortest or one_person(shortest, name) for name in found):
        return found
    named = ", ".join(repr(name) for name in speakers if name) or "nobody by name"
    many = "more than one speaker" if found else "no speaker"
    raise UsageError(
        f"{many} is called {wanted!r}: the transcript has {named}",
        fix="give the candidate's label as the transcript spells it",
    )
