"""IBM Watson: words as `[word, from, to]`, and a list of speakers by the time they begin.

https://cloud.ibm.com/docs/speech-to-text?topic=speech-to-text-speaker-labels
"""

from collections.abc import Iterator

from answer_eval.formats._json import JsonFormat, inside, interval, label, number, records, words
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance


def _known(value: object) -> float:
    results = records(value, "results")
    best = (inside(each, "alternatives", 0) for each in results)
    return 1.0 if any(isinstance(inside(each, "timestamps"), list) for each in best) else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    speakers = {
        number(each.get("from")): label(each, "speaker")
        for each in records(value, "speaker_labels")
    }
    for result in records(value, "results"):
        best = inside(result, "alternatives", 0)
        listed = list(_words(best, speakers))
        whole = Utterance("", words(best, "transcript"))
        yield from utterances(listed) if listed else [whole]


def _words(best: object, speakers: dict[float | None, str]) -> Iterator[Word]:
    timed = inside(best, "timestamps")
    for each in timed if isinstance(timed, list) else ():
        text, start = inside(each, 0), number(inside(each, 1))
        if isinstance(text, str):
            yield Word(text, speakers.get(start, ""), interval(start, inside(each, 2)))


PLUGIN = JsonFormat("watson", "IBM Watson's JSON, with or without speaker labels", _known, _spoken)
