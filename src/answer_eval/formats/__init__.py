"""Transcript formats, one a file: bytes → Transcript, found by content."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from answer_eval._encoding import decode, visible
from answer_eval._registry import Registry
from answer_eval.errors import BadTranscript, InputError
from answer_eval.formats._asides import without_adverts, without_bots
from answer_eval.formats._loops import loops
from answer_eval.formats._ours import check_speech
from answer_eval.formats._unknown import EMPTY, looks_of, unknown
from answer_eval.transcript import Transcript

SURE_ENOUGH = 0.5
"""A format less sure than this of a file doesn't get to read it."""

SNIFFED = 65_536
"""Characters of a text that tell its format."""

ACCENTED = 0.3
"""The share of letters with accents above which no language is written in Windows-1252."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content: its bytes, and its text where it is text ("" where it is not)."""

    name: str
    data: bytes
    text: str

    @property
    def head(self) -> str:
        """The text's beginning, long enough to tell its format."""
        return self.text[:SNIFFED]


class Format(Protocol):
    """A way that some recorder writes a transcript."""

    @property
    def name(self) -> str:
        """The word after `--format`."""
        ...

    @property
    def about(self) -> str:
        """One line for the table in the docs: who writes it."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How names end that only transcripts have: such a file in a folder has to be readable.

        Empty where other files of a folder end so too: letters (.docx), notes (.md), ratings.
        """
        ...

    def looks_like(self, document: Document) -> float:
        """Return how sure the content is of this format, 0 to 1."""
        ...

    def read(self, document: Document) -> Transcript:
        """Read the whole document; no turns where nothing in it is speech, warnings for losses."""
        ...


FORMATS: Registry[Format] = Registry("answer_eval.formats", "transcript format")


def document_of(data: bytes, name: str) -> Document:
    """Return a file's content as formats see it, its lines ended by newlines alone."""
    try:
        text = visible(decode(data, name))
    except InputError:
        text = ""
    return Document(name, data, text.replace("\r\n", "\n").replace("\r", "\n"))


def read_transcript(document: Document, format_name: str = "") -> Transcript:
    """Read a transcript in the format named or, without a name, in the one found by content.

    Raises UsageError for an unknown format's name, UnknownFormat for a file that no format
    knows, and BadTranscript for one that it knows and in which nothing is speech.
    """
    chosen = FORMATS[format_name] if format_name else format_of(document)
    transcript = without_bots(without_adverts(chosen.read(document)))
    if not transcript.turns:
        raise _wordless(document, chosen)
    return replace(
        transcript,
        warnings=(*transcript.warnings, *loops(transcript), *_unreadable(document.text)),
    )


def _unreadable(text: str) -> Iterator[str]:
    lost = text.count("\ufffd")
    if lost:
        yield f"{lost} of the file's characters can't be read and show as \ufffd"
    letters = [each for each in text[:SNIFFED] if each.isalpha()]
    if sum("\x80" <= each <= "\xff" for each in letters) > ACCENTED * len(letters):
        yield "its letters look like another encoding's: save the file as UTF-8 and read it again"


def format_of(document: Document) -> Format:
    """Return the format that is surest of the content; UnknownFormat where none is."""
    check_speech(document)
    sure, chosen = max(
        ((each.looks_like(document), each) for each in FORMATS), key=lambda pair: pair[0]
    )
    if sure < SURE_ENOUGH:
        raise unknown(document, FORMATS)
    return chosen


def _wordless(document: Document, chosen: Format) -> BadTranscript:
    if looks_of(document) == EMPTY:
        return unknown(document, FORMATS)
    return BadTranscript(
        f"read as {chosen.name}, it holds no words of speech",
        where=document.name,
        fix="export the transcript again once the recorder has finished it",
    )
