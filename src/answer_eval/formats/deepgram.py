"""Deepgram: utterances where they were asked for, else the words of each channel."""

from collections.abc import Iterator

from answer_eval.formats._json import (
    JsonFormat,
    Record,
    by_time,
    inside,
    label,
    records,
    times,
    words,
)
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance


def _known(value: object) -> float:
    channels = records(value, "results", "channels")
    return 1.0 if any("alternatives" in each for each in channels) else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    channels = records(value, "results", "channels")
    ready = records(value, "results", "utterances")
    if any(words(each, "transcript") for each in ready):
        for each in ready:
            speaker = _speaker(each, each.get("channel"), len(channels))
            yield Utterance(speaker, words(each, "transcript"), times(each))
        return
    said = [
        each
        for number, channel in enumerate(channels)
        for each in _channel(channel, number, len(channels))
    ]
    yield from by_time(said) if len(channels) > 1 else said


def _channel(channel: Record, number: int, channels: int) -> Iterator[Utterance]:
    best = inside(channel, "alternatives", 0)
    listed = [
        Word(words(each, "punctuated_word", "word"), _speaker(each, number, channels), times(each))
        for each in records(best, "words")
    ]
    if listed:
        return utterances(listed)
    return iter([Utterance(_speaker({}, number, channels), words(best, "transcript"))])


def _speaker(record: Record, channel: object, channels: int) -> str:
    """Name a speaker; in a recording of several channels, each has speakers of its own."""
    speaker = label(record, "speaker")
    if channels < 2:  # noqa: PLR2004  one channel needs no name
        return speaker
    return f"{label({'channel': channel}, 'channel', prefix='Channel')} {speaker}".strip()


PLUGIN = JsonFormat("deepgram", "Deepgram's JSON, with utterances or words only", _known, _spoken)
