"""YouTube's automatic captions: two rows roll upward, so that most lines stand there three times.

A line is new in the cue that brings it in, word by word with inline times; the cues after it show
it again in the upper row.
"""

import re
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._rolling import once, rolls
from answer_eval.formats.vtt import captions, cues
from answer_eval.transcript import Transcript

_WORD = re.compile(r"<\d\d:\d\d:\d\d\.\d{3}><c>")


@dataclass(frozen=True, slots=True)
class YouTube:
    """WebVTT in which every line is shown again by the cue below."""

    name: str = "youtube"
    about: str = "YouTube's automatic captions in WebVTT, rolling lines read once"
    suffixes: tuple[str, ...] = (".vtt",)

    def looks_like(self, document: Document) -> float:
        """Return 1 for cues that show the lines of the cue above again."""
        head = document.head
        if not head.lstrip().startswith("WEBVTT") or "<v" in head:
            return 0.0
        return 1.0 if _WORD.search(head) or rolls(list(cues(head))) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read each line once, in the cue that brings it in."""
        return captions(document, self.name, once)


PLUGIN = YouTube()
