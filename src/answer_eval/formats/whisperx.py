"""WhisperX and others that add speakers to Whisper's segments; the bare list of them too."""

from collections.abc import Iterator

from answer_eval.formats._json import JsonFormat, Record, inside, interval, label, records, times
from answer_eval.formats._json import words as text_of
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Time, Utterance


def _known(value: object) -> float:
    segments = _segments(value)
    if not any("text" in each for each in segments):
        return 0.0
    named = any("speaker" in each for each in segments) or any(map(_is_named, segments))
    own = isinstance(value, list) or (isinstance(value, dict) and "word_segments" in value)
    return 0.9 if named or own else 0.0


def _segments(value: object) -> list[Record]:
    """Find the segments; where only some tool's `speakers` has the speakers, those."""
    return records(value, "segments") or records(value, "speakers") or records(value)


def _is_named(segment: Record) -> bool:
    return any("speaker" in each for each in records(segment, "words"))


def _spoken(value: object) -> Iterator[Utterance]:
    for each in _segments(value):
        if not label(each, "speaker") and _is_named(each):
            yield from utterances(_words(each))
        else:
            yield Utterance(label(each, "speaker"), text_of(each, "text"), _time(each))


def _words(segment: Record) -> Iterator[Word]:
    for each in records(segment, "words"):
        yield Word(text_of(each, "word", "text").strip(), label(each, "speaker"), times(each))


def _time(segment: Record) -> Time:
    pair = inside(segment, "timestamp")
    return interval(inside(pair, 0), inside(pair, 1)) if pair else times(segment)


PLUGIN = JsonFormat(
    "whisperx", "WhisperX' JSON and its like: Whisper's segments with speakers", _known, _spoken
)
