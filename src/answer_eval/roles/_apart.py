"""A transcript of one voice, cut so that each of its sentences can be somebody's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from answer_eval.roles._labels import says_candidate
from answer_eval.transcript import Piece, Transcript, Turn

LONG_SENTENCE = 40
"""Words; a text whose sentences are longer on average has no punctuation worth the name, and is cut
where the recorder began a new line."""

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")  # noqa: RUF001  closing quotes as they are typed


def apart(transcript: Transcript) -> Transcript:
    """Return a transcript in which nobody is told from anybody else, a turn for every sentence.

    Where two voices or more are named, or the one is named as the candidate, it stays as it is.
    The cut needs no guide, so that a turn has the same number wherever the transcript is read.
    """
    speakers = {turn.speaker for turn in transcript.turns}
    if len(speakers) != 1 or any(map(says_candidate, speakers)):
        return transcript
    sentences = (part for turn in transcript.turns for part in parts(turn, _starts(turn)))
    turns = tuple(replace(each, index=index) for index, each in enumerate(sentences))
    return replace(transcript, turns=turns)


def _starts(turn: Turn) -> list[int]:
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(turn.text))]
    if len(turn.text.split()) > LONG_SENTENCE * len(starts):
        return sorted({0, *(piece.start_char for piece in turn.pieces)})
    return starts


def parts(turn: Turn, starts: Sequence[int]) -> Iterator[Turn]:
    """Yield a turn's parts, each from one of these characters to the next, with their times."""
    for start, end in pairwise([*starts, len(turn.text) + 1]):
        text = turn.text[start:end].rstrip()
        yield replace(turn, text=text, pieces=tuple(_within(turn, start, start + len(text))))


def _within(turn: Turn, start: int, end: int) -> Iterator[Piece]:
    """Yield what a stretch of a turn has of its pieces, as seen from the stretch's beginning."""
    for piece in turn.pieces:
        first, last = max(piece.start_char, start), min(piece.end_char, end)
        if first < last:
            yield Piece(first - start, last - start, piece.time)
