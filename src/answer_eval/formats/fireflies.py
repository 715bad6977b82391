"""Fireflies: sentences, as its API and its download write them."""

from collections.abc import Iterator

from answer_eval.formats._json import JsonFormat, Record, interval, label, records, words
from answer_eval.transcript import Utterance

_PLACES = (
    (),
    ("sentences",),
    ("transcript",),
    ("transcript", "sentences"),
    ("meeting", "sentences"),
    ("data", "transcript", "sentences"),
)
_OWN = frozenset({"speaker_name", "speaker_id", "raw_text", "sentence"})


def _known(value: object) -> float:
    sentences = _sentences(value)
    return 1.0 if any(_OWN & each.keys() for each in sentences) else 0.0


def _sentences(value: object) -> list[Record]:
    lists = (records(value, *path) for path in _PLACES)
    return next((found for found in lists if any(map(_text, found))), [])


def _text(sentence: Record) -> str:
    return words(sentence, "text", "sentence", "raw_text")


def _spoken(value: object) -> Iterator[Utterance]:
    for each in _sentences(value):
        start = each.get("start_time", each.get("startTime"))
        end = each.get("end_time", each.get("endTime"))
        speaker = label(each, "speaker_name", "speaker", "speaker_id")
        yield Utterance(speaker, _text(each), interval(start, end))


PLUGIN = JsonFormat("fireflies", "Fireflies' JSON of sentences", _known, _spoken)
