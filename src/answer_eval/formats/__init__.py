"""Transcript formats, one a file: bytes → Transcript, found by content."""

from dataclasses import dataclass
from typing import Protocol

from answer_eval._registry import Registry
from answer_eval.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content: its bytes, and its text where it is text ("" where it is not)."""

    name: str
    data: bytes
    text: str


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

    def looks_like(self, document: Document) -> float:
        """Return how sure the content is of this format, 0 to 1."""
        ...

    def read(self, document: Document) -> Transcript:
        """Read the whole document; raise BadTranscript if nothing in it is speech."""
        ...


FORMATS: Registry[Format] = Registry("answer_eval.formats", "transcript format")
