"""Labels that change owners half-way: the recorder takes one speaker for the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from answer_eval.roles._course import course
from answer_eval.roles._signs import Signs

CHANGE = 8.0
"""Log-odds that a change of owners costs: recorders rarely swap."""
SUPPORT, BARE_SUPPORT = 6.0, 12.0
"""Log-odds by which the stretches before and after have to bear a swap out, at the least: where a
question of the guide is put under the candidate's label, and where none is."""
MOST_CHANGES = 3
"""With more changes than this labels mean nothing, and are left alone."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Who speaks each turn, under the label that they had at first, and what is to be told."""

    voices: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def owners(voices: Sequence[str], seen: Signs, candidate: Sequence[str]) -> Owners:
    """Find the stretches where the candidate's label and one other speaker's are swapped.

    More has to speak for it where no question of the guide is put under the candidate's label.
    """
    best, support = Owners(tuple(voices)), 0.0
    for other in dict.fromkeys(voices):
        if other not in candidate:
            found, signs = _with(voices, seen, candidate, other)
            if signs > support:
                best, support = found, signs
    return best


def _with(
    voices: Sequence[str], seen: Signs, candidate: Sequence[str], other: str
) -> tuple[Owners, float]:
    """Return who speaks if labels are swapped with this other, and how much bears it out."""
    turns = np.array([at for at, each in enumerate(voices) if each in candidate or each == other])
    is_other = np.array([voices[at] == other for at in turns])
    kept = np.where(is_other, -1, 1) * seen.odds[turns]
    swapped = course(-kept, [(CHANGE, CHANGE)] * len(kept))
    changes = np.flatnonzero(np.diff(swapped)) + 1
    support = min(float(-kept[swapped].sum()), float(kept[~swapped].sum()))
    put = seen.puts[turns] & swapped
    heard = (put & ~is_other).sum() > (put & is_other).sum()
    misheard = (put & is_other).sum() > (put & ~is_other).sum()
    enough = support >= (SUPPORT if heard else BARE_SUPPORT) and len(changes) <= MOST_CHANGES
    mended = list(voices)
    for at in turns[swapped != swapped[0]]:
        mended[at] = candidate[0] if voices[at] == other else other
    if misheard or not enough or not {*candidate[:1], other} <= {*mended}:
        return Owners(tuple(voices)), 0.0
    told = (_told(turns[each], candidate[0], other, at % 2) for at, each in enumerate(changes))
    return Owners(tuple(mended), tuple(told)), support


def _told(turn: int, one: str, other: str, back: int) -> str:
    now = "right again" if back else "swapped"
    return f"from turn {turn} on the labels {one!r} and {other!r} seem {now}: check who speaks"
