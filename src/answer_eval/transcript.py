"""What was said: turns of speakers, with times where the recorder kept them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from answer_eval._digest import digest


class Role(StrEnum):
    """The part a speaker has in the interview."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, in seconds from the recording's beginning."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Untimed:
    """The recorder gave no time for this."""


Time = Interval | Untimed
UNTIMED = Untimed()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One cue, line or paragraph of a transcript file, as a format reads it."""

    speaker: str
    text: str
    time: Time = UNTIMED


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a turn that one utterance gave, `[start_char, end_char)`, with its time."""

    start_char: int
    end_char: int
    time: Time


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `[start_char, end_char)`, in code points, of the turn numbered `turn`."""

    turn: int
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's talk until another speaks."""

    index: int
    speaker: str
    text: str
    pieces: tuple[Piece, ...] = ()
    role: Role = Role.OTHER

    @property
    def time(self) -> Time:
        """From the first timed piece's start to the last one's end."""
        return _hull(piece.time for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of one interview, in order; `turns[i].index == i`."""

    turns: tuple[Turn, ...]
    format: str
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of who said what in which role."""
        return digest([[turn.speaker, turn.role, turn.text] for turn in self.turns])

    def words(self, span: Span) -> str:
        """Return the very characters of a span."""
        return self.turns[span.turn].text[span.start_char : span.end_char]

    def time(self, span: Span) -> Time:
        """Return the time of the pieces that a span touches."""
        return _hull(
            piece.time
            for piece in self.turns[span.turn].pieces
            if piece.start_char < span.end_char and span.start_char < piece.end_char
        )

    def with_roles(self, roles: dict[str, Role]) -> "Transcript":
        """Return the transcript with each speaker's role set; other speakers keep theirs."""
        turns = (replace(turn, role=roles.get(turn.speaker, turn.role)) for turn in self.turns)
        return replace(self, turns=tuple(turns))


def transcript_of(
    utterances: Iterable[Utterance], format_name: str, warnings: Iterable[str] = ()
) -> Transcript:
    """Join adjacent utterances of one speaker into turns; each piece keeps its own time.

    Pieces of a turn are joined by one space; utterances without text are left out.
    """
    spoken = (each for each in utterances if each.text.strip())
    runs = groupby(spoken, key=lambda utterance: utterance.speaker)
    turns = (_turn(index, speaker, run) for index, (speaker, run) in enumerate(runs))
    return Transcript(tuple(turns), format_name, tuple(warnings))


def _turn(index: int, speaker: str, run: Iterable[Utterance]) -> Turn:
    texts, pieces, start = list[str](), list[Piece](), 0
    for utterance in run:
        words = " ".join(utterance.text.split())
        texts.append(words)
        pieces.append(Piece(start, start + len(words), utterance.time))
        start += len(words) + 1
    return Turn(index, speaker, " ".join(texts), tuple(pieces))


def _hull(times: Iterable[Time]) -> Time:
    known = [time for time in times if isinstance(time, Interval)]
    if not known:
        return UNTIMED
    return Interval(min(time.start for time in known), max(time.end for time in known))
