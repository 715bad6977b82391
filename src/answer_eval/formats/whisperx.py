"""WhisperX and others that add speakers to Whisper's segments; the bare list of them too."""

from collections.abc import Iterator

from answer_eval.formats._json import (
    MILLISECONDS,
    JsonFormat,
    Record,
    inside,
    interval,
    label,
    records,
    times,
)
from answer_eval.formats._json import words as text_of
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import UNTIMED, Interval, Time, Utterance

LONGEST = 1000.0
"""Seconds; no segment lasts so long, but as many milliseconds one does."""


def _known(value: object) -> float:
    segments = _segments(value)
    if not any("text" in each for each in segments):
        return 0.0
    if isinstance(value, list) and not any(map(_is_own, segments)):
        return 0.0
    named = any("speaker" in each for each in segments) or any(map(_is_named, segments))
    own = isinstance(value, list) or (isinstance(value, dict) and "word_segments" in value)
    return 0.9 if named or own else 0.0


def _is_own(segment: Record) -> bool:
    """Tell a segment of a bare list, which has its time, from what others keep in lists."""
    named = isinstance(segment.get("speaker", ""), str)
    return named and _time(segment) is not UNTIMED


def _segments(value: object) -> list[Record]:
    """Find the segments; where only some tool's `speakers` has the speakers, those."""
    return records(value, "segments") or records(value, "speakers") or records(value)


def _is_named(segment: Record) -> bool:
    return any("speaker" in each for each in records(segment, "words"))


def _spoken(value: object) -> Iterator[Utterance]:
    segments = _segments(value)
    per_second = _per_second(segments)
    for each in segments:
        if not label(each, "speaker") and _is_named(each):
            yield from utterances(_words(each))
        else:
            time = _time(each, per_second)
            yield Utterance(label(each, "speaker"), text_of(each, "text"), time)


def _per_second(segments: list[Record]) -> float:
    """Tell milliseconds, which some tools write under the same names, from seconds."""
    spans = (each for each in map(_time, segments) if isinstance(each, Interval))
    longest = max((each.end - each.start for each in spans), default=0.0)
    return MILLISECONDS if longest > LONGEST else 1.0


def _words(segment: Record) -> Iterator[Word]:
    for each in records(segment, "words"):
        yield Word(text_of(each, "word", "text").strip(), label(each, "speaker"), times(each))


def _time(segment: Record, per_second: float = 1.0) -> Time:
    for pair in (inside(segment, "timestamp"), inside(segment, "time")):
        if isinstance(pair, list):
            return interval(inside(pair, 0), inside(pair, 1))
    return times(segment, per_second=per_second)


PLUGIN = JsonFormat(
    "whisperx", "WhisperX' JSON and its like: Whisper's segments with speakers", _known, _spoken
)
