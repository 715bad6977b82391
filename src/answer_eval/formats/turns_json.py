"""JSON of no service that we know: a list of records that say who speaks and what."""

from collections.abc import Iterator

from answer_eval.formats._json import (
    MILLISECONDS,
    JsonFormat,
    Record,
    interval,
    label,
    number,
    records,
    words,
)
from answer_eval.formats.table import END, NOT_SPEECH, SPEAKER, START, TEXT
from answer_eval.transcript import Utterance

DEEPEST = 4
"""Levels at which the list is looked for."""
LONGEST = 86_400
"""Seconds; times beyond a day are milliseconds."""

_TEXT = (*TEXT, "body")
_SPEAKER = (*SPEAKER, "speaker_id", "speakername", "speakerid")


def _known(value: object) -> float:
    return 0.5 if _turns(value) else 0.0


def _turns(value: object, depth: int = DEEPEST) -> list[Record]:
    """Return the first list of records with speakers and words, [] where there is none."""
    listed = [_plain(each) for each in records(value)]
    if any(map(_is_turn, listed)):
        return listed
    inner = value.values() if isinstance(value, dict) else ()
    deeper = (_turns(each, depth - 1) for each in inner if depth)
    return next(filter(None, deeper), [])


def _is_turn(record: Record) -> bool:
    named = words(record, *_TEXT) and label(record, *_SPEAKER)
    return bool(named) and NOT_SPEECH.isdisjoint(record)


def _plain(record: Record) -> Record:
    return {key.casefold(): value for key, value in record.items()}


def _spoken(value: object) -> Iterator[Utterance]:
    turns = _turns(value)
    starts = [number(_first(each, START)) or 0.0 for each in turns]
    per_second = MILLISECONDS if max(starts, default=0.0) > LONGEST else 1.0
    for each in turns:
        time = interval(_first(each, START), _first(each, END), per_second)
        yield Utterance(label(each, *_SPEAKER), words(each, *_TEXT), time)


def _first(record: Record, keys: tuple[str, ...]) -> object:
    return next((record[key] for key in keys if key in record), None)


PLUGIN = JsonFormat(
    "turns_json", "other JSON: a list of records with speaker and text", _known, _spoken
)
