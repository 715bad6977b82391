"""Lines that say who speaks: `Name: words`, with or without a time, and which names are speakers.

One line can't tell a speaker from a sentence with a colon; all lines of a file together can.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from answer_eval.transcript import UNTIMED, Interval, Time

CLOCK = (
    r"(?:\d{1,3}[:;])?\d{1,2}[:;]\d{2}(?:[.,]\d{1,3}|[:;]\d{2}(?=[\s\])]|$))?"
    r"(?:[ \u202f]?[AP]M\b)?"
)
"""`m:s` or `h:m:s`, with a fraction, the number of a frame (cutting rooms) or AM and PM behind."""
_SECONDS = r"\d{1,6}\.\d{1,6}(?=s?\s*[-\u2013\u2014t]|s?\s*[\])>])"
_TO = r"\s*(?:--?>|[-\u2013\u2014]|to)\s*"
_STAMP = re.compile(
    rf"(?P<open>[\[(<]\s*)?(?P<start>{CLOCK}|(?(open){_SECONDS}|(?!)))s?"
    rf"(?:{_TO}(?P<end>{CLOCK}|(?(open){_SECONDS}|(?!)))s?)?"
    r"\s*(?(open)[\])>]|(?=:?(?:\s|$)))(?::(?=\s|$))?\s*(?:[-\u2013\u2014|]\s+)?"
)
_PHONE = r"(?!\d{4}-\d\d-\d\d)\+?[\d*][\d*() .-]{8,18}[\d*]"
_NAMED = re.compile(
    r"(?:(?:>|&gt;){2,3}\s*)?(?P<bold>\*\*|__)?"
    rf"(?P<name>{_PHONE}|[^\s:\uff1a*][^:\uff1a*]{{0,59}}?)"
    rf"(?:\s*[\[(]\s*(?P<start>{CLOCK}|{_SECONDS})s?(?:{_TO}(?P<end>{CLOCK}|{_SECONDS})s?)?\s*[\])])?"
    r"(?(bold)(?:[:\uff1a]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:\uff1a])|\s*[:\uff1a])"
    r"(?![/\\\d])\s*"
)
_BRACKETED = re.compile(r"^\[([^\[\]]+)\]$")
_ASIDE = re.compile(r"\([^()]*\)|\|.*")
_NUMBERED = re.compile(
    r"(?:speaker|spk|person|participant|guest|host)[ _-]?#?\d{1,3}", re.IGNORECASE
)
_DIALLED = re.compile(_PHONE)
"""Who dialled in is named by a number, parts of it masked."""
_ESCAPED = re.compile(r"(?<!:)\\(?:$|([!-/:-@\[-`{-~]))", re.MULTILINE)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")

LONGEST_NAME = 6
"""Words, not counting "(she/her)" and what follows " | "; a longer one is a sentence."""
STYLE = 0.8
"""The share of heads that must have a time, or a blank line above, to make it the file's style."""

_IN_NO_NAME = re.compile(r"[!?;\"\u201c\u201d\u201e<>{}=]|\w{4}(?<!\bProf)\.\s|^[-\u2022#>]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SENTENCES = _words(
    "i i'm i've you he she it we they my your his her our their this that these those and but so"
    " because if when then what which who why how there here also the"
    " said says asked asks told replied answered wrote thought is was are were means like"
)
_LABELS = _words(
    "note notes nb ps tip warning example examples summary todo update edit remember agenda"
    " date time duration length location place position role job subject title topic file"
    " recording recorded transcript language company department participants attendees"
    " situation task action result results outcome context problem solution step lesson"
    " http https source link url reference"
)
_PARTICLES = _words("al bin da de del den der di dos du el la le ter van von y")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time that a line begins with, UNTIMED if none, and the words after it."""

    time: Time
    words: str
    bracketed: bool
    """In brackets it can't be words: "(3:15) we left" against "3:15 we left"."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a file, taken apart: `name` is "" where nothing on it can be a speaker."""

    line: int
    text: str
    name: str = ""
    words: str = ""
    time: Time = UNTIMED
    opens: bool = True
    """Whether nothing, or a blank line, stands above it."""


def seconds(clock: str) -> float:
    """Return the seconds of `h:m:s`, `m:s`, either with a fraction after a point or comma.

    A frame's number is left out: no file says how many there are in a second. With AM or PM it
    is a time of day, whose hours come first.
    """
    plain, half = clock.rstrip("APM \u202f"), clock[-2:]
    parts = [float(each) for each in plain.replace(",", ".").replace(";", ":").split(":")[:3]]
    if half in ("AM", "PM"):
        hour, *rest = parts
        parts = [hour % 12 + 12 * (half == "PM"), *rest, 0.0][:3]
    total = 0.0
    for part in parts:
        total = total * 60 + part
    return total


