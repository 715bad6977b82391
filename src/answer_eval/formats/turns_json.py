"""JSON of no service with a format of its own: a list of records that say who speaks and what.

What is said is a record's text, or a list in it of sentences (Gong) or words (Sonix, Recall). The
list may be of words itself (ElevenLabs), or of tokens, parts of words with their own spaces
(Soniox).
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from answer_eval.formats._clocks import DAY
from answer_eval.formats._json import (
    MILLISECONDS,
    JsonFormat,
    Record,
    inside,
    interval,
    label,
    number,
    records,
    words,
)
from answer_eval.formats._words import Word, utterances
from answer_eval.formats.table import END, NOT_SPEECH, SPEAKER, START, TEXT
from answer_eval.transcript import UNTIMED, Interval, Time, Utterance

DEEPEST = 4
"""Levels at which the list is looked for."""
EPOCH = 1e9
"""Seconds since 1970; later ones are counted from the first."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d")
_WORDS, _TOKENS = "words", "tokens"
_PARTS = ("sentences", _WORDS)
_TEXT = (*TEXT, "body")
_SPEAKER = (
    "speaker",
    "speaker_name",
    "speakerdisplayname",
    "personname",
    "participant",
    *SPEAKER,
    "speaker_id",
    "speakername",
    "speakerid",
)
_MILLISECONDS = ("start_ms", "offsetmillisecond")
"""Keys that say what they count in."""
_START = (*START, "start_timestamp", *_MILLISECONDS, "startoffset", "time_in_call_secs")
_END = (*END, "end_timestamp", "end_ms", "endoffset")


class _Clock(NamedTuple):
    """When a recording began, and how many of its units a second has."""

    zero: float
    per_second: float


class _Listed(NamedTuple):
    """A list of records, and the key it stands under."""

    key: str
    turns: list[Record]


def _known(value: object) -> float:
    return 0.5 if _listed(value).turns else 0.0


def _listed(value: object, key: str = "", depth: int = DEEPEST) -> _Listed:
    """Return the first list of records with speakers and words, an empty one if there is none."""
    turns = [_plain(each) for each in records(value)]
    if any(map(_is_turn, turns)):
        return _Listed(key, turns)
    inner = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list) and len(value) == 1:
        inner = [("", value[0])]
    deeper = (_listed(each, key, depth - 1) for key, each in inner if depth)
    return next((each for each in deeper if each.turns), _Listed("", []))


def _plain(record: Record) -> Record:
    return {key.casefold(): value for key, value in record.items()}


def _is_turn(record: Record) -> bool:
    spoken = _text(record) or any(words(each, "text") for each in _parts(record))
    return bool(spoken and _speaker(record)) and NOT_SPEECH.isdisjoint(record)


def _text(record: Record) -> str:
    """Return a record's words; a `message` is one of them where somebody is said to say it."""
    said = "speaker" in record or "role" in record
    return words(record, *_TEXT) or (words(record, "message") if said else "")


def _parts(record: Record) -> list[Record]:
    return next((found for key in _PARTS if (found := records(record, key))), [])


def _speaker(record: Record) -> str:
    described = (record.get(key) for key in ("speaker", "participant"))
    names = [label(each, "name", "display_name", "id") for each in described]
    return label(record, *_SPEAKER) or next(filter(None, names), "")


def _spoken(value: object) -> Iterator[Utterance]:
    key, turns = _listed(value)
    clock = _clock([*turns, *(part for each in turns for part in _parts(each))])
    if key in (_WORDS, _TOKENS):
        spoken = [each for each in turns if _text(each)]
        yield from utterances(
            _word(each, _speaker(each), clock, whole=key == _WORDS) for each in spoken
        )
    else:
        for each in turns:
            yield from _said(each, clock)


def _clock(timed: list[Record]) -> _Clock:
    """Find the zero and the unit that no such list tells."""
    starts = [start for each in timed if (start := _moment(each, _START)) is not None]
    first, last = min(starts, default=0.0), max(starts, default=0.0)
    zero = first if first > EPOCH else 0.0
    named = any(key in each for each in timed for key in _MILLISECONDS)
    milliseconds = named or last - zero > DAY or zero > EPOCH * MILLISECONDS
    return _Clock(zero, MILLISECONDS if milliseconds else 1.0)


def _said(turn: Record, clock: _Clock) -> Iterator[Utterance]:
    speaker, text = _speaker(turn), _text(turn)
    if not text and records(turn, _PARTS[0]):
        for each in _parts(turn):
            yield Utterance(speaker, words(each, "text"), _time(each, clock))
    elif not text and _parts(turn):
        yield from utterances(_word(each, speaker, clock, whole=True) for each in _parts(turn))
    else:
        yield Utterance(speaker, text, _whole_time(turn, clock))


def _word(record: Record, speaker: str, clock: _Clock, *, whole: bool) -> Word:
    text = _text(record)
    glued = not whole and not text[:1].isspace()
    return Word(text.lstrip(), speaker, _time(record, clock), glued)


def _time(record: Record, clock: _Clock) -> Time:
    start, end = _moment(record, _START), _moment(record, _END)
    if start is None:
        return UNTIMED
    return interval(start - clock.zero, end and end - clock.zero, clock.per_second)


def _whole_time(turn: Record, clock: _Clock) -> Time:
    """Return a turn's time; where only its words have one, theirs."""
    timed = [each for part in _parts(turn) if isinstance(each := _time(part, clock), Interval)]
    if _moment(turn, _START) is None and timed:
        return Interval(timed[0].start, max(timed[0].start, timed[-1].end))
    return _time(turn, clock)


def _moment(record: Record, keys: tuple[str, ...]) -> float | None:
    """Return what stands under the first of the keys; Recall counts from two moments there."""
    found = next((record[key] for key in keys if key in record), None)
    relative = inside(found, "relative")
    value = found if relative is None else relative
    return _since_1970(value) if isinstance(value, str) and _DATE.match(value) else number(value)


def _since_1970(date: str) -> float | None:
    try:
        return datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


PLUGIN = JsonFormat(
    "turns_json",
    "other JSON: a list of records with speaker and text; Sonix, Recall, Gong and others",
    _known,
    _spoken,
)
