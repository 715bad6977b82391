"""What a file looks like that no format knows, and what to do about it."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from answer_eval._encoding import kind_of
from answer_eval.errors import UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from answer_eval.formats import Document, Format

EMPTY, JSON, TABLE, GUIDE = "an empty file", "JSON", "a table", "a guide"
TEXT = "plain text that doesn't say who speaks"
JSON_NAME, LISTS = ".json", "turns_json"
"""How services' JSON is named, and the format that is no service's."""

_STARTS = (
    (re.compile(r"\s*\Z"), EMPTY),
    (re.compile(r"\s*\{\\rtf"), "an RTF document"),
    (re.compile(r"\s*\[Script Info\]"), "ASS subtitles"),
    (re.compile(r"\s*(?:\{|\[\s*[\[{\"])"), JSON),
    (re.compile(r"\s*<"), "HTML or XML"),
)
_OF_GUIDES = re.compile(
    r"^(id|version|title|scale|rubric|competencies|questions):(?=\s)", re.MULTILINE
)
_FIELDS = 4
"""So many of a guide's own fields at the start of a line tell one, sound or not."""
_EXPECTED = {
    ".vtt": "",
    ".srt": "",
    ".sbv": "",
    ".docx": "",
    JSON_NAME: JSON,
    ".csv": TABLE,
    ".tsv": TABLE,
}
"""What files of these names may look like without being misnamed, "" for nothing else."""


@dataclass(frozen=True, slots=True)
class _Advice:
    """The formats that came closest, and the next step."""

    tried: str
    fix: str


_OTHERWISE = _Advice("", "give the recording's transcript instead: .docx, WebVTT, text or CSV")
_ADVICE = {
    JSON: _Advice(
        "{services} services', and lists of speaker and text",
        "export it as WebVTT, text or CSV (all formats: answer-eval read --help)",
    ),
    TABLE: _Advice("csv, whisper_tsv", "call its columns speaker and text"),
    TEXT: _Advice(
        "text, otter, markdown, whisper_txt",
        "write each turn as 'Name: words', or name its --format",
    ),
    GUIDE: _Advice("", "name it after --guide, and the interviews' transcripts in its place"),
    "HTML or XML": _Advice("", "export the transcript as .docx, WebVTT or text"),
    "ASS subtitles": _Advice("", "export them as WebVTT or SRT"),
    "an RTF document": _Advice("", "save it as .docx or plain text"),
    "an old Office file": _Advice("", "save it as .docx"),
    "a zip archive or an Office file": _Advice("", "unpack it, or save it as .docx or plain text"),
    "a PDF": _Advice("", "export the transcript as .docx, WebVTT or text"),
    "a recording": _Advice("", "give its transcript, which `answer-eval transcribe` can make"),
}


def unknown(document: "Document", formats: "Iterable[Format]") -> UnknownFormat:
    """Return the error for a file that none of the formats knows: what it looks like, was tried."""
    looks = looks_of(document)
    if looks == EMPTY:
        return UnknownFormat(
            "the file is empty", where=document.name, fix="export the transcript again"
        )
    advice = _ADVICE.get(looks, _OTHERWISE)
    services = sum(JSON_NAME in each.suffixes and each.name != LISTS for each in formats)
    tried = f" (tried: {advice.tried.format(services=services)})" if advice.tried else ""
    return UnknownFormat(
        f"{_misnamed(document, looks) or 'not a transcript that we know: '}it looks like {looks}",
        where=document.name,
        fix=f"{advice.fix}{tried}",
    )


def looks_of(document: "Document") -> str:
    """Return what a file looks like, in a recruiter's words."""
    if document.data and not document.text:
        return kind_of(document.data)
    for start, looks in _STARTS:
        if start.match(document.text):
            return looks
    if len({*_OF_GUIDES.findall(document.head)}) >= _FIELDS:
        return GUIDE
    return TABLE if _is_table(document.text) else TEXT


def _misnamed(document: "Document", looks: str) -> str:
    suffix = PurePath(document.name).suffix.lower()
    is_binary = suffix in (".txt", ".md") and not document.text
    wrong = is_binary or _EXPECTED.get(suffix, looks) != looks
    return f"its name ends in {suffix}, but " if wrong else ""


def _is_table(text: str) -> bool:
    first, second, *_ = [*text.split("\n", 2), ""]
    return any(1 < first.count(each) == second.count(each) for each in ",;\t")
