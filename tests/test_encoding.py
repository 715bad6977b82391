"""Bytes as text: every encoding a recorder may use, and nothing that is no text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval._encoding import decode, kind_of, sound
from answer_eval.errors import InputError

TEXT = "Zoë: naïve \u2013 \u201cquoted\u201d, said O\u2019Brien\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    """Marked or not, the text comes back without its mark."""
    assert decode(TEXT.encode(encoding), "x") == TEXT


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_marked_utf_16_text_may_end_in_half_a_character(mark: bytes) -> None:
    """A file cut off is read as far as it goes."""
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    long = TEXT * 10
    assert decode(mark + long.encode(encoding)[:-1], "x") == long[:-1] + "\ufffd"


def test_damaged_utf_8_is_no_windows_text() -> None:
    """One broken character among whole ones costs that one alone."""
    assert decode("été, déjà là, ça".encode() + b"\xc3", "x") == "été, déjà là, ça\ufffd"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["C"])))
def test_any_utf_8_comes_back(text: str) -> None:
    """What is UTF-8 is never taken for anything else."""
    assert decode(text.encode(), "x") == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04" + bytes(50), "a zip archive or an Office file"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "an old Office file"),
        (b"%PDF-1.7" + bytes(50), "a PDF"),
        (b"ID3\x04" + bytes(50), "a recording"),
        (b"\x00\x00\x00\x20ftypisom" + bytes(50), "a recording"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a picture"),
        (b"SQLite format 3\x00", "a database"),
        (bytes(range(1, 32)) * 3, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(data: bytes, kind: str) -> None:
    """Binary data is named for what it is."""
    with pytest.raises(InputError, match=f"x: not text but {kind}") as refused:
        decode(data, "x")
    assert kind_of(data) == kind
    assert refused.value.fix


def test_lone_surrogates_become_visible_escapes() -> None:
    """Text that no file could be written in is mended, and other text is left alone."""
    assert sound("a\ud800b") == "a\\ud800b"
    assert sound(TEXT) == TEXT
