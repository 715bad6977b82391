"""Otter's JSON: speech segments, or the transcripts of a speech beside the speakers' names."""

from collections.abc import Iterator

from answer_eval.formats._json import JsonFormat, Record, interval, label, records, times, words
from answer_eval.transcript import Utterance

SAMPLES = 16_000
"""How many a second of sound has; Otter's API counts in them."""
_PLACES = (("transcripts",), ("speech", "transcripts"))


def _known(value: object) -> float:
    segments = records(value, "speech_segments")
    own = any("transcript" in each for each in segments) or any(
        "transcript" in each and "speaker_id" in each for each in _transcripts(value)
    )
    return 1.0 if own else 0.0


def _transcripts(value: object) -> list[Record]:
    return next(filter(None, (records(value, *place) for place in _PLACES)), [])


def _spoken(value: object) -> Iterator[Utterance]:
    for each in records(value, "speech_segments"):
        speaker = label(each, "speaker_name", "speaker_id")
        yield Utterance(speaker, words(each, "transcript"), times(each, "start_ts", "end_ts"))
    known = [*records(value, "speakers"), *records(value, "speech", "speakers")]
    names = {str(each.get("id")): label(each, "speaker_name") for each in known}
    for each in _transcripts(value):
        named = names.get(str(each.get("speaker_id")))
        speaker = named or label(each, "speaker_name", "speaker_model_label", "speaker_id")
        time = interval(each.get("start_offset"), each.get("end_offset"), SAMPLES)
        yield Utterance(speaker, words(each, "transcript"), time)


PLUGIN = JsonFormat("otter_json", "Otter's JSON of segments or transcripts", _known, _spoken)
