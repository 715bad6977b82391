"""Text as plain words: what is left of it when all that transcribers differ in is taken away."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from answer_eval.evidence._numbers import NUMBER_WORDS, ORDINALS, count
from answer_eval.evidence._vocabulary import AUXILIARIES, FILLER_PAIRS, FILLERS

_SHORT = {
    **{f"{verb}nt": (verb, "not") for verb in AUXILIARIES},
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "wont": ("will", "not"),
    "shant": ("shall", "not"),
    "aint": ("is", "not"),
}
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
_SIGNS = {"%": "percent", "&": "and"}

_APOSTROPHES = "'\u2018\u2019\u02bc`\u00b4\u2032"
_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts written without spaces: each character counts as a word."""
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)+|[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+(?:'[^\W_{_NO_SPACES}]+)*|[%&]"
)
_GAPS = frozenset({" ", "-", "\u2010", "\u2011", "\u2013"})


class Word(NamedTuple):
    """A plain word and the characters `[start, end)` that it was read from."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """Read a text's plain words.

    Case, punctuation, hyphens and invisible characters are gone, contractions written out,
    numbers in digits; fillers and words said twice in a row are left out. The words of one
    contraction share its characters.
    """
    shown = text if text.isascii() else text.translate(_SHOWN)
    read = list[tuple[str, int, int]]()
    for match in _WORD.finditer(shown):
        start, end = match.span()
        for spelled in _spelled(text[start:end]):
            read.append((spelled, start, end))
    return tuple(_without_fillers(_counted(read, text)))


class _Shown(dict[int, int]):
    """What the pattern sees of each character; one for one, so that no offset moves."""

    def __missing__(self, code: int) -> int:
        category = unicodedata.category(chr(code))
        inside = category == "Cf" or category[0] == "M"  # marks and invisible: part of a word
        self[code] = ord("'") if chr(code) in _APOSTROPHES else ord("x") if inside else code
        return self[code]


_SHOWN = _Shown()


@lru_cache(maxsize=8192)
def _spelled(word: str) -> tuple[str, ...]:
    visible = "".join(char for char in word if unicodedata.category(char) != "Cf")
    folded = re.sub(f"[{_APOSTROPHES}]", "'", unicodedata.normalize("NFKC", visible).casefold())
    if folded in _SIGNS:
        return (_SIGNS[folded],)
    stem, ending = folded[:-3], folded[-3:]
    if ending in _ENDINGS and stem:
        return stem, _ENDINGS[ending]
    if folded.endswith("'m"):
        return folded[:-2], "am"
    bare = folded.replace("'", "")
    if bare[:1].isdigit():
        return (bare.replace(",", ""),)
    return _SHORT.get(bare, (ORDINALS.get(bare, bare),) if bare else ())


def _counted(read: Sequence[tuple[str, int, int]], text: str) -> list[Word]:
    """Return the words with each run of number words as one number in digits."""
    counted, at = list[Word](), 0
    while at < len(read):
        said, start, end = read[at]
        length = 1
        if said in NUMBER_WORDS or said.isdecimal():
            value, taken = count(list(_run(read, at, text)))
            if taken:
                said, length, end = str(value), taken, read[at + taken - 1][2]
        counted.append(Word(said, start, end))
        at += length
    return counted


LONGEST_NUMBER = 12
"""Words; "nine hundred and ninety-nine thousand nine hundred and ninety-nine" has eleven."""


def _run(read: Sequence[tuple[str, int, int]], at: int, text: str) -> Iterator[str]:
    """Yield the words from `at` on that nothing but a space or a hyphen keeps apart."""
    ahead = read[at : at + LONGEST_NUMBER]
    yield ahead[0][0]
    for (_, _, end), (said, start, _) in pairwise(ahead):
        if text[end:start] not in _GAPS:
            return
        yield said


def _without_fillers(read: Sequence[Word]) -> Iterator[Word]:
    last = ""
    skip = False
    for word, after in zip_longest(read, read[1:]):
        said = word.text
        pair = not skip and said in _OPENERS and after and (said, after.text) in FILLER_PAIRS
        if not (skip or pair or said in FILLERS or (said == last and not said.isdecimal())):
            yield word
            last = said
        skip = bool(pair)


_OPENERS = {opener for opener, _ in FILLER_PAIRS}
