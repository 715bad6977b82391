"""Deepgram: utterances where they were asked for, else the words of each channel."""

from collections.abc import Iterator

from answer_eval.formats._json import (
    JsonFormat,
    Record,
    by_time,
    inside,
    label,
    number,
    records,
    times,
    words,
)
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance


def _known(value: object) -> float:
    channels = records(value, "results", "channels")
    known = any("alternatives" in each for each in channels) or any(_live(value))
    return 1.0 if known else 0.0


def _live(value: object) -> list[Record]:
    """Return a stream's messages that no later one changes."""
    return [
        each
        for each in records(value)
        if each.get("is_final") is True and records(each, "channel", "alternatives")
    ]


def _spoken(value: object) -> Iterator[Utterance]:
    return _said_live(_live(value)) if _live(value) else _said(value)


def _said_live(messages: list[Record]) -> Iterator[Utterance]:
    numbers = [number(inside(each, "channel_index", 0)) or 0 for each in messages]
    channels = len({*numbers})
    said = [
        part
        for place, each in zip(numbers, messages, strict=True)
        for part in _channel(each.get("channel"), int(place), channels)
    ]
    yield from by_time(said) if channels > 1 else said


def _said(value: object) -> Iterator[Utterance]:
    channels = records(value, "results", "channels")
    ready = records(value, "results", "utterances")
    if any(words(each, "transcript") for each in ready):
        said = [_utterance(each, len(channels)) for each in ready]
    else:
        said = [
            each
            for place, channel in enumerate(channels)
            for each in _channel(channel, place, len(channels))
        ]
    yield from by_time(said) if len(channels) > 1 else said


def _utterance(ready: Record, channels: int) -> Utterance:
    speaker = _speaker(ready, ready.get("channel"), channels)
    return Utterance(speaker, words(ready, "transcript"), times(ready))


def _channel(channel: object, place: int, channels: int) -> Iterator[Utterance]:
    best = inside(channel, "alternatives", 0)
    listed = [
        Word(words(each, "punctuated_word", "word"), _speaker(each, place, channels), times(each))
        for each in records(best, "words")
    ]
    if listed:
        return utterances(listed)
    sentences = list(_sentences(best, place, channels))
    whole = Utterance(_speaker({}, place, channels), words(best, "transcript"))
    return iter(sentences or [whole])


def _sentences(best: object, place: int, channels: int) -> Iterator[Utterance]:
    for paragraph in records(best, "paragraphs", "paragraphs"):
        speaker = _speaker(paragraph, place, channels)
        for each in records(paragraph, "sentences"):
            yield Utterance(speaker, words(each, "text"), times(each))


def _speaker(record: Record, channel: object, channels: int) -> str:
    """Name a speaker; in a recording of several channels, each has speakers of its own."""
    speaker = label(record, "speaker")
    if channels < 2:  # noqa: PLR2004  one channel needs no name
        return speaker
    return f"{label({'channel': channel}, 'channel', prefix='Channel')} {speaker}".strip()


PLUGIN = JsonFormat(
    "deepgram", "Deepgram's JSON, with utterances or words only, or a stream's", _known, _spoken
)
