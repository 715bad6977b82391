"""Where a quote stands in the candidate's words, or that it doesn't."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from answer_eval.transcript import Role, Span, Transcript, Turn


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
    """Find a quote in the candidate's turns of an answer, then in the rest of the interview.

    First character for character, then with case, spaces, quotation marks and dashes made
    alike; a quote may run on over turns that follow each other in the answer, and `…` or
    `...` joins parts that must all be found, in order.
    """
    own = [transcript.turns[index] for index in answer_turns]
    own = [turn for turn in own if turn.role is Role.CANDIDATE]
    pieces = _pieces(quote.text)
    if parts := _exact(pieces, own):
        return Evidence(quote, Match.EXACT, parts)
    if parts := _normalised(pieces, own):
        return Evidence(quote, Match.NORMALISED, parts)
    candidate = [turn for turn in transcript.turns if turn.role is Role.CANDIDATE]
    if parts := _normalised(pieces, candidate):
        return Unlocated(quote, Match.ELSEWHERE, parts)
    others = [turn for turn in transcript.turns if turn.role is not Role.CANDIDATE]
    if parts := _normalised(pieces, others):
        return Unlocated(quote, Match.MISATTRIBUTED, parts)
    return Unlocated(quote, Match.UNLOCATED)


_ELLIPSIS = re.compile(r"\s*[\[(]?(?:\.{3,}|…)[\])]?\s*")
_WRAPPING = "\"'\u201c\u201d\u2018\u2019 \t\n"


def _pieces(quote: str) -> list[str]:
    parts = (part.strip(_WRAPPING) for part in _ELLIPSIS.split(quote))
    return [part for part in parts if any(char.isalnum() for char in part)]


def _exact(pieces: Sequence[str], turns: Sequence[Turn]) -> tuple[Span, ...]:
    """Return one span a piece, each at or after the one before it; () if any is missing."""
    spans = list[Span]()
    texts = [(turn.index, turn.text) for turn in turns]
    place, offset = 0, 0
    for piece in pieces:
        while place < len(texts):
            start = _word_find(texts[place][1], piece, offset)
            if start >= 0:
                offset = start + len(piece)
                spans.append(Span(texts[place][0], start, offset))
                break
            place, offset = place + 1, 0
        else:
            return ()
    return tuple(spans)


def _word_find(text: str, piece: str, start: int) -> int:
    """Return the first place where a piece stands as whole words, -1 where there is none."""
    while (found := text.find(piece, start)) >= 0:
        end = found + len(piece)
        if not (_joins(text, found) or _joins(text, end)):
            return found
        start = found + 1
    return -1


def _joins(text: str, at: int) -> bool:
    """Tell whether a cut before `at` would split a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _normalised(pieces: Sequence[str], turns: Sequence[Turn]) -> tuple[Span, ...]:
    text, places = _flatten(turns)
    spans, offset = list[Span](), 0
    for piece in pieces:
        wanted = "".join(char for char, _ in _normal(piece)).strip(" .,;:!?")
        start = _word_find(text, wanted, offset) if wanted else -1
        if start < 0:
            return ()
        offset = start + len(wanted)
        spans.extend(_by_turn(places[start:offset]))
    return tuple(spans)


_ALIKE = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u02bc`", '"""""\'\'\'\'')


def _normal(text: str) -> Iterator[tuple[str, int]]:
    """Yield the normalised characters of a text, each with the index it came from."""
    for index, char in enumerate(text):
        if char.isspace():
            yield " ", index
        elif unicodedata.category(char) == "Pd":
            yield "-", index
        else:
            for plain in unicodedata.normalize("NFKC", char).casefold().translate(_ALIKE):
                yield plain, index


def _flatten(turns: Iterable[Turn]) -> tuple[str, list[tuple[int, int]]]:
    """Return the turns' normalised text, joined by spaces, and each character's turn and index."""
    chars, places = list[str](), list[tuple[int, int]]()
    for turn in turns:
        for char, index in (*_normal(turn.text), (" ", len(turn.text) - 1)):
            if char != " " or (chars and chars[-1] != " "):
                chars.append(char)
                places.append((turn.index, index))
    return "".join(chars), places


def _by_turn(places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    turns = dict[int, list[int]]()
    for turn, index in places:
        turns.setdefault(turn, []).append(index)
    for turn, indices in turns.items():
        yield Span(turn, min(indices), max(indices) + 1)
