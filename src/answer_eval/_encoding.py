"""Bytes as text: the encoding is found from the bytes, and what is no text is refused."""

import codecs
import re

from answer_eval.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 before UTF-16, whose mark it starts with."""

ARCHIVE = (re.compile(rb"PK\x03\x04"), "a zip archive or an Office file")
PDF = (re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-"), "a PDF")
KINDS = (
    ARCHIVE,
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Office file"),
    PDF,
    (
        re.compile(rb"ID3|\xff[\xf2-\xfb]|OggS|fLaC|RIFF|\x1aE\xdf\xa3|.{4}ftyp", re.DOTALL),
        "a recording",
    ),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM"), "a picture"),
    (re.compile(rb"SQLite format 3"), "a database"),
)

_LOOSE = re.compile(r"(?<!\w)\u200b|\u200b(?!\w)")
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a\x1b") | {"\x7f", "\ufffd"}
SAMPLE = 65_536
"""Characters looked at to tell text from noise."""
NOISE = 0.02
"""Text with a larger share of control and undecodable characters is none."""
DAMAGE = 0.5
"""Of Windows-1252's letters nearly none are whole UTF-8 characters; of damaged UTF-8's most are."""


def decode(data: bytes, name: str) -> str:
    """Return a file's text, byte order mark removed.

    Reads UTF-8, UTF-16 and UTF-32, with or without a mark, and else Windows-1252. A damaged
    character is U+FFFD. Raises InputError for bytes that are no text; `name` is for its message.
    """
    if any(start.match(data) for start, _ in (ARCHIVE, PDF)):  # a small one may be all letters
        raise _no_text(data, name)
    text = _decoded(data)
    sample = text[:SAMPLE]
    strange = sum(sample.count(each) for each in CONTROLS)
    if "\0" in text or strange > 1 + NOISE * len(sample):
        raise _no_text(data, name)
    return text


def _no_text(data: bytes, name: str) -> InputError:
    return InputError(
        f"not text but {kind_of(data)}",
        where=name,
        fix="export it as plain text, WebVTT or CSV",
    )


def kind_of(data: bytes) -> str:
    """Return what bytes that are no text look like, in a recruiter's words."""
    return next((kind for start, kind in KINDS if start.match(data)), "binary data")


def visible(text: str) -> str:
    """Take out byte order marks within a text, and those that only tell which way it runs.

    A space without width stays between letters: it parts the words of some scripts.
    """
    if text.isascii():
        return text
    plain = _INVISIBLE.sub("", text)
    return _LOOSE.sub("", plain) if "\u200b" in plain else plain


def sound(text: str) -> str:
    """Replace lone surrogates, which JSON and file names can hold and no file can be written in."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _decoded(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    encoding = _unmarked_utf16(data[:SAMPLE])
    return data.decode(encoding, "replace") if encoding else _utf8_or_windows(data)


def _unmarked_utf16(sample: bytes) -> str:
    """Return the UTF-16 in which mostly Latin letters would leave these zeros, "" if none."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = 0.8 * (len(sample) // 2)
    if max(even, odd) <= most or min(even, odd) > NOISE * len(sample):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _utf8_or_windows(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if broken < DAMAGE * whole else data.decode("cp1252", "replace")
