"""Speechmatics: words and punctuation, each saying what it attaches to.

https://docs.speechmatics.com/jobsapi (json-v2)
"""

from collections.abc import Iterator
from dataclasses import replace

from answer_eval.formats._json import JsonFormat, inside, label, records, times, words
from answer_eval.formats._words import Word, utterances
from answer_eval.transcript import Utterance

UNKNOWN = "UU"
"""A speaker not told apart; of a whole file, where nobody asked for speakers."""

_TYPES = ("word", "punctuation", "entity", "speaker_change")


def _known(value: object) -> float:
    results = records(value, "results")
    own = any(each.get("type") in _TYPES and "start_time" in each for each in results)
    return 1.0 if own else 0.0


def _spoken(value: object) -> Iterator[Utterance]:
    listed = list(_listed(value))
    if {each.speaker for each in listed} == {UNKNOWN}:
        listed = [replace(each, speaker="") for each in listed]
    return utterances(listed)


def _listed(value: object) -> Iterator[Word]:
    glued = inside(value, "metadata", "language_pack_info", "word_delimiter") == ""
    opened = False
    for each in records(value, "results"):
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
