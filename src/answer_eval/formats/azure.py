"""Azure Speech: batch transcription (two generations of it) and fast transcription.

https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get
"""

import re
from collections.abc import Iterator

from answer_eval.formats._json import (
    MILLISECONDS,
    TICKS,
    JsonFormat,
    Record,
    by_time,
    inside,
    interval,
    label,
    number,
    records,
    words,
)
from answer_eval.transcript import UNTIMED, Time, Utterance

_ISO = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_CHANNEL = ("channel", "Channel", "ChannelNumber")
_SPEAKER = ("speaker", "Speaker", "SpeakerId")
_COMBINED = ("combinedRecognizedPhrases", "combinedPhrases")
_TEXT = ("display", "Display", "itn", "ITN", "lexical", "Lexical")


def _known(value: object) -> float:
    if not isinstance(value, dict):
        return 0.0
    fast = "phrases" in value and "combinedPhrases" in value
    batch = any(key in value for key in ("recognizedPhrases", "RecognizedPhrases", _COMBINED[0]))
    return 1.0 if fast or batch or "AudioFileResults" in value else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    phrases = [
        *records(value, "recognizedPhrases"),
        *records(value, "RecognizedPhrases"),
        *records(value, "phrases"),
        *(
            phrase
            for file in records(value, "AudioFileResults")
            for phrase in records(file, "SegmentResults")
        ),
    ]
    channels = len({str(_channel(each)) for each in phrases if _channel(each) is not None})
    said = [_utterance(each, channels) for each in phrases]
    if not any(each.text for each in said):
        said = list(_whole(value))
    yield from by_time(said) if channels > 1 else said


def _whole(value: object) -> Iterator[Utterance]:
    """Read the whole text of each channel, where the phrases are missing."""
    listed = next(filter(None, (records(value, each) for each in _COMBINED)), [])
    for each in listed:
        channel = label({"": _channel(each)}, "", prefix="Channel") if len(listed) > 1 else ""
        yield Utterance(channel, words(each, *_TEXT, "text"))


def _channel(phrase: Record) -> object:
    return next((phrase[key] for key in _CHANNEL if key in phrase), None)


def _utterance(phrase: Record, channels: int) -> Utterance:
    best = inside(phrase, "nBest", 0) or inside(phrase, "NBest", 0)
    speaker = label(phrase, *_SPEAKER) or label(best, *_SPEAKER)
    if channels > 1:
        speaker = f"{label({'': _channel(phrase)}, '', prefix='Channel')} {speaker}".strip()
    return Utterance(speaker, words(best, *_TEXT) or words(phrase, "text", *_TEXT), _time(phrase))


def _time(phrase: Record) -> Time:
    start = _seconds(phrase, "offset")
    length = _seconds(phrase, "duration") or 0.0
    return UNTIMED if start is None else interval(start, start + length)


def _seconds(phrase: Record, key: str) -> float | None:
    """Return the seconds of `offset` or `duration`: in milliseconds, ticks, or as PT1M2.5S.

    Fast transcription's preview gave milliseconds without saying so.
    """
    fast = "text" in phrase
    known = ((f"{key}Milliseconds", MILLISECONDS), (f"{key}InTicks", TICKS), (key, MILLISECONDS))
    for name, per_second in known if fast else known[:2]:
        found = number(phrase.get(name))
        if found is not None:
            return found / per_second
    plain = phrase.get(key, phrase.get(key.title()))
    iso = _ISO.fullmatch(plain) if isinstance(plain, str) else None
    if iso and len(iso[0]) > 1:
        days, hours, minutes, seconds = (float(each or 0) for each in iso.groups())
        return number(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    ticks = number(plain)
    return None if ticks is None else ticks / TICKS


PLUGIN = JsonFormat("azure", "Azure Speech's JSON, batch and fast transcription", _known, _spoken)
