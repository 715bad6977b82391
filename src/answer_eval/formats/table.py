"""Tables of turns: the columns `speaker,text,start,end` in any order, under their usual names."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from answer_eval.formats import Document
from answer_eval.formats._json import interval
from answer_eval.formats.text import until_the_next
from answer_eval.transcript import Transcript, Utterance, transcript_of

SPEAKER = (
    "speaker",
    "speaker_name",
    "speaker name",
    "name",
    "speaker_label",
    "participant",
    "role",
)
TEXT = (
    "text",
    "words",
    "transcript",
    "utterance",
    "sentence",
    "content",
    "transcription",
    "caption",
)
START = ("start", "start_time", "start time", "starttime", "timestamp", "time", "begin", "from")
END = ("end", "end_time", "end time", "endtime", "stop", "to")
_NOT_SPEECH = frozenset({"question", "interview", "indicator", "rating"})
"""Columns of ready-made answers and ratings, which other readers know."""


@dataclass(frozen=True, slots=True)
class Table:
    """One turn, or part of one, a row."""

    name: str = "csv"
    about: str = "tables with the columns `speaker,text,start,end`, in any order"
    suffixes: tuple[str, ...] = ()

    def looks_like(self, document: Document) -> float:
        """Return 0.9 for a header with a column of speakers and one of words."""
        names = _header(document.text)
        columns = _columns(names)
        known = columns.text >= 0 and (columns.speaker >= 0 or columns.start >= 0)
        return 0.9 if known and _NOT_SPEECH.isdisjoint(names) else 0.0

    def read(self, document: Document) -> Transcript:
        """Read the rows; a row without a speaker continues the last one."""
        faults = list[str]()
        said = list(_utterances(document.text, faults))
        silent = [] if any(each.speaker for each in said) else ["no row says who speaks"]
        return transcript_of(until_the_next(said), self.name, [*faults, *silent])


class _Columns(NamedTuple):
    """Where the columns stand, -1 for one that is missing."""

    speaker: int
    text: int
    start: int
    end: int


def _columns(names: Sequence[str]) -> _Columns:
    known = (SPEAKER, TEXT, START, END)
    return _Columns(
        *(next((names.index(each) for each in group if each in names), -1) for group in known)
    )


def _header(text: str) -> list[str]:
    line = next((each for each in text.split("\n", 20)[:20] if each.strip()), "")[:1000]
    cells = next(csv.reader([line], delimiter=_separator(line)), [])
    return [each.strip().casefold() for each in cells]


def _separator(line: str) -> str:
    return max(",;\t|", key=line.count)


def _rows(text: str, faults: list[str]) -> Iterator[list[str]]:
    """Yield the rows below the header, up to the one that can't be read."""
    body = text.lstrip()
    above = text[: len(text) - len(body)].count("\n")
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=_separator(body.split("\n", 1)[0]))
    try:
        next(reader, None)
        yield from reader
    except csv.Error as error:
        faults.append(f"line {above + reader.line_num}: {error}; the rest was left out")


def _utterances(text: str, faults: list[str]) -> Iterator[Utterance]:
    columns, speaker, wordless = _columns(_header(text)), "", 0
    for row in _rows(text, faults):
        wordless += bool(row) and not _cell(row, columns.text)
        speaker = _cell(row, columns.speaker) or speaker
        time = interval(_cell(row, columns.start), _cell(row, columns.end))
        yield Utterance(speaker, _cell(row, columns.text), time)
    if wordless:
        faults.append(f"{wordless} rows hold no words")


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if 0 <= place < len(row) else ""


PLUGIN = Table()
