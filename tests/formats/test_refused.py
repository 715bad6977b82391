"""What is no transcript, or not the one that was meant, is told in words on one short line."""

import pytest

from answer_eval.errors import BadTranscript, UsageError
from answer_eval.formats import FORMATS, Document, document_of, read_transcript

LONGEST_MESSAGE = 200
"""Characters that fit on two lines of a terminal."""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00" + bytes(range(40)), "looks like a zip archive or an Office file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "looks like a picture"),
        (bytes(range(256)), "looks like binary data"),
        (b'[{"speaker": "Ann"}]', "looks like JSON"),
        (b"{\\rtf1 hello}", "looks like an RTF document"),
        (b"<html><body>Ann: hi</body></html>", "looks like HTML or XML"),
        (b"interview,question,rater\na,b,c\n", "looks like a table"),
        (b"Once upon a time there was a desk.\n", "looks like plain text that doesn't say who"),
        (b"[Script Info]\nTitle: x\nTimer: 100\nDialogue: 0,a\n", "looks like ASS subtitles"),
        (b"ID3" + bytes(20), "`answer-eval transcribe` can make"),
        (b"%PDF-1.4" + bytes(20), "as .docx, WebVTT or text"),
        (b"%PDF-1.4\nAnna: Hello.\nBen: Hello.\nAnna: Well.\n", "looks like a PDF"),
        (b"PK\x03\x04\nAnna: Hello.\nBen: Hello.\nAnna: Well.\n", "looks like a zip archive"),
        (b"{\\rtf1 \nAnna: Hello.\nBen: Hello.\nAnna: Well.\n}", "looks like an RTF document"),
        (b"<!DOCTYPE html>\nAnna: Hello.\nBen: Hello.\nAnna: Well.\n", "looks like HTML"),
    ],
)
def test_a_file_of_no_format_says_what_it_looks_like(data: bytes, words: str) -> None:
    """What is no transcript is refused in its own words, with the next step, on one short line."""
    with pytest.raises(BadTranscript) as refused:
        read_transcript(document_of(data, "x.bin"))
    said = str(refused.value)
    assert words in said
    assert said.startswith("x.bin: ")
    assert len(said) <= LONGEST_MESSAGE
    assert refused.value.fix
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "data", "misnamed"),
    [
        ("a.vtt", b"<html><body>Please sign in</body></html>", True),
        ("a.VTT", b"Once upon a time there was a desk.\n", True),
        ("a.docx", b"hello\n", True),
        ("a.docx", b"PK\x03\x04\x00\x00" + bytes(40), True),
        ("a.json", b"hello\n", True),
        ("a.json", b'{"a": 1}', False),
        ("a.csv", b"<html></html>", True),
        ("a.csv", b"a,b,c\n1,2,3\n", False),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), True),
        ("a.txt", b"hello\n", False),
        ("a", b"hello\n", False),
    ],
)
def test_a_name_that_promises_something_else_is_told(
    name: str, data: bytes, misnamed: bool
) -> None:
    """Where a file is not what its name says, the message says so, as short as the others."""
    with pytest.raises(BadTranscript) as refused:
        read_transcript(document_of(data, name))
    said = str(refused.value)
    assert (f"its name ends in .{name.rpartition('.')[2].lower()}, but" in said) is misnamed
    assert len(said) <= LONGEST_MESSAGE


def test_an_unknown_format_name_lists_the_known_ones() -> None:
    """A wrong --format is a usage error with the choices."""
    with pytest.raises(UsageError, match=f"choose from {', '.join(FORMATS.names)}"):
        read_transcript(Document("x", b"Ann: hi", "Ann: hi"), "zoom")
