"""SubViewer as YouTube writes it: `0:00:00.599,0:00:04.160` above each caption."""

import re
from dataclasses import dataclass, replace

from answer_eval.formats import Document
from answer_eval.formats.vtt import captions
from answer_eval.transcript import Transcript

_CLOCK = r"\d+:\d{2}:\d{2}\.\d{3}"
_TIMING = re.compile(rf"^{_CLOCK},{_CLOCK}[ \t]*$", re.MULTILINE)
_TIMING_MEANT = re.compile(r"^(\d+:\d\S{0,20}),(\S{0,20}\d:\d\S{0,20})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SubViewer:
    """Captions with both times on a line, parted by a comma."""

    name: str = "sbv"
    about: str = "SubViewer captions, as YouTube exports them"
    suffixes: tuple[str, ...] = (".sbv",)

    def looks_like(self, document: Document) -> float:
        """Return 0.9 for its timings."""
        return 0.9 if _TIMING.search(document.head) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the captions as WebVTT's; `>>` and a new speaker stay as written."""
        text = _TIMING_MEANT.sub(r"\1 --> \2", document.text).replace("[br]", " ")
        return captions(replace(document, text=text), self.name)


PLUGIN = SubViewer()
