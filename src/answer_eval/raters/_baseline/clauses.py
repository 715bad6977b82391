"""Who does what in a sentence: its clauses, whose each is, and whether it is meant as done.

A reading by rule, not a parse: it follows subject pronouns, conjunctions and punctuation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from answer_eval.raters._baseline.lexicon import (
    ATTITUDES,
    DEEDS,
    HABITS,
    PARTICIPLES,
    PAST,
    WRONGS,
    listed,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words with one subject; a word of several parts has `_` for its spaces."""

    words: tuple[str, ...]
    mine: bool
    """The subject is the speaker, or people the speaker counts among."""
    imagined: bool
    """Under would, could, should, might, may or will, or only meant: I wanted to, have to."""


def clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of a lower-case sentence; one without a subject keeps the last one's."""
    mine, imagined = True, False
    for words in _split(_TOKEN.findall(text)):
        subject = _is_mine(words)
        if subject is not None:
            mine, imagined = subject, False
        imagined = imagined or not _MODALS.isdisjoint(words) or _is_wish(words)
        yield Clause(tuple(words), mine, imagined)


def is_negation(word: str) -> bool:
    """Tell whether a word turns what follows it in its clause into its opposite."""
    return word in _NEGATIONS or word.endswith("n't")


def is_noun(words: Sequence[str], index: int) -> bool:
    """Tell whether a word names a thing: `the report`, `a really good question`, `with respect`.

    Forms that are nouns as well may stand further from their determiner, or after a preposition.
    """
    word, before = words[index], words[:index]
    if not _SKILLS.isdisjoint(words[index + 1 : index + 2]):
        return True
    if not before or before[-1] == "to":
        return False
    if word not in HABITS:
        return not _DETERMINERS.isdisjoint(before[-2:]) or _is_gerund(word, before)
    name = takewhile(lambda each: not _ends_name(each), reversed(before[-_FARTHEST:]))
    return before[-1] in _PREPOSITIONS or not _DETERMINERS.isdisjoint(name)


def _is_gerund(word: str, before: Sequence[str]) -> bool:
    """Tell whether a word in `ing` names what one is known for or good at."""
    return word.endswith("ing") and before[-1] in _GOVERNS and "instead" not in before


def _ends_name(word: str) -> bool:
    """Tell whether a word can't stand between a determiner and its noun."""
    return word in PAST or word in _PREPOSITIONS or word in _ME or word in DEEDS


def is_done_to(words: Sequence[str], index: int) -> bool:
    """Tell whether a form of `to be` makes a participle what was done to the subject: `was asked`.

    Adverbs may stand between. What the speaker is (`I was annoyed`) is no participle of the lists.
    """
    word = words[index]
    if word not in PARTICIPLES and (word in _DESCRIPTIONS or not word.endswith("ed")):
        return False
    before = (each for each in reversed(words[:index]) if not _is_adverb(each))
    return next(before, "") in _BEING


_TOKEN = re.compile(r"[^\W_]+(?:['_-][^\W_]+)*|[,;:.!?()–—]")

_ME = listed("i i'd i've i'm i'll we we'd we've we're we'll")
_OTHERS = listed(
    """he he'd he's he'll she she'd she's she'll they they'd they've they're they'll it's it'd you'd
    you're you've you'll there's who which that's"""
)
"""Subjects wherever they stand; `it` and `you` are subjects where a clause starts, as nouns are."""
_DETERMINERS = listed(
    """the a an my his her their our your its this these those some any another each every no two
    three four five several many few more most both other"""
)
_FARTHEST = 4
"""Words from a determiner to its noun."""
_GOVERNS = listed("for of at about")
_SKILLS = listed("skill skills ability abilities")
_BREAKS = listed(
    """and but so because while if until although though since unless where whether than how why
    before after as then when"""
)
_PREPOSITIONS = listed("to for with from about at of by on")
_MODALS = listed("would could should might may will wouldn't couldn't i'd we'd i'll we'll")
_WISHES = listed("want wanted mean meant intend intended hope hoped going supposed have need")
_NEGATIONS = listed("not never without cannot hardly rarely instead nor neither stopped")
_OPENERS = listed(
    """also first later afterwards finally next again still always once to please not yes no well
    or what that let did do does have had was were"""
)
"""Words other than verbs of the lexicon that open a clause without being its subject."""
_LONGEST_NAME = 3
_DESCRIPTIONS = ATTITUDES | WRONGS
_BEING = listed("""am is are was were be been being i'm we're isn't aren't wasn't weren't""")
_ADVERBS = listed("also always even ever just never not often seldom so very")


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith("ly")


def _split(tokens: Sequence[str]) -> Iterator[list[str]]:
    """Cut before subjects, and at punctuation and conjunctions, which are dropped."""
    words = list[str]()
    for token in tokens:
        cuts = token in _BREAKS or not token[0].isalnum()
        if words and (cuts or token in _ME or _starts(token, words[-1])):
            yield words
            words = []
        if not cuts:
            words.append(token)
    if words:
        yield words


def _starts(token: str, before: str) -> bool:
    return token in _OTHERS and before not in _PREPOSITIONS


def _is_mine(words: Sequence[str]) -> bool | None:
    """Tell whether a clause's subject is the speaker; None where it names no subject."""
    if words[0] == "that" and not _BEING.isdisjoint(words[1:2]):
        return False
    if _opens(words[0]) or _is_name(words):
        return None
    return words[0] in _ME


def _opens(word: str) -> bool:
    verb = word in DEEDS or word in WRONGS or word in ATTITUDES or word in PAST
    return verb or word in _OPENERS or is_negation(word) or word.endswith(("ly", "ing", "ed"))


def _is_wish(words: Sequence[str]) -> bool:
    """Tell whether the clause says what its subject meant to do: `meant to`, `was going to`."""
    return any(first in _WISHES and then == "to" for first, then in pairwise(words))


def _is_name(words: Sequence[str]) -> bool:
    """Tell whether the words just name one thing more: `the photo`, `the shift lead`."""
    named = words[0] in _DETERMINERS and len(words) <= _LONGEST_NAME
    return named and not any(map(_opens, words))
