"""AssemblyAI: utterances by speaker, which are null where nobody asked for them, or words."""

from collections.abc import Iterator

from answer_eval.formats._json import MILLISECONDS, JsonFormat, label, records, times, words
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance

PARTS = ("utterances", "sentences", "paragraphs")
"""Lists of whole utterances, the one that names speakers first."""
_OWN = ("acoustic_model", "audio_url", "audio_duration", "speech_model", "speaker_labels")


def _known(value: object) -> float:
    if not isinstance(value, dict) or "segments" in value or "monologues" in value:
        return 0.0
    if not any(key in value for key in (*PARTS, "words", "text")):
        return 0.0
    if any(key in value for key in _OWN):
        return 1.0
    parts = [*records(value, "utterances"), *records(value, "words")]
    timed = all(isinstance(each.get(key), int) for each in parts for key in ("start", "end"))
    return 0.8 if timed and any(words(each, "text") for each in parts[:1]) else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    for part in PARTS:
        listed = records(value, part)
        if any(words(each, "text") for each in listed):
            for each in listed:
                yield Utterance(
                    label(each, "speaker", "channel"),
                    words(each, "text"),
                    times(each, per_second=MILLISECONDS),
                )
            return
    listed = records(value, "words")
    if listed:
        yield from utterances(
            Word(words(each, "text"), label(each, "speaker"), times(each, per_second=MILLISECONDS))
            for each in listed
        )
    else:
        yield Utterance("", words(value, "text"))


PLUGIN = JsonFormat(
    "assemblyai", "AssemblyAI's JSON, with utterances, words or text only", _known, _spoken
)
