"""SubRip: WebVTT's elder, with a comma before the milliseconds and no header."""

import re
from dataclasses import dataclass, replace

from answer_eval.formats import Document
from answer_eval.formats._rolling import unrolled
from answer_eval.formats.vtt import captions
from answer_eval.transcript import Transcript

_CLOCK = r"(\d+:\d{1,2}:\d{1,2})(?:[,.:](\d{1,3}))?"
_TIMING = re.compile(rf"^([ \t]*){_CLOCK}[ \t]*-->[ \t]*{_CLOCK}", re.MULTILINE)
_COMMA = re.compile(r"^[ \t]*\d[\d:]*,\d+[ \t]*-->", re.MULTILINE)
_STYLING = re.compile(r"\{\\\w[^{}]*\}")


@dataclass(frozen=True, slots=True)
class SubRip:
    """Numbered captions, as most subtitle tools write them."""

    name: str = "srt"
    about: str = "SubRip captions; speakers as `Name: words`, or none"
    suffixes: tuple[str, ...] = (".srt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.9 for timings with a comma in them."""
        return 0.9 if _COMMA.search(document.head) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the captions as WebVTT's; their lines keep their numbers."""
        text = _STYLING.sub("", document.text)
        return captions(replace(document, text=_TIMING.sub(_as_webvtt, text)), self.name, unrolled)


def _as_webvtt(timing: re.Match[str]) -> str:
    lead, start, fraction, end, other = timing.groups(default="")
    return f"{lead}{start}.{fraction.ljust(3, '0')} --> {end}.{other.ljust(3, '0')}"


PLUGIN = SubRip()
