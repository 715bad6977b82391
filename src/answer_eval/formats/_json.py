"""JSON that speech services write: parsed as far as it goes, and looked into without surprise.

What is missing, or of another type than the service's own, is absent: "" for words, UNTIMED for
times, no records for a list.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from answer_eval._encoding import sound, visible
from answer_eval.formats import Document
from answer_eval.shares import percent
from answer_eval.transcript import UNTIMED, Interval, Time, Transcript, Utterance, transcript_of

Record = dict[str, object]

MILLISECONDS = 1e3
TICKS = 1e7
"""How many of each a second has; a tick is 100 ns."""

LONGEST = 3 * 24 * 3600
"""Seconds from a recording's start; what says later has another unit, or is broken."""

LARGEST_NUMBER = 10**9
"""A speaker's number; a larger one is no such thing, and Python won't write the longest ones."""

ENVELOPES = (
    "result",
    "results",
    "response",
    "data",
    "body",
    "output",
    "transcription",
    "transcript",
    "payload",
    "message",
    "json",
)
"""Keys under which programs keep a service's reply whole."""
WRAPPED = 0.9
"""How much less sure a shape is that stands within another."""

_DECODER = json.JSONDecoder(strict=False)
_START = re.compile(r"\s*(?=[\[{])")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*s?\s*")
_FRAME = re.compile(r"(?<=\d:\d\d:\d\d):\d\d$")
"""The number of a frame, behind a time: no file says how many there are in a second."""
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+(?:[.,]\d+)?)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's JSON, None where it holds none, and what of it was lost, "" for nothing."""

    value: object
    loss: str = ""


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """A service's JSON: `known` tells how sure its shape is, `spoken` takes the speech out."""

    name: str
    about: str
    known: Callable[[object], float]
    spoken: Callable[[object], Iterable[Utterance]]
    suffixes: tuple[str, ...] = (".json",)

    def looks_like(self, document: Document) -> float:
        """Return how sure the JSON's shape is of this service, alone or wrapped in other JSON."""
        return self._own(parse(document.text).value)[0]

    def read(self, document: Document) -> Transcript:
        """Read all speech; a file that is cut off is read up to the cut, with a warning."""
        parsed = parse(document.text)
        said = list(self.spoken(self._own(parsed.value)[1]))
        return transcript_of(said, self.name, _warnings(said, parsed.loss))

    def _own(self, value: object) -> tuple[float, object]:
        """Return how sure a value is, and the value; of all that it wraps, the surest."""
        own = float(self.known(value))
        if own:
            return own, value
        wrapped = [(WRAPPED * float(self.known(each)), each) for each in _wrapped(value)]
        return max(wrapped, key=lambda pair: pair[0], default=(0.0, value))


def _wrapped(value: object, depth: int = 3) -> Iterator[object]:
    """Yield what programs keep a service's reply in: a list of one, `result`, `data` and so on."""
    if isinstance(value, list) and len(value) == 1:
        inside_it = list(value)
    else:
        inside_it = [inside(value, key) for key in ENVELOPES]
    for each in inside_it:
        if depth and isinstance(each, dict | list):
            yield each
            yield from _wrapped(each, depth - 1)


@lru_cache(maxsize=1)  # every format looks at one file in turn, and the one chosen reads it
def parse(text: str) -> Parsed:
    """Parse a text that begins as JSON does; of a damaged one, all up to the damage."""
    start = _START.match(text)
    if not start:
        return Parsed(None)
    try:
        value, end = _DECODER.raw_decode(text, start.end())
    except json.JSONDecodeError as error:
        return _parsed_up_to(error.pos, text)
    except (ValueError, RecursionError):  # numbers of thousands of digits, brackets as deep
        return Parsed(None)
    rest = text[end:].lstrip()
    if rest.startswith("{") and isinstance(value, dict):
        return _parsed_lines(value, end, text)
    return Parsed(value, _loss(end, text) if rest else "")


def _parsed_lines(first: object, end: int, text: str) -> Parsed:
    """Parse JSON lines: one record behind the other, as far as they go."""
    values = [first]
    try:
        while start := _START.match(text, end):
            value, end = _DECODER.raw_decode(text, start.end())
            values.append(value)
    except (ValueError, RecursionError):
        pass
    return Parsed(values, _loss(end, text) if text[end:].strip() else "")


