"""Whisper's TXT and its like: nothing but what was said, with nobody named.

Any prose would look so; it is taken for speech where it has speech's own words.
"""

import re
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._heads import seconds, unescape
from answer_eval.transcript import Interval, Transcript, Utterance, transcript_of

FEWEST_WORDS = 25
SPOKEN = 0.03
"""The share of words such as "I", "you" and "yeah" above which English prose is speech."""
SPACED = 0.3
"""Words parted by spaces to all words; below it they are a table's cells, or code."""
WRITTEN = 0.1
"""The share of lines with marks that nobody speaks, above which a text is written."""

_CLOCK = r"((?:\d+:)?\d+:\d\d\.\d{3})"
_TIMED = re.compile(rf"\[{_CLOCK} --> {_CLOCK}\][ \t]*(.*)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SPOKEN = frozenset(
    [
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "me",
        "my",
        "you",
        "you're",
        "your",
        "we",
        "we're",
        "we've",
        "our",
        "us",
        "yeah",
        "yes",
        "okay",
        "ok",
        "um",
        "uh",
        "so",
        "don't",
        "didn't",
        "can't",
        "it's",
        "that's",
        "let's",
        "gonna",
        "well",
        "right",
        "like",
        "hi",
        "hello",
        "thanks",
    ]
)
_ENGLISH = frozenset(["the", "and", "of", "to", "is"])
_MARKS = re.compile(
    r"^\s*(?:[#>|*=+{}<\[\]$/\\]|- |\d+[.)] |\w+\s*=|[\w ]{1,30}:\s*$)|[{}<>|;=]\s*$|://"
)


@dataclass(frozen=True, slots=True)
class WhisperText:
    """Speech without names or times."""

    name: str = "whisper_txt"
    about: str = "Whisper's TXT: what was said, without names, with or without times"
    suffixes: tuple[str, ...] = (".txt",)

    def looks_like(self, document: Document) -> float:
        """Return 0.9 for lines with Whisper's times, 0.5 for prose that reads like speech."""
        head = document.head
        if _TIMED.match(head.lstrip()):
            return 0.9
        lines = [each for each in head.split("\n") if each.strip()]
        marked = sum(bool(_MARKS.search(each)) for each in lines)
        return 0.5 if marked <= WRITTEN * len(lines) and _is_speech(head) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read each line as a piece of one nameless speaker's turn."""
        said = map(_utterance, document.text.split("\n"))
        return transcript_of(said, self.name, ["no line says who speaks"])


def _utterance(line: str) -> Utterance:
    timed = _TIMED.match(line.strip())
    if not timed:
        return Utterance("", unescape(line))
    start, end = seconds(timed[1]), seconds(timed[2])
    return Utterance("", unescape(timed[3]), Interval(start, max(start, end)))


def _is_speech(text: str) -> bool:
    words = [each[0].casefold().replace("\u2019", "'") for each in _WORD.finditer(text)]
    if len(words) < FEWEST_WORDS or len(text.split()) < SPACED * len(words):
        return False
    spoken = sum(each in _SPOKEN for each in words)
    return spoken > SPOKEN * len(words) or _ENGLISH.isdisjoint(words)


PLUGIN = WhisperText()
