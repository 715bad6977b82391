"""What a stretch of talk is by its wording alone: a question, a nod, thanks, a refusal."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from answer_eval.segment._formulas import (
    ADVANCES,
    CLOSES,
    COURTEOUS,
    FOLLOWS,
    INVITES,
    JOINS,
    MOODS,
    OPENS,
    RETURNS,
    begins_question,
    formulas,
)
from answer_eval.similarity import LIGHT_WORDS, heavy, words_of

PIECE_WORDS, FEWEST_PIECE = 24, 2
"""Recognised speech without punctuation is cut into pieces of so many words."""
NOD_WORDS, NOD_LETTERS = 5, 60
"""A nod is at most so long."""
STALL_WORDS = 20
"""A reply that only stalls has at most so many words."""
OWN_QUESTION_WORDS = 30
"""What a candidate asks back has at most so many words; a longer turn answers."""
SHORT_SENTENCE = 9
"""A sentence of at most so many words leans on what was said before."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")  # noqa: RUF001  closing quotes as they are typed
_ANOTHER = re.compile(r",\s+(?=and (?:how|what|when|where|which|who|why)\b)")
"""Where one sentence puts two questions."""
_CLOSING = "\"'”’) "  # noqa: RUF001  as above
_NOD_WORDS = """
    absolutely ah alright all brilliant cool course definitely er erm exactly excellent fair enough
    fine go good got great ha hm hmm huh i indeed interesting it know lovely makes mean mhm mm mmm
    nice no of oh ok okay on perfect please problem really right see sense sounds super sure thank
    thanks that that's true uh uhm um understood well wonderful wow yeah yep yes you
"""
_NODS = frozenset(_NOD_WORDS.split())
_LEAVE_WORDS = """
    a bad bye care day did for have hear is it's meeting much not pleasure ready soon speak
    speaking take talking the think to too very was worries
"""
_SOCIAL = _NODS | frozenset(_LEAVE_WORDS.split())
_GRANT_WORDS = """
    ahead all any by count counts course do don't either feel free go hurry means not on one ready
    rush still take then think time whenever worry you're your
"""
_GRANTS = _NODS | frozenset(_GRANT_WORDS.split())
_THEM = frozenset({"it", "their", "them", "they"})
_THERE = frozenset({"that", "then", "there", "these", "this", "those"})
_PERSON = frozenset({"he", "him", "his", "she", "her"})
_YOU_WORDS = "you you'd you're you've your yours yourself"
_YOU = frozenset(_YOU_WORDS.split())
_LINK_WORDS = """
    ah alright and but cool excellent fine good great interesting lovely nice no now oh ok okay
    perfect right so sure then uh um well yeah yes
"""
_LINKS = frozenset(_LINK_WORDS.split())
_ASKING_WORDS = """
    are can could did do does had has have how is was were what what's when where which who why will
    would
"""
_ASKING = frozenset(_ASKING_WORDS.split())
_INTERROGATIVE = frozenset({"how", "what", "what's", "when", "where", "which", "who", "why"})
_HAVE = frozenset({"had", "has", "have", "there"})
_DECLINING = re.compile(
    r"""
    rather\ not | prefer\ not | (skip|pass\ on)\ (that|this|it) | ^\W*pass\b
    | (n't|not)\ (feel\ )?comfortable | (nothing|none)\ (really\ )?comes?\ to\ mind
    | can't\ (really\ )?think\ of | no\ comment | n't\ want\ to\ (answer|talk|say|discuss)
    | (n't|no)\ (really\ )?(have\ )?(an\ )?(example|answer)\b | next\ question
    """,
    re.IGNORECASE | re.VERBOSE,
)
_STALLING = re.compile(
    r"let me (just )?(think|see)|good question|(a|one) (second|moment|minute)|think about (it|that)"
)


