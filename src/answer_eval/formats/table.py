"""Tables of turns: the columns `speaker,text,start,end` in any order, under their usual names."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from answer_eval.formats import Document
from answer_eval.formats._clocks import DAY
from answer_eval.formats._json import MILLISECONDS, interval, label, number
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
    "speaker_id",
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
    "dialogue",
)
START = ("start", "start_time", "start time", "starttime", "timestamp", "time", "begin", "from")
END = ("end", "end_time", "end time", "endtime", "stop", "to")
_UNIT = re.compile(r"\s*\([^()]*\)$")
"""What stands in a header behind a column's name: "Start (s)"."""
_RULE = re.compile(r"\s*(?::?-{3,}:?\s*)?")
NOT_SPEECH = frozenset({"question", "interview", "indicator", "rating"})
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
        return 0.9 if known and NOT_SPEECH.isdisjoint(names) else 0.0

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
    line = _first_line(text)
    cells = next(csv.reader([line], delimiter=_separator(line)), [])
    return [_UNIT.sub("", each.strip().casefold()) for each in cells]


def _first_line(text: str) -> str:
    return next((each for each in text.split("\n", 20)[:20] if each.strip()), "")[:1000]


def _separator(line: str) -> str:
    return max(",;\t|", key=line.count)


def _rows(text: str, place: int, faults: list[str]) -> list[list[str]]:
    """Return the rows below the header, whose words stand in the cell at `place`.

    Where a quote is left open, each line is a row by itself, or goes on with the words above.
    """
    lines = text.split("\n")
    top = next((place for place, each in enumerate(lines) if each.strip()), 0)
    separator, below = _separator(_first_line(text)), lines[top + 1 :]
    reader = csv.reader(io.StringIO("\n".join(below), newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error:
        faults.append(
            f"line {top + 1 + reader.line_num}: a quote that isn't closed as a table's must be;"
            " each line was read as a row"
        )
        return [_line(each, separator, place) for each in below]


def _line(line: str, separator: str, place: int) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        cells = [each.strip('"') for each in line.split(separator)]
    return cells if len(cells) > place else [*[""] * place, line.strip('"')]


def _utterances(text: str, faults: list[str]) -> Iterator[Utterance]:
    names, separator = _header(text), _separator(_first_line(text))
    columns = _columns(names)
    speaker, wordless = "", 0
    rows = _rows(text, columns.text, faults)
    per_second = _per_second(_cell(row, columns.start) for row in rows)
    for row in rows:
        if all(map(_RULE.fullmatch, row)):  # a blank line, or what Markdown draws below a header
            continue
        cells = _joined(row, len(names), columns.text, separator)
        wordless += not _cell(cells, columns.text)
        speaker = label({"": _cell(cells, columns.speaker)}, "") or speaker
        time = interval(_cell(cells, columns.start), _cell(cells, columns.end), per_second)
        yield Utterance(speaker, _cell(cells, columns.text), time)
    if wordless:
        faults.append(f"{wordless} rows hold no words")


def _per_second(starts: Iterable[str]) -> float:
    """Tell milliseconds, as whisper.cpp writes them, from seconds: no day has so many of these."""
    latest = max((number(each) or 0.0 for each in starts), default=0.0)
    return MILLISECONDS if latest > DAY else 1.0


def _joined(row: Sequence[str], width: int, text: int, separator: str) -> list[str]:
    """Put a row's words together again where they hold the separator and nobody quoted them."""
    extra = len(row) - width if any(each.strip() for each in row[width:]) else 0
    behind = text + 1 + max(0, extra)
    return [*row[:text], separator.join(row[text:behind]), *row[behind:]]


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if 0 <= place < len(row) else ""


PLUGIN = Table()
