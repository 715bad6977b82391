"""Other ways of writing who speaks, each turned into `Name: words`, line by line.

    SPEAKER: S1             [SPEAKER_00] words      - Name: words       Q. words
    words                   - [Name] words          - Name: words       A. words

    Name  0:12  words       Name<tab>words          1. Name: words      Name
    Name: 0:12 words        [0:12] Name  words      Name - words        words
    Name [0:12] words       Name 0:12 words         Q1. Name:
                                                    words

    0:12                    (Name)
    Name                    words
    words

A line alone proves nothing: a way of writing holds for a file as a whole, or not at all.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer_eval.formats._heads import CLOCK, Stamp, is_name, speakers, stamp, take_apart
from answer_eval.transcript import UNTIMED

SAMPLE = 400
"""Lines that tell how a file is written."""
MOST = 0.8
"""The share of lines that must be written so where the mark is common: a dash, a tab."""
HALF = 0.5
"""The same for names in brackets, where people write sounds too, and for names alone."""
THIRD = 0.3
"""The same for names alone among lines of which none is blank."""
QUARTER = 0.25
"""The same for names in brackets above a caption's words, which may be three rows."""
TALK = 3
"""As many words, on average, tell talk from a table's cells."""

_NOTHING = Stamp(UNTIMED, "", bracketed=False)
_NUMBERED = re.compile(r"[A-Za-z]+[ _:-]?#?\d{1,3}")
_SOUND = re.compile(
    r".*\b(?:music|applause|inaudible|unintelligible|cross-?talk|silence|noise|pause|foreign"
    r"|blank_audio|\w+ing|laughs?|laughter|sighs?|coughs?|chuckles?)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """A line that a dialect takes apart: what stands before the name, the name, the words."""

    time: str
    name: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.time}{self.name}: {self.words}"


Heads = dict[int, Head]
"""The lines that a dialect takes apart, by their place."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way of writing a turn's head, and the test that a file is written so.

    The test takes the heads, and how many lines there are that are not blank.
    """

    pattern: re.Pattern[str]
    holds: Callable[[Heads, int], bool]


def _come_back(heads: Heads) -> bool:
    names = Counter(each.name for each in heads.values())
    return 1 < len(names) < names.total()


def _in_brackets(heads: Heads, lines: int) -> bool:
    if all(_NUMBERED.fullmatch(each.name) for each in heads.values()):
        return len(heads) > 1
    return len(heads) >= HALF * lines and _come_back(heads)


def _nearly_all(heads: Heads, lines: int) -> bool:
    spoken = sum(len(each.words.split()) for each in heads.values())
    return spoken >= TALK * len(heads) >= TALK * MOST * lines and _come_back(heads)


_LABEL = Dialect(re.compile(r"SPEAKER:\s+(?P<name>[A-Z]{1,2}\d{1,3})"), lambda *_: True)
_WIDE = Dialect(
    re.compile(
        rf"(?P<name>[^\s:](?:[^:\t]*?[^\s:])??)(?:\s{{2,}}+|\t)(?P<clock>[\[(]?{CLOCK}[\])]?)"
        r"(?:\s{2,}|\t)(?P<words>\S.*)"
    ),
    lambda heads, _: len(heads) > 1,
)
_BETWEEN = Dialect(
    re.compile(rf"(?P<name>[^\s:\[(][^:\[(]*?)\s(?P<clock>[\[(]{CLOCK}[\])])\s+(?P<words>\S.*)"),
    lambda heads, lines: len(heads) > 1 and len(heads) >= THIRD * lines,
)
_BARE = Dialect(
    re.compile(
        rf"(?P<name>[^\s:\[(\d][^:\[(]*?)\s(?:[-\u2013\u2014|]\s)?(?P<clock>{CLOCK})\s+"
        r"(?:[-\u2013\u2014|]\s+)?(?P<words>\S.*)"
    ),
    _nearly_all,
)
_BEHIND = Dialect(
    re.compile(rf"(?P<name>[^\s:][^:]{{0,59}}?):\s*(?P<clock>{CLOCK})\s+(?P<words>\S.*)"),
    lambda heads, lines: len(heads) > 1 and len(heads) >= HALF * lines,
)
_TIMED = Dialect(
    re.compile(rf"(?P<name>[^\s:][^:]{{0,59}}?):\s*(?P<clock>{CLOCK})"),
    lambda heads, _: _come_back(heads),
)
_STAMPED = Dialect(
    re.compile(r"(?P<name>[^\s:][^:]{0,59}?)(?:\s{2,}|\t)(?P<words>\S.*)"),
    lambda heads, lines: (
        sum(bool(each.time) for each in heads.values()) >= HALF * lines and _come_back(heads)
    ),
)
_COUNTED = Dialect(
    re.compile(r"\d{1,4}[.):]?\s+(?P<name>[^\W\d][^:]{0,59}?):\s*(?P<words>.*)"),
    lambda heads, lines: len(heads) >= HALF * lines and _come_back(heads),
)
_ASKED = Dialect(
    re.compile(r"[QA]\d{1,3}[.:)]\s+(?P<name>[^\W\d][^:]{0,59}?):\s*(?P<words>.*)"),
    lambda heads, _: _come_back(heads),
)
_BRACKETS = Dialect(
    re.compile(
        r"(?:[-\u2013]\s*|\d{1,4}[.):]\s+)?[\[(<](?P<name>[^\[\]()<>:]{1,60}|Speaker:\d+)[\])>](?:\s*:)?\s+(?P<words>\S.*)"
    ),
    _in_brackets,
)
_ABOVE = Dialect(
    re.compile(r"[\[(](?P<name>[^\[\]()<>:]{1,60})[\])](?P<words>)"),
    lambda heads, lines: len(heads) >= QUARTER * lines and _come_back(heads),
)
_DASHED = Dialect(
    re.compile(
        rf"[-*\u2013\u2022]\s*(?:(?P<clock>[\[(]?{CLOCK}[\])]?)\s+)?"
        r"(?P<name>[^\s:][^:]{0,59}?):\s+(?P<words>\S.*)"
    ),
    lambda heads, lines: len(heads) >= HALF * lines and _come_back(heads),
)
_LETTERS = Dialect(
    re.compile(r"(?P<name>[QA]|Question|Answer)(?:\.| ?\d{1,3}[.:)])\s+(?P<words>\S.*)"),
    lambda heads, _: {each.name for each in heads.values()} in ({"Q", "A"}, {"Question", "Answer"}),
)
_PARTED = Dialect(
    re.compile(
        r"(?P<name>[^\s:\t][^:\t]{0,59}?)(?:\t+|\s+[-\u2013\u2014|]\s+|\s{3,})(?P<words>[^\t]+)"
    ),
    _nearly_all,
)
_MARKED = (
    _LABEL,
    _WIDE,
    _BETWEEN,
    _BARE,
    _BEHIND,
    _TIMED,
    _STAMPED,
    _COUNTED,
    _ASKED,
    _BRACKETS,
    _DASHED,
    _LETTERS,
)


def in_captions(lines: Sequence[str]) -> list[str]:
    """Rewrite captions' lines that name speakers in brackets or by letters."""
    return _rewritten(lines, _ABOVE, _BRACKETS, _DASHED, _LETTERS) or list(lines)


def as_named(lines: Sequence[str]) -> list[str]:
    """Rewrite lines in the dialect that the file is in, if in any; they keep their places."""
    marked = _rewritten(lines, *_MARKED)
    if marked:
        return marked
    plain = [take_apart(line) for line in lines[:SAMPLE]]
    names = speakers(plain)
    named = sum(each.name.casefold() in names for each in plain)
    return _rewritten(lines, _PARTED, beyond=named) or _named_alone(lines, named) or list(lines)


def _rewritten(lines: Sequence[str], *dialects: Dialect, beyond: int = 0) -> list[str]:
    """Return the lines in the first dialect that their beginning holds to, [] where none does.

    It has to have more heads than there are `beyond` it, written as `Name: words`.
    """
    first = lines[:SAMPLE]
    filled = sum(bool(line.strip()) for line in first)
    for each in dialects:
        heads = _heads(first, each.pattern)
        if len(heads) > beyond and each.holds(heads, filled):
            return _with(_heads(lines, each.pattern), lines)
    return []


def _with(heads: Heads, lines: Sequence[str]) -> list[str]:
    return [str(heads.get(place, line)) for place, line in enumerate(lines)]


def _heads(lines: Sequence[str], pattern: re.Pattern[str]) -> Heads:
    found = Heads()
    for place, line in enumerate(lines):
        led = stamp(line) if line.strip() else _NOTHING
        head = pattern.fullmatch(led.words)
        if head and _may_name(head["name"].strip()):
            found[place] = _head(line, led, head)
    return found


def _may_name(text: str) -> bool:
    return bool(_NUMBERED.fullmatch(text)) or (is_name(text) and not _SOUND.fullmatch(text))


def _head(line: str, led: Stamp, head: re.Match[str]) -> Head:
    parts = head.groupdict(default="")
    clock = f"[{parts['clock'].strip('[]()')}] " if parts.get("clock") else ""
    before = line.strip().removesuffix(led.words)
    name = parts["name"].strip().replace(":", " ")
    return Head(before + clock, name, parts.get("words", ""))


def _named_alone(lines: Sequence[str], beyond: int) -> list[str]:
    """Rewrite lines that hold nothing but a name, where blocks of lines begin with them.

    A time may stand above the name, as a line of its own.
    Where no line is blank, as in a Word document, a name in every third line or more will do.
    """
    aboves = ["" if _is_time(each) else each for each in lines]
    framed = list(zip(["", *aboves], aboves, [*lines[1:], ""], strict=False))
    dense = "\n\n" not in "\n".join(map(str.strip, lines)).strip()
    begins = [bool(line.strip()) and (dense or not above.strip()) for above, line, _ in framed]
    heads = {
        place: Head("", line.strip())
        for place, (_, line, below) in enumerate(framed)
        if begins[place] and below.strip() and _may_name(line.strip())
    }
    enough = max(beyond + 1, (THIRD if dense else HALF) * sum(begins))
    return _with(heads, lines) if len(heads) >= enough and _come_back(heads) else []


def _is_time(line: str) -> bool:
    led = stamp(line) if line.strip() else _NOTHING
    return led.time is not UNTIMED and not led.words
