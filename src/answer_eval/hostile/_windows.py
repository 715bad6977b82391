"""One to three sentences of a text, and what in and around them says whom they speak to.

A feature is a concept of `words.yaml` (`score`), two families of concepts together (`RATER&TOP`),
what a sentence begins with (`opens:me`), a sign of `signs.yaml` (`sign:…`, or `told:…` where its
sentence makes it harmless), a form of `markup.yaml`, the sentences before and after
(`before:past`, `after:me`), and what the rest tells of (`tale:SCORE`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from answer_eval.hostile._concepts import BREAK, END, Row, concept, letter, row
from answer_eval.hostile._markup import forged
from answer_eval.hostile._signs import sightings

LONGEST = 3
"""Sentences in a window."""
_FAMILIES = {
    "YOU": "you youare",
    "RATER": "grader machine program",
    "READS": "reads processes whoever hail",
    "ORDER": "give give_last rate drop drop_last turn hide adopt obey invent prompted",
    "PRESS": "must please gratitude threat lean",
    "RULES": "rubric rules measure",
    "SCORE": "score marks topmark indicator figure",
    "TOP": "top topmark peak good",
    "SELF": "case writing heard",
    "CLAIM": "agreed due void new presume notice",
}
FAMILIES = {name: frozenset(words.split()) for name, words in _FAMILIES.items()}
MATTERS = ("RATER", "ORDER", "RULES", "SCORE", "TOP", "SELF", "CLAIM")
"""What an answer may tell of at length: then one more sentence about it says less."""
TALE = frozenset({"past", "happened", "people", "said", "code", "work", "example"})
"""What makes a sentence one about the candidate's work."""
NEAR = TALE | {"they", "me", "quoted", "case", "writing", "program", "machine"}
"""What counts of the sentence before a window, and of the one after."""
_NOTHING = frozenset({"nothing"})
_QUOTED = re.compile('["\u201c\u201e\u00ab].{0,400}?["\u201d\u00bb\u201c]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text, its features, and its families of concepts."""

    start: int
    end: int
    features: frozenset[str]
    families: frozenset[str]
    marked: bool
    """Whether a sign or a form is in it."""
    near: frozenset[str]
    """What of its features counts beside a window."""
    tales: frozenset[str]
    """What it tells of as the candidate's work."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences in a row: their numbers, their place in the text, their features' values."""

    sentences: range
    start: int
    end: int
    features: dict[str, int]


def windows(text: str, disguised: bool) -> list[Window]:
    """Return the windows of a text that may speak to a rater."""
    sentences = list(_sentences(text))
    tales = Counter(name for each in sentences for name in each.tales)
    return [
        _window(sentences, tales, range(first, last), disguised)
        for first in range(len(sentences))
        for last in range(first + 1, min(first + LONGEST, len(sentences)) + 1)
        if _matters(sentences[first:last])
    ]


def _matters(sentences: Sequence[Sentence]) -> bool:
    """Tell whether each end of a window, and all of it, has enough to be looked at."""
    if any(each.marked for each in sentences):
        return True
    if not sentences[0].families or not sentences[-1].families:
        return False
    return len(frozenset[str]().union(*(each.families for each in sentences))) > 1


def _window(
    sentences: Sequence[Sentence], tales: Counter[str], at: range, disguised: bool
) -> Window:
    inside = sentences[at.start : at.stop]
    families = frozenset[str]().union(*(each.families for each in inside))
    names = frozenset[str]().union(*(each.features for each in inside))
    features = dict.fromkeys(names, 1) | _together(families)
    features |= {f"long {len(inside)}": 1} | ({"disguised": 1} if disguised else {})
    before = sentences[at.start - 1].near if at.start else _NOTHING
    after = sentences[at.stop].near if at.stop < len(sentences) else _NOTHING
    features |= _around(before, after) | _tales(tales, inside)
    return Window(at, inside[0].start, inside[-1].end, features)


@lru_cache(maxsize=4096)
def _together(families: frozenset[str]) -> dict[str, int]:
    pairs = (f"{one}&{two}" for one, two in combinations(sorted(families), 2))
    return dict.fromkeys([*families, *pairs], 1)


@lru_cache(maxsize=4096)
def _around(before: frozenset[str], after: frozenset[str]) -> dict[str, int]:
    return dict.fromkeys([*(f"before:{x}" for x in before), *(f"after:{x}" for x in after)], 1)


def _tales(all_told: Counter[str], inside: Sequence[Sentence]) -> dict[str, int]:
    """Return what other sentences tell of as work: each matter, up to two; all, up to three."""
    others = dict(all_told)
    for name in (name for each in inside for name in each.tales):
        others[name] -= 1
    told = {name: count for name in MATTERS if (count := others.get(name))}
    several = sum(name in told for name in ("RATER", "RULES", "SCORE", "TOP"))
    held = {f"tale:{name}": min(count, 2) for name, count in told.items()}
    return held | {"tales": min(several, 3)}


def _sentences(text: str) -> Iterator[Sentence]:
    read = row(text)
    seen: dict[int, set[str]] = {}
    for sighting in sightings(read, text):
        kind = "told" if sighting.harmless else "sign"
        seen.setdefault(sighting.start, set()).add(f"{kind}:{sighting.sign.name}")
    forms = [
        (match.start(), f"{'told' if told else 'form'}:{form.name}")
        for form, match, told in forged(text)
    ]
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    start = 1
    while (end := read.concepts.find(END, start)) >= 0:
        place = read.starts[start], min(read.starts[end] + 1, len(text))
        marks = {name for at, name in forms if place[0] - 3 <= at <= place[1]}
        if any(opened < sum(place) // 2 < closed for opened, closed in quotes):
            marks.add("quoted")
        if text.startswith("?", read.starts[end]):
            marks.add("asked")
        if end > start or marks:
            yield _sentence(read, (start, end), place, marks | seen.get(start, set()))
        start = end + 1


def _sentence(read: Row, at: tuple[int, int], place: tuple[int, int], marks: set[str]) -> Sentence:
    said = read.concepts[at[0] : at[1]]
    held = frozenset(name for each in set(said) if (name := concept(each)))
    features = held | marks | _told(said)
    families = _families(held)
    return Sentence(
        *place,
        features,
        families,
        any(name[:5] in {"sign:", "form:"} for name in marks),
        features & NEAR,
        families if features & TALE else frozenset(),
    )


@lru_cache(maxsize=4096)
def _families(held: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, words in FAMILIES.items() if held & words)


def _told(said: str) -> set[str]:
    """Return how a sentence begins, and whether words for speech come before what they order."""
    first = said.lstrip(BREAK + letter("please"))[:1]
    opens = {f"opens:{concept(first) or 'other'}"}
    return opens | {"introduced"} if _introduction().search(said) else opens


@cache
def _introduction() -> re.Pattern[str]:
    ordered = FAMILIES["ORDER"] | FAMILIES["SCORE"] | FAMILIES["RULES"]
    return re.compile(
        f"[{letter('said')}{letter('example')}].*[{''.join(map(letter, sorted(ordered)))}]"
    )
