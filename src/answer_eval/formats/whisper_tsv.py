"""Whisper's TSV: start and end in milliseconds, and the words, between tabs and never quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer_eval.formats import Document
from answer_eval.formats._json import MILLISECONDS, interval
from answer_eval.transcript import Transcript, Utterance, transcript_of

_HEADER = re.compile(r"\s*start\tend\t(?:speaker\t)?text[ \t]*(?:\n|\Z)")
_ROW = re.compile(r"(\d{1,12})\t(\d{1,12})\t(.*)")


@dataclass(frozen=True, slots=True)
class WhisperTsv:
    """A row for each of Whisper's segments."""

    name: str = "whisper_tsv"
    about: str = "Whisper's TSV: `start`, `end` in milliseconds, `text`"
    suffixes: tuple[str, ...] = ()

    def looks_like(self, document: Document) -> float:
        """Return 1 for its header."""
        return 1.0 if _HEADER.match(document.text) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the rows; one whose times can't be read continues the one above."""
        named = "speaker" in document.text.split("\n", 1)[0]
        faults = list[int]()
        said = list(_rows(document.text, faults, named=named))
        unread = [f"line {', '.join(map(str, faults))}: a row without times"] if faults else []
        silent = [] if named else ["no row says who speaks"]
        return transcript_of(said, self.name, [*unread, *silent])


def _rows(text: str, faults: list[int], *, named: bool) -> Iterator[Utterance]:
    for line, row in enumerate(text.split("\n"), start=1):
        found = _ROW.fullmatch(row)
        if found:
            time = interval(found[1], found[2], MILLISECONDS)
            speaker, _, words = found[3].partition("\t") if named else ("", "", found[3])
            yield Utterance(speaker.strip(), words, time)
        elif row.strip() and not _HEADER.fullmatch(row):
            faults.append(line)
            yield Utterance("", row)


PLUGIN = WhisperTsv()
