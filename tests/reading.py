"""A text read as a transcript, in the words the tests compare."""

import json
from typing import Any

from answer_eval.formats import document_of, read_transcript
from answer_eval.transcript import Transcript


def read(text: str | bytes, format_name: str = "") -> Transcript:
    """Read a text as the file `x`."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return read_transcript(document_of(data, "x"), format_name)


def said(text: str | bytes, format_name: str = "") -> list[str]:
    """Return the turns of a text, `speaker|words`."""
    return [f"{turn.speaker}|{turn.text}" for turn in read(text, format_name).turns]


def said_in(value: Any, format_name: str = "") -> list[str]:
    """Return the turns of a JSON value, `speaker|words`."""
    return said(json.dumps(value), format_name)


def words_of(transcript: Transcript) -> list[str]:
    """Return the words of all turns."""
    return [word for turn in transcript.turns for word in turn.text.split()]