class Wording(NamedTuple):
    """What a sentence's wording shows, before anybody looks at what it is about."""

    words: list[str]
    substance: int
    """Words that aren't light."""
    points: bool
    """It points back: to somebody ("what did *she* say"), or, short as it is, to nothing in itself
    ("how did *that* end")."""
    opens: bool
    """It has a formula in which questions of an interview are put."""
    follows: bool
    """It has a formula of follow-ups."""
    courteous: bool
    """It greets, closes, or says how the interview goes."""
    closes: bool
    """It closes."""
    asks: bool
    """It has a question mark, or begins as questions do and has no mark at all."""
    continues: bool
    """It begins with "and" or "but"."""
    addresses: bool
    """It speaks of the other: "you", "your"."""
    joins: bool
    """It announces one thing more."""
    returns: bool
    """It takes up something said before."""
    advances: bool
    """It announces the next question."""
    invites: bool
    """It asks for the candidate's own questions."""
    moods: frozenset[int]
    """How it asks, if that shows: for what happened, what would, reasons, habits."""


@lru_cache(maxsize=4096)
def wording(sentence: str) -> Wording:
    """Return what a sentence's wording shows; the commonest ("okay.") are looked at once."""
    words = words_of(sentence)
    found = formulas(words)
    first = next((word for word in words if word not in _LINKS), "")
    return Wording(
        words,
        len(heavy(words)),
        _points(words),
        OPENS in found or ("ever" in words and not _HAVE.isdisjoint(words)),
        FOLLOWS in found or first == "why",
        not found.isdisjoint((COURTEOUS, CLOSES, INVITES)),
        CLOSES in found or INVITES in found,
        "?" in sentence or (not is_finished(sentence) and first in _ASKING),
        words[:1] in (["and"], ["but"]),
        not _YOU.isdisjoint(words),
        JOINS in found,
        RETURNS in found and CLOSES not in found,
        ADVANCES in found,
        INVITES in found,
        frozenset(found.intersection(MOODS)),
    )


def _points(words: list[str]) -> bool:
    if not _PERSON.isdisjoint(words):
        return True
    if len(words) > SHORT_SENTENCE:
        return False
    before = 0
    for word in words:
        if (word in _THERE and not before) or (word in _THEM and before <= 1):
            return True
        before += word not in LIGHT_WORDS
    return False


def sentences(text: str) -> list[str]:
    """Return a text's sentences; of recognised speech without punctuation, pieces."""
    told = _END.split(text.strip())
    if " and " in text:
        told = [part for each in told for part in _ANOTHER.split(each)]
    return [piece for each in told if each for piece in _pieces(each)]


def _pieces(sentence: str) -> list[str]:
    """Cut what has no end before the formulas in which questions are put, or into equal parts."""
    if is_finished(sentence):
        return [sentence]
    words = sentence.split()
    plain = words_of(sentence)
    starts = [0]
    if len(plain) == len(words):
        for at in range(len(words)):
            begins = plain[at] in _INTERROGATIVE or begins_question(plain[at : at + 4])
            if begins and at - starts[-1] >= FEWEST_PIECE:
                starts.append(at)
    starts = [
        part
        for start, end in pairwise([*starts, len(words)])
        for part in range(start, end, PIECE_WORDS)
    ]
    return [" ".join(words[start:end]) for start, end in pairwise([*starts, len(words)])]


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return text.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def is_nod(text: str) -> bool:
    """Tell whether a turn only shows that its speaker listens ("mm-hm", "right, got it")."""
    if len(text) > NOD_LETTERS:
        return False
    words = words_of(text)
    return len(words) <= NOD_WORDS and _NODS.issuperset(words)


def grants(text: str) -> bool:
    """Tell whether a turn only lets the other speak ("take your time", "of course it counts")."""
    if len(text) > NOD_LETTERS or text.endswith("?"):
        return False
    return _GRANTS.issuperset(words_of(text))


def stalls(words: list[str]) -> bool:
    """Tell whether a reply only gains time ("good question, let me think")."""
    return len(words) <= STALL_WORDS and bool(_STALLING.search(" ".join(words)))


def is_social(words: list[str]) -> bool:
    """Tell whether a turn is nothing but thanks, leave-taking or assent."""
    return _SOCIAL.issuperset(words)


def is_question_back(text: str) -> bool:
    """Tell whether a candidate's turn does nothing but ask."""
    if not text.endswith("?") or len(text.split()) > OWN_QUESTION_WORDS or declines(text):
        return False
    return all(each.endswith("?") or not heavy(words_of(each)) for each in sentences(text))


def declines(text: str) -> bool:
    """Tell whether a text has a formula of declining to answer."""
    return bool(_DECLINING.search(text.replace("’", "'")))  # noqa: RUF001  as above
