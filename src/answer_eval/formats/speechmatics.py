"""Speechmatics: words and punctuation, each saying what it attaches to.

https://docs.speechmatics.com/jobsapi (json-v2)
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from answer_eval.formats._json import (
    JsonFormat,
    Record,
    by_time,
    inside,
    interval,
    label,
    number,
    records,
    times,
    words,
)
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance

UNKNOWN = "UU"
"""A speaker not told apart; of a whole file, where nobody asked for speakers."""
FINAL = "AddTranscript"
"""The message whose words no later one changes."""

_TYPES = ("word", "punctuation", "entity", "speaker_change")


def _known(value: object) -> float:
    results = _results(value)
    own = any(each.get("type") in _TYPES and "start_time" in each for each in results)
    return 1.0 if own or any(map(_is_first, records(value, "words"))) else 0.0


def _results(value: object) -> list[Record]:
    """Return the results; of a realtime session's messages, those that are final."""
    messages = [each for each in records(value) if each.get("message") == FINAL]
    said = (each for message in messages for each in records(message, "results"))
    return records(value, "results") or list(said)


def _is_first(word: Record) -> bool:
    return {"name", "time", "duration"} <= word.keys()


def _spoken(value: object) -> Iterator[Utterance]:
    if records(value, "words"):
        return utterances(_first_generation(value))
    glued = inside(value, "metadata", "language_pack_info", "word_delimiter") == ""
    by_channel = dict[str, list[Record]]()
    for each in _results(value):
        by_channel.setdefault(label(each, "channel"), []).append(each)
    listed = [list(_listed(results, glued=glued)) for results in by_channel.values()]
    if {each.speaker for channel in listed for each in channel} == {UNKNOWN}:
        listed = [[replace(each, speaker="") for each in channel] for channel in listed]
    said = [each for channel in listed for each in utterances(channel)]
    return iter(by_time(said) if len(listed) > 1 else said)


def _first_generation(value: object) -> Iterator[Word]:
    """Read the JSON of 2017, in which speakers are listed apart from words, with their times."""
    begins = [
        (start, label(each, "name"))
        for each in records(value, "speakers")
        if (start := number(each.get("time"))) is not None
    ]
    for each in records(value, "words"):
        start, length = number(each.get("time")), number(each.get("duration")) or 0.0
        place = 0 if start is None else bisect_right(begins, start, key=itemgetter(0))
        text, speaker = words(each, "name"), begins[place - 1][1] if place else ""
        time = interval(start, None if start is None else start + length)
        yield Word(text, speaker, time, glued=not any(map(str.isalnum, text)))


def _listed(results: Iterable[Record], *, glued: bool) -> Iterator[Word]:
    opened = False
    for each in results:
        best = inside(each, "alternatives", 0)
        attaches = each.get("attaches_to", "previous" if each.get("type") == "punctuation" else "")
        if words(best, "content"):
            yield Word(
                words(best, "content"),
                label(best, "speaker") or label(each, "channel"),
                times(each, "start_time", "end_time"),
                glued or opened or attaches in ("previous", "both"),
            )
        opened = attaches in ("next", "both")


PLUGIN = JsonFormat("speechmatics", "Speechmatics' JSON (json-v2)", _known, _spoken)
