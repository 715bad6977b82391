"""Turns in which two people speak, because the recorder swapped their labels within: cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import numpy as np

from answer_eval.roles._apart import SENTENCE_END, parts
from answer_eval.roles._hearing import Hearing, Numbers, hear
from answer_eval.roles._signs import ANSWERS, ASKS_BACK, INFORMS, LEADS, signs
from answer_eval.roles._speakers import likeliest
from answer_eval.roles._swaps import TURNS, owners
from answer_eval.transcript import Transcript, Turn

NEAR = 2
"""Turns before and after a change of owners that it may really lie in."""
GAIN = 1.5
"""Log-likelihood by which a turn's cut has to be better than any change between two turns."""
SENTENCES = 0.2
"""What each sentence by itself counts, beside the halves of the turn."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place within a turn, and how much likelier what is said is with a change of owners there."""

    turn: int
    char: int
    gain: float


def heard_apart(transcript: Transcript) -> tuple[Transcript, Hearing]:
    """Cut turns where their label changes owners, and hear them.

    The guide has no part in it, so that a turn has the same number wherever a transcript is read.
    """
    texts = [turn.text for turn in transcript.turns]
    heard = hear(texts)
    voices = [turn.speaker for turn in transcript.turns]
    if len({*voices}) <= 1:
        return transcript, heard
    seen = signs(heard, ())
    mine = [each.label for each in likeliest(transcript, voices, seen)]
    owned = owners(voices, seen, heard.words, mine)
    mine = [each.label for each in likeliest(transcript, owned.voices, seen)]
    cuts = [_best(transcript.turns, owned.voices, mine, seen.likelihoods, turn) for turn in owned.changes]
    chars = {cut.turn: cut.char for cut in cuts if cut.gain >= GAIN}
    if not chars:
        return transcript, heard
    turns = chain.from_iterable(
        parts(turn, [0, chars[turn.index]]) if turn.index in chars else (turn,)
        for turn in transcript.turns
    )
    apart = tuple(replace(turn, index=index) for index, turn in enumerate(turns))
    return replace(transcript, turns=apart), hear([turn.text for turn in apart])


def _best(
    turns: Sequence[Turn], owned: Sequence[str], mine: Sequence[str], likelihoods: Numbers, change: int
) -> Cut:
    """Return where a change of owners that seems to begin at a turn is likeliest to lie in one."""
    first, last = max(0, change - NEAR), min(len(turns), change + NEAR)
    window = range(first, last)
    by_label = [turns[at].speaker in mine for at in window]
    swapped = [owned[at] != turns[at].speaker for at in (max(0, change - 1), change)]
    before, after = (
        np.array([_likelihood(likelihoods[at], own != swap) for at, own in zip(window, by_label, strict=True)])
        for swap in swapped
    )
    total = [before[:at].sum() + after[at:].sum() for at in range(len(window) + 1)]
    best = Cut(change, 0, 0.0)
    for place, at in enumerate(window):
        own = by_label[place]
        for char, left, right, falls in _halves(turns, at):
            halves = _likelihood(left, own != swapped[0]) + _likelihood(right, own != swapped[1])
            halves += SENTENCES * (falls if own != swapped[0] else -falls)
            gain = before[:place].sum() + halves + after[place + 1 :].sum() - max(total)
            best = max(best, Cut(at, char, float(gain)), key=lambda cut: cut.gain)
    return best


def _likelihood(likelihoods: Numbers, candidate: bool) -> float:
    """Return the logarithm of how likely a turn is from a candidate, or from an interviewer."""
    usual, seldom = (ANSWERS, ASKS_BACK) if candidate else (LEADS, INFORMS)
    return float(np.logaddexp(likelihoods[usual], likelihoods[seldom] + np.log(TURNS)))


def _halves(turns: Sequence[Turn], at: int) -> Iterator[tuple[int, Numbers, Numbers, float]]:
    """Yield each place where a turn can be cut, with the likelihoods of both its halves.

    Last comes how much more its sentences are a candidate's before than after.
    """
    text = turns[at].text
    ends = {match.end() for match in SENTENCE_END.finditer(text)}
    places = sorted((ends | {piece.start_char for piece in turns[at].pieces}) - {0, len(text)})
    before = turns[at - 1].text if at else ""
    halves = [(before, text[:char], text[char:]) for char in places]
    found = signs(hear([*chain.from_iterable(halves)]), ()).likelihoods
    bounds = pairwise([0, *places, len(text)])
    odds = signs(hear([text[start:end] for start, end in bounds]), ()).odds.cumsum()
    yield from zip(places, found[1::3], found[2::3], 2 * odds[:-1] - odds[-1], strict=True)