def _parsed_up_to(damage: int, text: str) -> Parsed:
    """Parse what stands before the damage, cut after its last whole record or list."""
    closers, end, closing = list[str](), 0, ""
    for token in _TOKEN.finditer(text, 0, damage):
        if token[0] in "[{":
            closers.append("]" if token[0] == "[" else "}")
        elif token[0] in "]}" and closers:
            closers.pop()
            end, closing = token.end(), "".join(reversed(closers))
    try:
        return Parsed(_DECODER.decode(text[:end] + closing), _loss(end, text))
    except (ValueError, RecursionError):
        return Parsed(None)


def _loss(end: int, text: str) -> str:
    line = text.count("\n", 0, end) + 1
    share = (len(text) - end) / len(text)
    return (
        f"line {line}: no JSON from here on; the rest, {percent(share)} of the file, was left out"
    )


def _warnings(said: list[Utterance], loss: str) -> Iterator[str]:
    if loss:
        yield loss
    empty = sum(not each.text.strip() for each in said)
    if empty:
        yield f"{empty} of {len(said)} records hold no words"
    if said and not any(each.speaker for each in said):
        yield "no record says who speaks"


def inside(value: object, *path: str | int) -> object:
    """Return what stands at a path of keys and positions, None where nothing does."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def records(value: object, *path: str | int) -> list[Record]:
    """Return the records of the list at a path, [] where there is none."""
    found = inside(value, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def words(record: object, *keys: str) -> str:
    """Return the text under the first of the keys that has some, "" if none does."""
    for key in keys:
        found = inside(record, key)
        if isinstance(found, str) and found.strip():
            return sound(found)
    return ""


def label(record: object, *keys: str, prefix: str = "Speaker") -> str:
    """Return the speaker under the first of the keys that names one; 1 is "Speaker 1"."""
    for key in keys:
        found = inside(record, key)
        if isinstance(found, str) and found.strip():
            name = " ".join(visible(sound(found)).split())
            return f"{prefix} {name}" if name.isdigit() else name
        if isinstance(found, int) and not isinstance(found, bool) and abs(found) < LARGEST_NUMBER:
            return f"{prefix} {found}"
    return ""


def number(value: object) -> float | None:
    """Return a finite number, or None; written 1.5, "1.5", "1.5s", "1:02.5", seconds and nanos."""
    if isinstance(value, dict):
        return _whole_and_nanos(value)
    if isinstance(value, str):
        return _read_number(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def _whole_and_nanos(value: Record) -> float | None:
    whole, nanos = number(value.get("seconds", 0)), number(value.get("nanos", 0))
    return None if whole is None or nanos is None else whole + nanos * 1e-9


def _read_number(text: str) -> float | None:
    plain = _NUMBER.fullmatch(text)
    if plain:
        return number(float(plain[1]))
    clock = _CLOCK.fullmatch(_FRAME.sub("", text.strip()))
    if not clock:
        return None
    hours, minutes, rest = (float((each or "0").replace(",", ".")) for each in clock.groups())
    return number(hours * 3600 + minutes * 60 + rest)


def interval(start: object, end: object, per_second: float = 1.0) -> Time:
    """Return a time from two numbers, `per_second` to a second.

    UNTIMED without the first, and where no recording has such a time.
    """
    first, last = _second(start, per_second), _second(end, per_second)
    if first is None:
        return UNTIMED
    return Interval(first, first if last is None else max(first, last))


def _second(value: object, per_second: float) -> float | None:
    """Return the second of a recording that a number stands for, None where it has none such."""
    found = number(value)
    return found / per_second if found is not None and 0 <= found <= LONGEST * per_second else None


def times(record: object, start: str = "start", end: str = "end", per_second: float = 1.0) -> Time:
    """Return the time between two keys of a record."""
    return interval(inside(record, start), inside(record, end), per_second)


def by_time(said: Iterable[Utterance]) -> list[Utterance]:
    """Put what several channels said, each in order, into one order by time.

    What has no time stays behind the one before it.
    """
    timed, here = list[tuple[float, Utterance]](), 0.0
    for each in said:
        here = each.time.start if isinstance(each.time, Interval) else here
        timed.append((here, each))
    return [each for _, each in sorted(timed, key=lambda pair: pair[0])]
