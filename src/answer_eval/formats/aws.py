"""Amazon Transcribe: words with speakers or channels, and Call Analytics.

https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from answer_eval.formats._json import (
    MILLISECONDS,
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
    calls = _turns(value)
    if any("ParticipantRole" in each or "ParticipantId" in each for each in calls):
        return 1.0
    results = inside(value, "results")
    items = records(results, "items")
    own = any(each.get("type") in ("pronunciation", "punctuation") for each in items)
    return 1.0 if own or records(results, "transcripts") else 0.0


def _turns(value: object) -> list[Record]:
    """Return a call's turns; what Amazon Connect tells of a running one is in segments."""
    running = (each.get("Transcript") for each in records(value, "Segments"))
    return records(value, "Transcript") or [each for each in running if isinstance(each, dict)]


def _spoken(value: object) -> Iterator[Utterance]:
    results = inside(value, "results")
    channels = records(results, "channel_labels", "channels")
    if _turns(value):
        yield from _call(value)
    elif channels:
        for_each = (
            _items(each.get("items"), {}, label(each, "channel_label")) for each in channels
        )
        yield from by_time(said for channel in for_each for said in channel)
    elif records(results, "items"):
        yield from _items(records(results, "items"), _labels(results))
    else:
        yield from _segments(results)


def _call(value: object) -> Iterator[Utterance]:
    """Read a call's turns; each names its participant's role or only who that is."""
    roles = {
        label(each, "ParticipantId"): label(each, "ParticipantRole")
        for each in records(value, "Participants")
    }
    for each in _turns(value):
        time = times(each, "BeginOffsetMillis", "EndOffsetMillis", MILLISECONDS)
        known = label(each, "ParticipantId")
        speaker = label(each, "ParticipantRole") or roles.get(known) or known
        yield Utterance(speaker, words(each, "Content"), time)


def _labels(results: object) -> dict[float | None, str]:
    """Return the speaker of each word by the time it starts; the words themselves may not say.

    Where segments list no words, a word is of the segment that began last.
    """
    segments = records(results, "speaker_labels", "segments")
    labels = {
        number(item.get("start_time")): label(item, "speaker_label") or label(each, "speaker_label")
        for each in segments
        for item in records(each, "items")
    }
    if not labels:
        labels = dict(_by_segments(segments, records(results, "items")))
    return {start: speaker for start, speaker in labels.items() if start is not None}


def _by_segments(segments: list[Record], items: list[Record]) -> Iterator[tuple[float | None, str]]:
    begins = sorted(
        (start, label(each, "speaker_label"))
        for each in segments
        if (start := number(each.get("start_time"))) is not None
    )
    for each in items:
        start = number(each.get("start_time"))
        place = 0 if start is None else bisect_right(begins, start, key=itemgetter(0))
        if place:
            yield start, begins[place - 1][1]


def _items(
    items: object, labels: dict[float | None, str], channel: str = ""
) -> Iterator[Utterance]:
    return utterances(
        Word(
            words(inside(each, "alternatives", 0), "content"),
            channel
            or label(each, "speaker_label")
            or labels.get(number(each.get("start_time")), ""),
            times(each, "start_time", "end_time"),
            glued=each.get("type") == "punctuation",
        )
        for each in records(items)
    )


def _segments(results: object) -> Iterator[Utterance]:
    """Read the segments, or the whole text, of a file whose words are missing."""
    for each in records(results, "audio_segments") or records(results, "transcripts"):
        time = times(each, "start_time", "end_time")
        yield Utterance(label(each, "speaker_label"), words(each, "transcript"), time)


PLUGIN = JsonFormat(
    "aws", "Amazon Transcribe's JSON, Call Analytics and Amazon Connect's included", _known, _spoken
)
