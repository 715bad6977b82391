"""Zoom's saved captions, `[Name] 10:02:15` above the words, with chat kept out of the speech.

Chat is what people typed: no turn is made of it. A file of nothing else is no transcript.
"""

import re
from dataclasses import dataclass, replace

from answer_eval.errors import NotSpeech
from answer_eval.formats import Document
from answer_eval.formats._clocks import from_the_start
from answer_eval.formats._headed import blocks, read_headed
from answer_eval.transcript import Transcript

_HEAD = re.compile(
    r"[ \t]*\[(?P<name>(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,80})\][ \t]+"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[ \u202f]?[AaPp][Mm])?[ \t]*"
)
_TYPED = (
    r"From[ \t]+[^\n:]{1,80}[ \t]to[ \t]+[^\n:]{1,80}:[ \t]*(?:\([^()\n]*\)[ \t]*)?"
    r"\(?\d{1,2}:\d\d[ \u202f]?[AP]M\b"
)
"""A message's head as it is copied out of Zoom's window, the time behind it."""
_CHAT = re.compile(
    r"^(?:(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d(?:[ \t]+From[ \t][^\n]*?:|\t[^\t\n]{1,80}:\t)"
    rf"|[ \t]*{_TYPED})[^\n]*"
    rf"(?:\n(?!\s*{_TYPED})(?:[ \t]+[^\n]+|(?!\s|\[)(?!\d\d:\d\d)(?!\d{{4}}-\d\d)[^\n]+))*",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class ZoomCaptions:
    """Captions as Zoom's client saves them, and its chat files, which are told apart."""

    name: str = "zoom_captions"
    about: str = "Zoom's saved captions, `[Name] 10:02:15` above the words; chat is left out"
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.9 for captions, 0.8 for chat alone."""
        headed = blocks(document.head, head)[1:]
        if headed:
            return 0.9
        return 0.8 if _CHAT.match(document.head.lstrip()) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the captions; chat among them is counted in a warning.

        Raises NotSpeech where there is nothing but chat.
        """
        spoken, messages = _CHAT.subn("", document.text)
        transcript = from_the_start(read_headed(spoken, head, self.name))
        if messages and not transcript.turns:
            raise NotSpeech(
                "Zoom's chat: what people typed, not what they said",
                where=document.name,
                fix="give the recording's transcript instead",
            )
        kept_out = [f"left out: {messages} chat messages, which nobody said"] if messages else []
        return replace(transcript, warnings=(*transcript.warnings, *kept_out))


def head(line: str) -> tuple[str, str] | None:
    """Return the name and clock of a caption's first line."""
    found = _HEAD.fullmatch(line)
    return (" ".join(found["name"].split()), found["clock"]) if found else None


PLUGIN = ZoomCaptions()
