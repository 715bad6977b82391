"""Labels that change owners half-way: the recorder takes one speaker for the other.

Whether a label is the candidate's at a turn is hidden, and so is whether the candidate is asking by
then; both seldom change. How likely each is at every turn, given all that is said, is reckoned
forwards and backwards over the interview (Rabiner 1989, A tutorial on hidden Markov models).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from answer_eval.roles._hearing import Flags, Numbers, Places
from answer_eval.roles._signs import ANSWERS, ASKS_BACK, INFORMS, LEADS, Signs

SWAPS = exp(-6.5)
"""How likely owners change at any turn: tuned in bench/roles.py, as what follows."""
TURNS, TURNS_LATE, TURNS_BACK = exp(-7.0), exp(-2.5), exp(-4.0)
"""How likely the candidate begins to ask, at any turn and at the end, and the interviewer again."""
LATE = 6
"""Turns of the end, where candidates ask and interviewers tell how it goes on."""
SURE = 0.85
"""How likely the owner of every long turn has to be, or a person should look."""
LONG_TURN = 25
"""Words; who speaks a shorter turn can remain unclear."""
SUPPORT = 6.0
"""Log-odds by which each stretch between changes has to bear them out, or a person should look."""
MOST_NAMED = 5
"""Turns that a warning names."""
FEWEST_TURNS = 2
"""Turns of two labels that are exchanged, at the least."""
MOST_CHANGES = 3
"""With more changes than this labels mean nothing: they are left alone, for a person to check."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Who speaks each turn, under the label that they had at first, and what is to be told."""

    voices: tuple[str, ...]
    changes: tuple[int, ...] = ()
    """The turns from which on owners are others."""
    told: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know."""
        return (*self.told, *self.doubts)


def owners(voices: Sequence[str], seen: Signs, words: Numbers, candidate: Sequence[str]) -> Owners:
    """Find the stretches where the candidate's label and one other speaker's are swapped."""
    others = [each for each in dict.fromkeys(voices) if each not in candidate]
    found = [_with(voices, seen, words, candidate, other) for other in others]
    doubts = tuple(doubt for each, _ in found for doubt in each.doubts)[:1]
    best, _ = max(found, key=lambda each: each[1], default=(Owners(tuple(voices)), 0))
    return Owners(best.voices, best.changes, best.told, doubts)


def _with(
    voices: Sequence[str], seen: Signs, words: Numbers, candidate: Sequence[str], other: str
) -> tuple[Owners, int]:
    """Return who speaks if labels are swapped with this other, and in how many turns they are."""
    turns = np.array([at for at, each in enumerate(voices) if each in candidate or each == other])
    is_other = np.array([voices[at] == other for at in turns])
    kept = likely_kept(seen.likelihoods[turns], seen.halves[turns], ~is_other)
    changes = np.flatnonzero(np.diff(kept > 1 / 2)) + 1
    unclear = turns[(np.abs(kept - 1 / 2) < SURE - 1 / 2) & (words[turns] >= LONG_TURN)]
    spoken = np.split(np.where(is_other, -1, 1) * seen.odds[turns], changes)
    weak = min(abs(float(stretch.sum())) for stretch in spoken) < SUPPORT
    if len(changes) > MOST_CHANGES or (len(changes) and weak):
        unclear = np.union1d(unclear, turns[changes])
    doubts = tuple(_doubt(unclear, candidate[0], other))
    if not len(changes) or len(changes) > MOST_CHANGES or _is_brief(changes, len(turns)):
        return Owners(tuple(voices), doubts=doubts), 0
    mended = list(voices)
    swapped = turns[(kept > 1 / 2) != (kept[0] > 1 / 2)]
    for at in swapped:
        mended[at] = candidate[0] if voices[at] == other else other
    told = tuple(_told(turns[at], candidate[0], other, nth) for nth, at in enumerate(changes))
    return Owners(tuple(mended), tuple(turns[changes].tolist()), told, doubts), len(swapped)


def _is_brief(changes: Places, turns: int) -> bool:
    """Tell whether owners change for a single turn, which is no exchange."""
    return bool(np.diff([0, *changes, turns]).min() < FEWEST_TURNS)


def likely_kept(likelihoods: Numbers, halves: Numbers, labelled: Flags) -> Numbers:
    """Return for each turn how likely the label is the candidate's that `labelled` says is."""
    steps = _steps(likelihoods, halves, labelled)
    forward, backward = _products(steps), _products(steps[::-1].transpose(0, 2, 1))[::-1]
    after = np.ones((len(steps), 4))
    after[:-1] = backward[1:].sum(axis=1)
    both = (np.array([1, TURNS, 1, TURNS]) @ forward) * after
    likely: Numbers = both[:, :2].sum(axis=1) / both.sum(axis=1)
    return likely


def _steps(likelihoods: Numbers, halves: Numbers, labelled: Flags) -> Numbers:
    """Return `[turn, 4, 4]`: how likely each state is after each, with what the turn says.

    The states are: labels are kept, and the candidate answers or asks; they are swapped, likewise.
    Owners can also change within a turn, from one half to the other.
    """
    kept = [ANSWERS, ASKS_BACK, LEADS, INFORMS]
    states = np.where(labelled[:, None], likelihoods[:, kept], likelihoods[:, kept[2:] + kept[:2]])
    within = np.where(labelled[:, None], halves[:, ::-1], halves)
    most = np.maximum(states.max(axis=1), within.max(axis=1))
    late = np.arange(len(labelled)) >= len(labelled) - LATE
    changes = np.where(late[:, None, None], _changes(TURNS_LATE), _changes(TURNS))
    steps: Numbers = changes * np.exp(states - most[:, None])[:, None, :]
    crossing = SWAPS * np.exp(within - most[:, None])
    steps[:, :2, 2] = np.maximum(steps[:, :2, 2], crossing[:, :1])
    steps[:, 2:, 0] = np.maximum(steps[:, 2:, 0], crossing[:, 1:])
    return steps


def _changes(turns: float) -> Numbers:
    """Return `[4, 4]`: how likely each state is after each, before anything is said."""
    owning, asking = np.array([[1, SWAPS], [SWAPS, 1]]), np.array([[1, turns], [TURNS_BACK, 1]])
    changes: Numbers = np.kron(owning, asking).astype(np.float64)
    return changes


def _products(steps: Numbers) -> Numbers:
    """Return the product of all matrices up to each, scaled."""
    products, far = steps.copy(), 1
    while far < len(steps):
        products[far:] = products[:-far] @ products[far:]
        products /= products.max(axis=(1, 2), keepdims=True)
        far *= 2
    return products


def _told(turn: int, one: str, other: str, nth: int) -> str:
    now = "right again" if nth % 2 else "swapped"
    return f"from turn {turn} on the labels {one!r} and {other!r} seem {now}: check who speaks"


def _doubt(unclear: Places, one: str, other: str) -> Iterator[str]:
    if len(unclear):
        more = ", …" if len(unclear) > MOST_NAMED else ""
        turns = ", ".join(map(str, unclear[:MOST_NAMED])) + more
        yield f"{one!r} and {other!r} may be swapped in turn {turns}: check who speaks"
