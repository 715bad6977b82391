"""A rater's quotes as the page shows them: numbered where located, apart where not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answer_eval.evidence import Evidence, Match, Unlocated
from answer_eval.reports._marks import Mark
from answer_eval.reports._section import Link, Section
from answer_eval.reports._words import ANCHORS, UNLOCATED, clock
from answer_eval.transcript import Role, Span


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A located quote; its number stands beside its place in the transcript too."""

    number: int
    anchor: str
    tone: str
    anchor_words: str
    parts: tuple[Link, ...]
    """The candidate's own words, each part with the way to its place."""
    said_at: str
    as_quoted: str
    """The rater's own wording where it isn't the candidate's, letter for letter; else ""."""
    cited_for: str
    evidence: Evidence

    def marks(self) -> Iterator[tuple[int, Mark]]:
        """Yield each part's turn and mark."""
        polarity = self.evidence.quote.polarity
        for part, span in enumerate(self.evidence.parts, start=1):
            yield span.turn, Mark(span.start_char, span.end_char, self.number, part, polarity)


@dataclass(frozen=True, slots=True)
class LostQuote:
    """A quote that supports nothing, why, and where such words do stand."""

    text: str
    why: str
    speaker: str
    places: tuple[Link, ...]


def quote_view(section: Section, number: int, evidence: Evidence, cited_for: str) -> QuoteView:
    """Return a located quote with the way to each of its parts."""
    words = section.interview.transcript.words
    parts = tuple(
        Link(words(span), f"#{section.anchor('w', number, part)}")
        for part, span in enumerate(evidence.parts, start=1)
    )
    exact = evidence.match is Match.EXACT
    return QuoteView(
        number=number,
        anchor=section.anchor("q", number),
        tone=evidence.quote.polarity.value,
        anchor_words=ANCHORS[evidence.quote.polarity],
        parts=parts,
        said_at=said_at(section, evidence.parts),
        as_quoted="" if exact else evidence.quote.text,
        cited_for=cited_for,
        evidence=evidence,
    )


def lost_quote(section: Section, lost: Unlocated) -> LostQuote:
    """Return a quote that isn't in the answer, with whose words it is instead, if anybody's."""
    turns = section.interview.transcript.turns
    numbers = dict.fromkeys(span.turn for span in lost.parts)
    places = tuple(Link(f"turn {each}", f"#{section.anchor('t', each)}") for each in numbers)
    speakers = {turns[each].speaker: turns[each].role for each in numbers}
    said_by = ", ".join(_speaker(name, role) for name, role in speakers.items())
    speaker = said_by if lost.match is Match.MISATTRIBUTED else ""
    return LostQuote(lost.quote.text, UNLOCATED[lost.match], speaker, places)


def said_at(section: Section, parts: Iterable[Span]) -> str:
    """Return when and in which turns the parts of a quote were said."""
    return "; ".join(dict.fromkeys(_when(section, span) for span in parts))


def _when(section: Section, span: Span) -> str:
    time = clock(section.interview.transcript.time(span))
    return f"{time}, turn {span.turn}" if time else f"turn {span.turn}"


def _speaker(name: str, role: Role) -> str:
    known = role is Role.INTERVIEWER and name.casefold() != role.value
    return f"{name}, the interviewer" if known else name
