"""Otter's JSON of speech segments."""

from collections.abc import Iterator

from answer_eval.formats._json import JsonFormat, label, records, times, words
from answer_eval.transcript import Utterance


def _known(value: object) -> float:
    segments = records(value, "speech_segments")
    return 1.0 if any("transcript" in each for each in segments) else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    for each in records(value, "speech_segments"):
        speaker = label(each, "speaker_name", "speaker_id")
        yield Utterance(speaker, words(each, "transcript"), times(each, "start_ts", "end_ts"))


PLUGIN = JsonFormat("otter_json", "Otter's JSON of speech segments", _known, _spoken)
