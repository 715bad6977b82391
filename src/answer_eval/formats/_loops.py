"""Hallucination loops: recognisers that write one sentence again and again over silence."""

import re
from collections.abc import Iterator
from itertools import groupby

from answer_eval.transcript import Transcript, Turn

LOOP = 5
"""As many times in a row nobody says one sentence."""
SHORT_LOOP = 10
"""The same for one or two words, such as "Yeah.", which people do say again."""
SHORT = 2

_SENTENCE_END = re.compile("[.!?\u2026]\\s+|[\u3002\uff01\uff1f]")


def loops(transcript: Transcript) -> Iterator[str]:
    """Yield a warning for each sentence that is repeated too often to have been said."""
    for turn in transcript.turns:
        for plain, run in groupby(_sentences(turn), key=_plain):
            said, words = list(run), len(plain.split())
            if words and len(said) >= (LOOP if words > SHORT else SHORT_LOOP):
                yield (
                    f"turn {turn.index}: {said[0]!r} stands there {len(said)} times in a row,"
                    " as recognisers write over silence; it was kept"
                )


def _sentences(turn: Turn) -> Iterator[str]:
    for piece in turn.pieces:
        yield from _SENTENCE_END.split(turn.text[piece.start_char : piece.end_char])


def _plain(sentence: str) -> str:
    return sentence.casefold().strip(" .,!?-\u2026")
