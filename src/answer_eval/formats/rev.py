"""Rev and Rev AI: monologues of elements, which hold their own spaces and punctuation."""

from collections.abc import Iterator
from dataclasses import replace

from answer_eval.formats._json import (
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
from answer_eval.transcript import Interval, Time, Utterance


def _known(value: object) -> float:
    return 1.0 if any("elements" in each for each in records(value, "monologues")) else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    names = {
        str(each.get("id")): label(each, "name", "display_name")
        for each in records(value, "speakers")
    }
    for each in records(value, "monologues"):
        speaker = (
            label(each.get("speaker_info"), "display_name")
            or names.get(str(each.get("speaker")))
            or label(each, "speaker_name", "speaker")
        )
        said = list(utterances(_elements(each, speaker)))
        timed = any(isinstance(part.time, Interval) for part in said)
        time = times(each, "start_time", "end_time")
        yield from said if timed else (replace(part, time=time) for part in said)


def _elements(monologue: Record, speaker: str) -> Iterator[Word]:
    glued, follows_word = False, False
    for each in records(monologue, "elements"):
        text, is_word = words(each, "value"), each.get("type") != "punct"
        if text:
            glued = glued and not (follows_word and is_word)
            yield Word(text, speaker, _time(each), glued or text[0].isspace())
        glued, follows_word = bool(text) and not text[-1].isspace(), is_word


def _time(element: Record) -> Time:
    start, end = (
        inside(element, new) if inside(element, new) is not None else inside(element, old)
        for new, old in (("ts", "timestamp"), ("end_ts", "end_timestamp"))
    )
    return interval(start, end)


PLUGIN = JsonFormat("rev", "Rev's and Rev AI's JSON of monologues", _known, _spoken)
