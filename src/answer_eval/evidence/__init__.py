"""Where a quote stands in the candidate's words, or that it doesn't."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from answer_eval.evidence._vocabulary import COMMON
from answer_eval.evidence._words import words
from answer_eval.transcript import Role, Span, Transcript, Turn

if TYPE_CHECKING:  # it brings rapidfuzz
    from answer_eval.evidence._passage import Passage, Place


class Polarity(StrEnum):
    """The anchor that a quote speaks for."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Match(StrEnum):
    """How a quote was found, or what became of it."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"
    ELSEWHERE = "elsewhere"
    MISATTRIBUTED = "misattributed"
    UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a rater says the candidate said, not yet located."""

    polarity: Polarity
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote located in the candidate's words of the answer, its parts in the quote's order."""

    quote: Quote
    match: Literal[Match.EXACT, Match.NORMALISED, Match.FUZZY]
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unlocated:
    """A quote that supports nothing: it isn't in the candidate's words of this answer.

    `match` says what was found instead; `parts` is where, empty if nowhere.
    """

    quote: Quote
    match: Literal[Match.ELSEWHERE, Match.MISATTRIBUTED, Match.UNLOCATED]
    parts: tuple[Span, ...] = ()


Located = Evidence | Unlocated


def locate(quote: Quote, transcript: Transcript, answer_turns: Sequence[int]) -> Located:
    """Find one quote; `locate_all` for those of one judgement."""
    return locate_all([quote], transcript, answer_turns)[0]


def locate_all(
    quotes: Sequence[Quote], transcript: Transcript, answer_turns: Sequence[int]
) -> tuple[Located, ...]:
    """Find a judgement's quotes in the candidate's turns of an answer, then in the interview.

    Words are found to the letter, then however they are written, then with few of them misheard
    or edited; `…` or `...` joins parts, in any order, and turns that follow each other in the
    answer are read on as one. What others said to the letter is never the candidate's by an
    edit. Where the same words stand in several places, the one nearest to the quote's other
    parts counts, else the one nearest to the judgement's other quotes.
    """
    heard = _Heard(transcript, frozenset(answer_turns))
    found = [_found(quote, heard) for quote in quotes]
    return tuple(
        _resolved(quote, each, [other for other in found if other is not each])
        for quote, each in zip(quotes, found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who said what, as seen from one answer; put together only as far as it is asked for."""

    transcript: Transcript
    answer: frozenset[int]

    @property
    def own(self) -> "Passage":
        """The candidate's words of the answer."""
        turns = [self.transcript.turns[at] for at in sorted(self.answer)]
        return _of(turn for turn in turns if turn.role is Role.CANDIDATE)

    @property
    def rest(self) -> "Passage":
        """All the candidate's words."""
        return _of(turn for turn in self.transcript.turns if turn.role is Role.CANDIDATE)

    @property
    def others(self) -> "Passage":
        """Everybody else's."""
        return _of(turn for turn in self.transcript.turns if turn.role is not Role.CANDIDATE)


def _of(turns: Iterable[Turn]) -> "Passage":
    from answer_eval.evidence._passage import passage

    return passage(tuple((turn.index, turn.text) for turn in turns))


class _Found(NamedTuple):
    """What became of a quote, and for each of its parts every place where it stands."""

    match: Match
    passage: "Passage"
    parts: tuple[tuple["Place", ...], ...] = ()


def _found(quote: Quote, heard: _Heard) -> _Found:
    pieces, own = _pieces(quote.text), heard.own
    if not pieces:
        return _Found(Match.UNLOCATED, own)
    found = _sought(pieces, own)
    if _is_plain(found):
        return found
    if found.parts and not _is_plain(_sought(pieces, heard.others)):
        return found
    rest, others = _sought(pieces, heard.rest), _sought(pieces, heard.others)
    if rest.parts and not (_is_plain(others) and not _is_plain(rest)):
        return rest._replace(match=Match.ELSEWHERE)
    return others._replace(match=Match.MISATTRIBUTED) if others.parts else found


_ELLIPSIS = re.compile(r"\s*[\[(]?(?:\.{3,}|…)[\])]?\s*")
_NUMBER = re.compile(r"[\d.,]+")
_WRAPPING = "\"'\u201c\u201d\u2018\u2019 \t\n"


def _pieces(quote: str) -> list[str]:
    """Return a quote's parts; none where they are too little to be looked for.

    One part may be a single word that is neither common nor a number; all others need two, or any
    text could be put together out of single words.
    """
    parts = [part.strip(_WRAPPING) for part in _ELLIPSIS.split(quote)]
    said = [[word.text for word in words(part)] for part in parts]
    single = [each[0] for each in said if len(each) == 1]
    if len(single) > 1 or COMMON.intersection(single) or any(_NUMBER.fullmatch(w) for w in single):
        return []
    return [part for part, each in zip(parts, said, strict=True) if each]


def _sought(pieces: Sequence[str], where: "Passage") -> _Found:
    """Look for all pieces in one passage; they are found as loosely as the loosest of them."""
    match, parts = Match.EXACT, list[tuple["Place", ...]]()
    for piece in pieces:
        how, places = _piece(piece, where)
        if how is Match.UNLOCATED:
            return _Found(Match.UNLOCATED, where)
        match = max(match, how, key=_LOOSENESS.index)
        parts += places
    return _Found(match, where, tuple(parts))


_LOOSENESS = (Match.EXACT, Match.NORMALISED, Match.FUZZY)


def _piece(piece: str, where: "Passage") -> tuple[Match, list[tuple["Place", ...]]]:
    wanted = [word.text for word in words(piece)]
    if places := tuple(where.exactly(piece)):
        return Match.EXACT, [places]
    if places := tuple(where.plainly(wanted)):
        return Match.NORMALISED, [places]
    if places := tuple(where.nearly(wanted)):
        return Match.FUZZY, [places]
    if runs := where.rearranged(wanted):
        return Match.FUZZY, [(place,) for place in runs]
    return Match.UNLOCATED, []


def _is_plain(found: _Found) -> bool:
    return found.match in {Match.EXACT, Match.NORMALISED}


def _resolved(quote: Quote, found: _Found, others: Sequence[_Found]) -> Located:
    """Choose a place for each part and say what the quote is."""
    around = [part for each in others if each.passage is found.passage for part in each.parts]
    spans = tuple(
        span
        for part in found.parts
        for span in found.passage.spans(_nearest(part, _neighbours(part, found.parts) or around))
    )
    match = found.match
    if match in {Match.EXACT, Match.NORMALISED, Match.FUZZY}:
        return Evidence(quote, match, spans)
    return Unlocated(quote, match, spans)


def _neighbours(
    part: tuple["Place", ...], parts: Sequence[tuple["Place", ...]]
) -> list[tuple["Place", ...]]:
    return [other for other in parts if other is not part]


def _nearest(places: Sequence["Place"], neighbours: Sequence[Sequence["Place"]]) -> "Place":
    """Return the place with the least way to its neighbours, each at the nearest it can be."""

    def way(place: "Place") -> int:
        return sum(min(_between(place, other) for other in each) for each in neighbours)

    return min(places, key=way)


def _between(one: "Place", other: "Place") -> int:
    """Return the characters between two places, 0 where they overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
