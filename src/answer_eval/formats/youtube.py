"""YouTube's automatic captions: two rows roll upward, so that most lines stand there three times.

A line is new in the cue that brings it in, word by word with inline times; the cues after it show
it again in the upper row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats.vtt import Cue, captions
from answer_eval.transcript import Transcript

_ROLLING = re.compile(r"-->[^\n]*\n[^\n]*\n?[^\n]*<\d\d:\d\d:\d\d\.\d{3}><c>")


@dataclass(frozen=True, slots=True)
class YouTube:
    """WebVTT in which every line is shown again by the cue below."""

    name: str = "youtube"
    about: str = "YouTube's automatic captions in WebVTT, rolling lines read once"
    suffixes: tuple[str, ...] = (".vtt",)

    def looks_like(self, document: Document) -> float:
        """Return 1 for cues whose words have times and a tag each."""
        return 1.0 if _ROLLING.search(document.head) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read each line once, in the cue that brings it in."""
        return captions(document, self.name, rolled_out)


def rolled_out(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Leave out of each cue the rows that the cue above it ended with."""
    shown = list[str]()
    for cue in cues:
        rows = [each for each in cue.lines if each.strip()]
        plain = [" ".join(re.sub(r"<[^<>]*>", "", each).split()) for each in rows]
        again = _shared(shown, plain)
        yield Cue(cue.line, cue.time, rows[again:], cue.fault)
        shown = plain or shown


def _shared(above: Sequence[str], below: Sequence[str]) -> int:
    """Return how many rows that `above` ends with `below` starts with."""
    most = min(len(above), len(below))
    return next((n for n in range(most, 0, -1) if above[-n:] == below[:n]), 0)


PLUGIN = YouTube()
