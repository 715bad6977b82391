"""Google Meet's transcript document: a title, attendees, generated notes, then `Name: words`."""

import re
from dataclasses import dataclass, replace

from answer_eval.formats import Document, text
from answer_eval.formats._asides import left_out, without_asides
from answer_eval.formats._heads import without_escapes
from answer_eval.transcript import Transcript

_TITLE = re.compile(r"^[^\n]{0,200} [-\u2013\u2014] Transcript[*_ \t]*$", re.MULTILINE)
_HEADING = re.compile(
    r"^[#*_ \t]*(?:\U0001f4d6[ \t]*)?Transcript[*_ \t]*$|^[#*_ \t]*(?:Invited|Attendees)[*_ \t:]*$",
    re.MULTILINE,
)
_TRANSCRIPT = re.compile(r"^[#*_ \t]*(?:\U0001f4d6[ \t]*)?Transcript[*_ \t]*$", re.MULTILINE)
_CLOCK = re.compile(r"^[#*_ \t]+(\d{1,2}:\d{2}:\d{2})[*_ \t]*$", re.MULTILINE)
_ANCHOR = re.compile(r"\{#[^{}\n]*\}[ \t]*$", re.MULTILINE)
_DISCLAIMER = re.compile(r"This editable transcript was computer generated")


@dataclass(frozen=True, slots=True)
class GoogleMeet:
    """The document that Google Meet leaves in Drive."""

    name: str = "google_meet"
    about: str = "Google Meet's transcript as text or Markdown; notes and disclaimers are left out"
    suffixes: tuple[str, ...] = ()

    def looks_like(self, document: Document) -> float:
        """Return 0.95 for its disclaimer, 0.9 for its title above its headings."""
        head = _plain(document.head)
        if _DISCLAIMER.search(head):
            return 0.95
        titled = _TITLE.search(head) and _HEADING.search(head)
        return 0.9 if titled else 0.0

    def read(self, document: Document) -> Transcript:
        """Read what stands below the last heading `Transcript`, without Meet's own lines."""
        speech, asides = without_asides(_CLOCK.sub(r"\1", _speech(_plain(document.text))))
        transcript = text.PLUGIN.read(replace(document, text=speech))
        warnings = (*transcript.warnings, *left_out(asides))
        return replace(transcript, format=self.name, warnings=warnings)


def _plain(text: str) -> str:
    """Return the text without what Markdown adds to it: escapes, and anchors behind headings."""
    return _ANCHOR.sub("", without_escapes(text))


def _speech(whole: str) -> str:
    """Return the text with the lines up to the last heading `Transcript` left empty."""
    ends = [found.end() for mark in (_TRANSCRIPT, _TITLE) for found in mark.finditer(whole)]
    start = max(ends, default=0)
    return "\n" * whole.count("\n", 0, start) + whole[start:]


PLUGIN = GoogleMeet()
