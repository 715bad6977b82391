"""Words that a service lists one by one, each with its speaker and time, as utterances."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answer_eval.transcript import UNTIMED, Interval, Time, Utterance

PAUSE = 2.0
"""Seconds of silence that end an utterance, so that its time is its own words'."""

_SENTENCE_ENDS = (".", "?", "!", "\u2026", "\u3002", "\uff1f", "\uff01")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark; one that names no speaker is of the last one named."""

    text: str
    speaker: str = ""
    time: Time = UNTIMED
    glued: bool = False
    """Whether it follows the one before without a space, as a full stop does."""


def utterances(words: Iterable[Word]) -> Iterator[Utterance]:
    """Join words into utterances: each ends with its sentence, before a pause, or its speaker."""
    run, speaker = list[Word](), ""
    for word in words:
        if run and (_changes(speaker, word) or (not word.glued and _ends(run, word))):
            yield _utterance(run, speaker)
            run = []
        speaker = word.speaker or speaker
        run.append(word)
    if run:
        yield _utterance(run, speaker)


def _changes(speaker: str, word: Word) -> bool:
    return word.speaker not in ("", speaker)


def _ends(run: list[Word], word: Word) -> bool:
    last = run[-1]
    if last.text.rstrip().endswith(_SENTENCE_ENDS):
        return True
    timed = isinstance(last.time, Interval) and isinstance(word.time, Interval)
    return timed and word.time.start - last.time.end > PAUSE  # type: ignore[union-attr]


def _utterance(run: list[Word], speaker: str) -> Utterance:
    text = "".join(each.text if each.glued else f" {each.text}" for each in run)
    known = [each.time for each in run if isinstance(each.time, Interval)]
    hull = Interval(known[0].start, max(each.end for each in known)) if known else UNTIMED
    return Utterance(speaker, text, hull)
