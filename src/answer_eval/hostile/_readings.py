"""A text as it may be read: as it looks, and decoded where it is disguised."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

TAGS = range(0xE0020, 0xE007F)
"""Invisible twins of the ASCII letters."""
_BLACK_FLAG = "\U0001f3f4"
"""What tags after it make a region's flag of."""
_TAGGED = re.compile(f"{_BLACK_FLAG}?[{chr(TAGS.start)}-{chr(TAGS.stop)}]+")
_SPLIT = re.compile(r"(?<=[A-Za-z])[\u200b-\u200d\u2060\ufeff](?=[A-Za-z])")
SPLITS = 3
"""Latin words have no use for invisible characters; a copied text may hold one or two."""
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
OVERRIDE = "\u202e"
"""Turns the writing's direction round."""
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s))*[.!?\n]?")
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u051b\u051d"
    "\u0410\u0415\u041e\u0420\u0421\u0425\u0406\u0405\u0408\u0412\u041d\u041a\u041c\u0422"
    "\u03bf\u03b1\u03b9\u03bd\u03c1\u03c4\u03c5\u0131"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxisjhdqwAEOPCXISJBHKMToaivptuiABEZHIKMNOPTYX",
)
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])\w*[\u0370-\u04ff\u0500-\u052f\u0131]\w*\b")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_BASE32 = re.compile(r"[A-Z2-7](?<!\w.)[A-Z2-7]{15,}={0,6}")
"""Begins with its letters, by which its place is found fastest, not with what precedes them."""
_HEX_MARK = re.compile(r"[0-9A-Fa-f]{2}[\s:,]?(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[\s:,]?){11}")
_HEX = re.compile(r"\b(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[\s:,]?){12,}")
_BITS = re.compile(r"[01](?<!\w.)[01]{7}\s?(?:[01]{8}\s?){7,}")
_MORSE = re.compile(r"[.\u00b7-](?<![\w.\u00b7-].)[.\u00b7-]{0,4}(?: (?:/ )?[.\u00b7-]{1,5}){7,}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\u\{([0-9a-fA-F]{1,5})\}")
_SPACED = re.compile(r"\b\w(?:[ .*_-]{1,3}\w\b){6,}")
_BLOB = re.compile(
    "(ignore|disregard|forget|override|previous|instructions?|rules|rubric|rate|give|award|score"
    "|all|this|that|answer|candidate|five|highest|maximum|full|marks|me|the)"
)
"""Words to be told apart in letters that were set apart without any space between words."""
_DIGITS = str.maketrans("013457@$", "oieastas")
_LEET = re.compile(r"(?<![A-Za-z])[A-Za-z]{0,40}[01345@$][A-Za-z0-9@$]*")
_ORDERS = (
    *("instruction", "instructions", "rating", "ratings", "rate", "score", "scores", "ignore"),
    *("rubric", "five", "mark", "marks", "answer", "candidate", "highest", "level", "applicant"),
    "previous",
)
"""What a text that was turned round is about, where it is worth reading."""
_ORDER = re.compile(rf"\b(?:{'|'.join(_ORDERS)})\b")
_MORSE_CODE = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- "
    ".-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ....."
)
_MORSE_LETTERS = dict(zip(_MORSE_CODE.split(), "abcdefghijklmnopqrstuvwxyz012345", strict=True))


def readings(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text without invisible characters and lookalikes, then what disguises hide.

    With each comes whether a disguise was undone; of a text with one, only its sentences are read.
    """
    plain = _plain(text)
    yield plain, False
    sentences, lowered = _SENTENCE.findall(plain), plain.lower()
    for mark, change in _CHANGES:
        if mark.search(lowered) and (read := list(_changed(mark, change, sentences))):
            yield " ".join(read), True
    yield from ((each, True) for each in _decoded(plain))


def _changed(
    mark: re.Pattern[str], change: Callable[[str], str], sentences: list[str]
) -> Iterator[str]:
    """Yield the sentences that a change makes others of; those without its mark it can't."""
    for before in sentences:
        if mark.search(before.lower()) and (after := change(before)) != before:
            yield after


def hides_text(text: str) -> str:
    """Return what a text hides in or between invisible letters; "" if nothing."""
    if text.isascii():
        return ""
    runs = (run for run in _TAGGED.findall(text) if not run.startswith(_BLACK_FLAG))
    hidden = "".join(chr(ord(char) - 0xE0000) for run in runs for char in run)
    if len(split := _SPLIT.findall(text)) >= SPLITS or OVERRIDE in text:
        return hidden or "".join(split) or OVERRIDE
    return hidden


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _MIXED.sub(lambda match: match.group().translate(_LOOKALIKES), folded)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(words))


