"""Interview guides as people keep them, made into guide files by rules alone."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from answer_eval._registry import Registry
from answer_eval.errors import BadGuide, UsageError
from answer_eval.guide import parse_guide, parse_rubric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from answer_eval.importing._blocks import Block
    from answer_eval.importing._outline import Outline

__all__ = ["READERS", "Imported", "Reader", "Unplaced", "import_guide"]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text of the document that the guide has no place for, or that lacks something."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A guide file made of a document."""

    text: str
    """The file's YAML."""
    found: str
    """What it holds, counted: "6 competencies, 11 indicators, 2 questions"."""
    unplaced: tuple[Unplaced, ...]
    missing: str = ""
    """What keeps the file from being a guide yet; "" where it is one."""


class DocumentReader(Protocol):
    """A file format of documents."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The ends of its files' names, in lower case."""
        ...

    def read(self, data: bytes, name: str) -> "Iterator[Block]":
        """Yield the document's blocks; raise InputError for a file that is none of these."""
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """A file format that this package reads."""

    name: str
    suffixes: tuple[str, ...]
    read: "Callable[[bytes, str], Iterator[Block]]"


READERS: Registry[DocumentReader] = Registry("answer_eval.importing", "document format")


def import_guide(data: bytes, name: str) -> Imported:
    """Make a guide file of a document; the end of its name says what the bytes are.

    Texts stand as found, each with its line as `source`. Raises UsageError for a kind of file that
    isn't read, and BadGuide for one that holds neither a question nor a table of indicators.
    """
    from answer_eval.importing._file import written
    from answer_eval.importing._walk import outline_of

    outline = outline_of(_reader(name).read(data, name))
    if not (outline.all_questions or any(each.pairs for each in outline.competencies)):
        what = "no question and no table of indicators was found in it"
        fix = "see docs/importing.md for what is recognised, or write the guide by hand"
        raise BadGuide(what, where=name, fix=fix)
    text = written(outline, PurePath(name).stem)
    return Imported(text, _counted(outline), tuple(_unplaced(outline)), _missing(outline, text))


def _reader(name: str) -> DocumentReader:
    suffix = PurePath(name).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    known = ", ".join(sorted(suffix for reader in READERS for suffix in reader.suffixes))
    what = f"no guide is read from {suffix or 'files without a suffix'}"
    fix = f"save it as one of {known}"
    if suffix in {".yaml", ".yml"}:
        fix = "if it is a guide already, 'answer-eval guide lint' checks it"
    raise UsageError(what, where=name, fix=fix)


def _counted(outline: "Outline") -> str:
    indicators = sum(len(each.pairs) for each in outline.competencies)
    counts = (
        (len(outline.competencies), "competency", "competencies"),
        (indicators, "indicator", "indicators"),
        (len(outline.all_questions), "question", "questions"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)


def _unplaced(outline: "Outline") -> list[Unplaced]:
    left = [Unplaced(line, text, "not placed") for line, text in outline.unplaced]
    for question in outline.all_questions if outline.competencies else ():
        if not question.competencies:
            why = "no competency is named for this question"
            left.append(Unplaced(question.line, question.text, why))
    for line, text in outline.responsibilities if not outline.all_questions else ():
        why = "a file without questions has no place for responsibilities"
        left.append(Unplaced(line, text, why))
    return sorted(left, key=lambda each: each.line)


def _missing(outline: "Outline", text: str) -> str:
    if not outline.competencies:
        return "competencies: name what the questions are to assess, or say `rubric: FILE`"
    parse = parse_guide if outline.all_questions else parse_rubric
    try:
        parse(text, "it")
    except BadGuide as error:
        return error.what
    return ""
