"""Google Speech-to-Text, v1 and v2.

With diarization, v1's last result repeats every word of the recording, now with its
`speakerTag`: then that one is read alone.
https://cloud.google.com/speech-to-text/docs/multiple-voices
"""

from collections.abc import Iterable, Iterator

from answer_eval.formats._json import (
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
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Interval, Time, Utterance

ALIKE = 0.8
"""The share of words in the same place that tells a repetition, which may be spelt anew."""

_WORD_MARK = "\u2581"
"""What some models put before a word, as their tokenizer does."""
_SPEAKER = ("speakerLabel", "speaker_label", "speakerTag", "speaker_tag")
_START = ("startTime", "start_time", "startOffset", "start_offset")
_END = ("endTime", "end_time", "endOffset", "end_offset")


def _known(value: object) -> float:
    results = _results(value)
    texts = (words(_best(each), "transcript") for each in results)
    spoken = any(texts) or any(records(_best(each), "words") for each in results)
    return 0.9 if spoken else 0.0


def _results(value: object) -> list[Record]:
    """Find the results: bare, in an operation's `response`, or in a v2 batch by their file."""
    for path in ((), ("results",), ("response", "results")):
        listed, named = records(value, *path), inside(value, *path) if path else None
        files = [*listed, *(named.values() if isinstance(named, dict) else ())]
        found = next(filter(None, map(_of_file, files)), listed)
        if found:
            return found
    return []


def _of_file(file: object) -> list[Record]:
    inline = inside(file, "inlineResult") or inside(file, "inline_result")
    places = ((file, "transcript", "results"), (inline, "transcript", "results"))
    return next(filter(None, (records(*each) for each in places)), records(inline, "results"))


def _best(result: Record) -> object:
    return inside(result, "alternatives", 0)


def _spoken(value: object) -> Iterator[Utterance]:
    *before, last = _results(value) or [{}]
    earlier = [each for result in before for each in _words_of(result)]
    again = [_word(each) for each in _listed(last)]
    if _repeats(again, earlier) or (earlier and not words(_best(last), "transcript")):
        return utterances([*again, *_after(again, earlier[len(again) :])])
    channels = {_channel(each) for each in (*before, last)}
    said = [each for result in (*before, last) for each in _result(result, len(channels))]
    return iter(by_time(said) if len(channels) > 1 else said)


def _words_of(result: Record) -> list[Word]:
    """Return a result's words; where it lists none, those of its text."""
    listed = [_word(each) for each in _listed(result)]
    return listed or [Word(each) for each in words(_best(result), "transcript").split()]


def _listed(result: Record) -> list[Record]:
    return records(_best(result), "words")


def _repeats(last: list[Word], before: list[Word]) -> bool:
    """Tell whether the last result has every word again, which only it gives a speaker."""
    if not before or not any(each.speaker for each in last):
        return False
    if len(last) < len(before) and any(each.speaker for each in before):
        return False
    both = [(again.text, earlier.text) for again, earlier in zip(last, before, strict=False)]
    return sum(again == earlier for again, earlier in both) >= ALIKE * len(both)


def _after(again: list[Word], earlier: list[Word]) -> list[Word]:
    """Return the words that stand in the earlier results alone, since the last one is cut off."""
    ends = [each.time.end for each in again[-1:] if isinstance(each.time, Interval)]
    return [
        each
        for each in earlier
        if not (ends and isinstance(each.time, Interval) and each.time.start < ends[0])
    ]


def _result(result: Record, channels: int) -> Iterator[Utterance]:
    channel = _channel(result) if channels > 1 else ""
    listed = [_word(each, channel) for each in _listed(result)]
    if listed:
        return utterances(listed)
    return iter([Utterance(channel, words(_best(result), "transcript"))])


def _channel(result: Record) -> str:
    return label(result, "channelTag", "channel_tag", prefix="Channel")


def _word(record: Record, channel: str = "") -> Word:
    speaker = label(record, *(key for key in _SPEAKER if record.get(key) != 0))
    return Word(
        words(record, "word").replace(_WORD_MARK, ""), f"{channel} {speaker}".strip(), _time(record)
    )


def _time(record: Record) -> Time:
    start, end = _first(record, _START), _first(record, _END)
    # A start of zero is left out of v1's JSON.
    return interval(0 if start is None and number(end) is not None else start, end)


def _first(record: Record, keys: Iterable[str]) -> object:
    return next((record[key] for key in keys if key in record), None)


PLUGIN = JsonFormat("google_speech", "Google Speech-to-Text's JSON, v1 and v2", _known, _spoken)