def unescape(text: str) -> str:
    """Replace HTML entities that end in a semicolon; "AT&T" and "a&b" stay."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def without_escapes(text: str) -> str:
    """Take off Markdown's backslashes, before marks and at a line's end, as Google Docs writes."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def stamp(text: str) -> Stamp:
    """Part a line from the time it begins with."""
    line = text.strip()
    found = _STAMP.match(line)
    if not found:
        return Stamp(UNTIMED, line, bracketed=False)
    time = _interval(found["start"], found["end"])
    return Stamp(time, line[found.end() :], bracketed=bool(found["open"]))


def take_apart(text: str, line: int = 0, *, opens: bool = True) -> Said:
    """Read one line's time, possible name and words."""
    if ":" not in text and "\uff1a" not in text:
        return Said(line, text, opens=opens)
    led = stamp(text)
    named = _NAMED.match(led.words)
    if not named:
        return Said(line, text, time=led.time, opens=opens)
    time, words = led.time, led.words[named.end() :]
    behind = stamp(words)
    if named["start"]:
        time = _interval(named["start"], named["end"])
    elif time is UNTIMED and behind.bracketed:
        time, words = behind.time, behind.words
    name = _BRACKETED.sub(r"\1", " ".join(unescape(named["name"]).split()))
    return Said(line, text, name, unescape(words), time, opens)


def _interval(start: str, end: str | None = None) -> Interval:
    first = seconds(start)
    return Interval(first, max(first, seconds(end)) if end else first)


def speakers(lines: Iterable[Said]) -> dict[str, str]:
    """Return the names that are speakers in these lines, each by its case-folded form.

    A name is a speaker's if it comes back, or stands once but is written as a name; sentences
    and labels ("I said: …", "Note: …") are not, nor is what doesn't fit the style of the rest:
    a time on every turn, or a blank line above it.
    """
    heads = dict[str, list[Said]]()
    for each in lines:
        if each.name and _can_be_name(each.name):
            heads.setdefault(each.name.casefold(), []).append(each)
    fits = _style([each for group in heads.values() for each in group])
    return {
        key: group[0].name
        for key, group in heads.items()
        if any(map(fits, group)) and _is_speaker(group)
    }


def _style(heads: Sequence[Said]) -> Callable[[Said], bool]:
    """Return the test that a head is written as most of them are."""
    if sum(_is_timed(each) for each in heads) >= STYLE * len(heads):
        return _is_timed
    opening = sum(each.opens for each in heads) >= STYLE * len(heads)
    return lambda each: each.opens or not opening


def _is_timed(said: Said) -> bool:
    return said.time is not UNTIMED


def _is_speaker(heads: Sequence[Said]) -> bool:
    """Judge a name by its lines: written in lower case, it must come back to be one."""
    words = _bare(heads[0].name)
    if len(heads) == 1:
        return _is_written_as_name(words) and _LABELS.isdisjoint(heads[0].name.casefold().split())
    # A key again and again, indented, is a settings file's.
    shy = len(heads) > len(words) and not any(each.text[:1].isspace() for each in heads)
    return shy or _is_written_as_name(words)


def is_dialled(text: str) -> bool:
    """Tell whether a whole line is the number that somebody dialled in from."""
    return bool(_DIALLED.fullmatch(text))


def is_name(text: str) -> bool:
    """Tell whether a whole line can be nothing but a name."""
    return _can_be_name(text) and _is_written_as_name(text.split()) and text[-1] not in ".:"


def _can_be_name(name: str) -> bool:
    words = name.split()
    return is_dialled(name) or (
        len(_bare(name)) <= LONGEST_NAME
        and any(letter.isalpha() for letter in name)
        and not _IN_NO_NAME.search(name)
        and (len(name) == 1 or not _begins_sentence(words))  # "I:" is an initial
        and name.casefold() not in _LABELS
    )


def _bare(name: str) -> list[str]:
    """Return a name's words without "(she/her)" and what follows " | ", unless nothing is left."""
    return (_ASIDE.sub("", name) if "(" in name or "|" in name else name).split() or name.split()


def _begins_sentence(words: Sequence[str]) -> bool:
    return words[0].casefold() in _SENTENCES or not _SENTENCES.isdisjoint(words[1:])


def _is_written_as_name(words: Sequence[str]) -> bool:
    """Tell whether words are a name's: capitals on all but "de", "van" and their like.

    Scripts without capitals pass; so do "speaker 1", "iPhone" and addresses.
    """
    if _NUMBERED.fullmatch(" ".join(words)):
        return True
    return not any(word.islower() and "@" not in word for word in words if word not in _PARTICLES)
