"""A text as it may be read: as it looks, and decoded where it is disguised."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

TAGS = range(0xE0020, 0xE007F)
"""Invisible twins of the ASCII letters."""
_BLACK_FLAG = "\U0001f3f4"
"""What tags after it make a region's flag of."""
_TAGGED = re.compile(f"{_BLACK_FLAG}?[{chr(TAGS.start)}-{chr(TAGS.stop)}]+")
_SPLIT = re.compile(r"(?<=[A-Za-z])[\u200b-\u200d\u2060\ufeff](?=[A-Za-z])")
SPLITS = 3
"""Latin words have no use for invisible characters; a copied text may hold one or two."""
OVERRIDE = "\u202e"
"""Turns the writing's direction round."""
SAYING = 3
"""Words that make of decoded letters a saying and not a file's name."""
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u051b\u051d"
    "\u0410\u0415\u041e\u0420\u0421\u0425\u0406\u0405\u0408\u0412\u041d\u041a\u041c\u0422"
    "\u03bf\u03b1\u03b9\u03bd\u03c1\u03c4\u03c5\u0131"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxisjhdqwAEOPCXISJBHKMToaivptuiABEZHIKMNOPTYX",
)
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])\w*[\u0370-\u04ff\u0500-\u052f\u0131]\w*\b")
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"\b(?:[0-9A-Fa-f]{2}[\s:]?){12,}")
_SPACED = re.compile(r"\b\w(?:[ .*_-]\w){7,}\b")
_DIGITS = str.maketrans("013457@$", "oieastas")
_LEET = re.compile(r"\b(?=\w*[a-z])[a-z]*[01345@$][a-z0-9@$]*\b", re.IGNORECASE)


_TELLING = re.compile(r"\b(?:instructions?|ratings?|rate|scores?|ignore)\b", re.IGNORECASE)
"""What a text that was turned round is about, where it is worth reading."""


def readings(text: str) -> Iterator[str]:
    """Yield the text without invisible characters and lookalikes, then each disguise undone."""
    plain = _plain(text)
    yield plain
    for change in (_unleeted, _unspaced, html.unescape, unquote):
        if (changed := change(plain)) != plain:
            yield changed
    for turned in (codecs.decode(plain, "rot13"), plain[::-1]):
        if _TELLING.search(turned):
            yield turned
    yield from _decoded(plain)


def hides_text(text: str) -> str:
    """Return what a text hides: in invisible letters, between letters, or encoded; "" if nothing.

    Encoded words count whatever they say: nobody speaks base64 to an interviewer.
    """
    runs = (run for run in _TAGGED.findall(text) if not run.startswith(_BLACK_FLAG))
    hidden = "".join(chr(ord(char) - 0xE0000) for run in runs for char in run)
    if len(split := _SPLIT.findall(text)) >= SPLITS or OVERRIDE in text:
        hidden = hidden or "".join(split) or OVERRIDE
    return hidden or next(
        (each for each in _decoded(_plain(text)) if len(each.split()) >= SAYING), ""
    )


def _plain(text: str) -> str:
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    folded = unicodedata.normalize("NFKC", visible)
    return _MIXED.sub(lambda match: match.group().translate(_LOOKALIKES), folded)


def _unleeted(text: str) -> str:
    return _LEET.sub(lambda match: match.group().translate(_DIGITS), text)


def _unspaced(text: str) -> str:
    """Join letters set apart; where more than one space parts two, a word ends."""
    return _SPACED.sub(lambda match: re.sub(r"[ .*_-]", "", match.group()), text)


def _decoded(text: str) -> Iterator[str]:
    for run in _ENCODED.findall(text):
        padded = run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 4)
        try:
            yield from _readable(
                base64.b64decode(padded, altchars=b"-_" if set("-_") & set(run) else None)
            )
        except (binascii.Error, ValueError):
            continue
    for run in _HEX.findall(text):
        digits = re.sub(r"[\s:]", "", run)
        yield from _readable(bytes.fromhex(digits))


def _readable(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    if "\ufffd" not in text and text.isprintable():
        yield text
