"""Rolling captions: each line is shown again, in the upper row, while the next one comes in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from answer_eval.formats.vtt import Cue

ROLLING = 0.5
"""The share of cues that must begin with rows of the one above."""
FEWEST = 2
"""Cues that must show an old row above a new one: one sentence said again has no second row."""

_TAG = re.compile(r"<[^<>]*>")


def rolls(cues: Sequence[Cue]) -> bool:
    """Tell whether the cues repeat rows as rolling captions do."""
    rows = [shown for cue in cues if (shown := _rows(cue))]
    shared = [_shared(above, below) for above, below in pairwise(rows)]
    over = sum(0 < n < len(below) for n, below in zip(shared, rows[1:], strict=True))
    return over >= FEWEST and sum(map(bool, shared)) >= ROLLING * len(shared)


def unrolled(cues: Sequence[Cue]) -> Iterable[Cue]:
    """Return each line once, where the cues roll; else the cues as they are."""
    return once(cues) if rolls(cues) else cues


def once(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Leave out of each cue the rows that the cue above it ended with."""
    shown = list[str]()
    for cue in cues:
        rows = _rows(cue)
        lines = [each for each in cue.lines if each.strip()]
        yield Cue(cue.line, cue.time, lines[_shared(shown, rows) :], cue.fault)
        shown = rows or shown


def _rows(cue: Cue) -> list[str]:
    return [" ".join(_TAG.sub("", each).split()) for each in cue.lines if each.strip()]


def _shared(above: Sequence[str], below: Sequence[str]) -> int:
    """Return how many rows that `above` ends with `below` starts with."""
    most = min(len(above), len(below))
    return next((n for n in range(most, 0, -1) if above[-n:] == below[:n]), 0)
