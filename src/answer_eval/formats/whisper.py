"""Whisper's JSON, without speakers: OpenAI's, whisper.cpp's and the Transformers pipeline's."""

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
    words,
)
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance

_PLAIN = frozenset(
    ["text", "language", "segments", "task", "duration", "words", "usage", "logprobs"]
)
"""What OpenAI's replies hold where no segments were asked for."""
_SPEAKER = frozenset(["speaker", "speaker_id"])
"""What their words never have, and other services' do."""


def _known(value: object) -> float:
    if not isinstance(value, dict):
        return 0.0
    own = (
        any("text" in each for each in _segments(value))
        or any("offsets" in each for each in records(value, "transcription"))
        or any("timestamp" in each for each in records(value, "chunks"))
    )
    if own:
        return 0.8
    nameless = not any(each.keys() & _SPEAKER for each in records(value, "words"))
    return 0.6 if words(value, "text") and value.keys() <= _PLAIN and nameless else 0.0


def _segments(value: object) -> list[Record]:
    """Return the segments, or what Gladia calls utterances where nobody asked for speakers."""
    utterances = records(value, "utterances")
    nameless = all("start" in each and not each.keys() & _SPEAKER for each in utterances)
    return records(value, "segments") or (utterances if nameless else [])


def _spoken(value: object) -> Iterator[Utterance]:
    segments = _segments(value)
    if any(words(each, "text") for each in segments):
        return (Utterance("", words(each, "text"), times(each)) for each in segments)
    if records(value, "transcription"):
        return _cpp(value)
    if records(value, "chunks"):
        return _pipeline(value)
    return _whole(value)


def _whole(value: object) -> Iterator[Utterance]:
    """Read the text; it has the punctuation, and `words`, where they match it, have the times."""
    text, timed = words(value, "text"), records(value, "words")
    pairs = zip(text.split(), timed, strict=False)
    if len(text.split()) != len(timed):
        return iter([Utterance("", text)])
    return utterances(Word(word, time=times(each)) for word, each in pairs)


def _cpp(value: object) -> Iterator[Utterance]:
    for each in records(value, "transcription"):
        time = times(each.get("offsets"), "from", "to", MILLISECONDS)
        yield Utterance(label(each, "speaker"), words(each, "text"), time)


def _pipeline(value: object) -> Iterator[Utterance]:
    for each in records(value, "chunks"):
        time = interval(inside(each, "timestamp", 0), inside(each, "timestamp", 1))
        yield Utterance("", words(each, "text"), time)


PLUGIN = JsonFormat(
    "whisper",
    "Whisper's JSON, and that of whisper.cpp and Transformers",
    _known,
    _spoken,
)