def _turned(text: str) -> str:
    return _readable_if(codecs.encode(text, "rot13"), text)


def _reversed(text: str) -> str:
    return _readable_if(text[::-1], text)


def _readable_if(turned: str, text: str) -> str:
    """Return a turned text where only turning makes its orders readable; else the text."""
    orders = set(_ORDER.findall(turned.lower())) - set(_ORDER.findall(text.lower()))
    return turned if orders else text


def _unleeted(text: str) -> str:
    return _LEET.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(_DIGITS) if any(char.isalpha() for char in word) else word


def _unspaced(text: str) -> str:
    """Join letters set apart; where more than one space parts two, a word ends."""
    return _SPACED.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    run = match.group()
    if re.search(r"\w[.*_-]\w", run):
        return re.sub(r"[.*_-]", "", run)
    if "  " in run:
        return re.sub(r"(?<! ) (?! )", "", run)
    return _BLOB.sub(r" \1 ", run.replace(" ", "").lower())


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(next(filter(None, match.groups())), 16)), text)


_CHANGES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile("[01345@$]"), _unleeted),
    (re.compile(r"[ .*_-]\w[ .*_-]{1,3}\w[ .*_-]"), _unspaced),
    (re.compile(r"\\"), _unescaped),
    (re.compile("&"), html.unescape),
    (re.compile("%"), unquote),
    (_any_of(codecs.encode(each, "rot13") for each in _ORDERS), _turned),
    (_any_of(each[::-1] for each in _ORDERS), _reversed),
)
"""What undoes a disguise, each behind a mark in small letters that costs less to look for."""


@lru_cache(maxsize=4)
def _decoded(text: str) -> tuple[str, ...]:
    """Return what runs of base64, base32, hexadecimal, binary and Morse say."""
    return tuple(_decodings(text))


def _decodings(text: str) -> Iterator[str]:
    for mark, runs, decode in _CODES:
        for run in runs.findall(text) if mark.search(text) else ():
            yield from _readable(decode, run)
    for run in _MORSE.findall(text):
        words = (word.split() for word in run.replace("\u00b7", ".").split("/"))
        yield " ".join("".join(_MORSE_LETTERS.get(each, "") for each in word) for word in words)


def _base64(run: str) -> bytes:
    return base64.b64decode(_padded(run, 4), b"-_" if set("-_") & set(run) else None)


def _base32(run: str) -> bytes:
    return base64.b32decode(_padded(run, 8))


def _hexadecimal(run: str) -> bytes:
    return bytes.fromhex(re.sub(r"0x|\\x|[\s:,]", "", run))


def _binary(run: str) -> bytes:
    digits = re.sub(r"\s", "", run)
    return int(digits, 2).to_bytes(len(digits) // 8, "big")


_CODES = (
    (_BASE64, _BASE64, _base64),
    (_BASE32, _BASE32, _base32),
    (_HEX_MARK, _HEX, _hexadecimal),
    (_BITS, _BITS, _binary),
)


def _padded(run: str, block: int) -> str:
    bare = run.rstrip("=")
    return bare + "=" * (-len(bare) % block)


def _readable(decode: Callable[[str], bytes], run: str) -> Iterator[str]:
    """Yield what was decoded, if it is text."""
    try:
        text = decode(run).decode("utf-8")
    except (binascii.Error, ValueError):
        return
    if text.isprintable():
        yield text
