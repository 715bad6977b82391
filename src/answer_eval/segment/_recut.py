"""An answer cut anew, where somebody else than the segmenter says which turns it has."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from answer_eval.segment._answer import Answer, Status
from answer_eval.segment._cut import DECLINED_WORDS, FEWEST_WORDS
from answer_eval.segment._speech import declines
from answer_eval.similarity import heavy, words_of
from answer_eval.transcript import Role, Transcript


def recut(
    transcript: Transcript, answer: Answer, turns: Collection[int], asked_in: Sequence[int] = ()
) -> Answer:
    """Return a question's answer in other turns; no turns and no `asked_in`: it wasn't asked.

    Of `turns` the candidate's are the answer. What others said right before each of them stands
    with it, so that the segment can be read. The same turns as before change nothing.
    """
    own = _own(transcript, turns)
    if own and own == answer.turns:
        return answer
    asked = tuple(asked_in) or _asked_in(transcript, answer, turns)
    beside = {each for turn in own for each in _before(transcript, turn)}
    return _made(transcript, answer, asked, own, {*turns, *asked, *beside})


def without(transcript: Transcript, answer: Answer, moved: set[int], taken: set[int]) -> Answer:
    """Return an answer that has lost the `moved` turns to answers with the segments `taken`.

    Where the turns that put the question are taken with them, it wasn't asked.
    """
    own = tuple(turn for turn in answer.turns if turn not in moved)
    beside = {each for turn in own for each in _before(transcript, turn)}
    gone = taken - beside - set(own)
    left = tuple(turn for turn in answer.asked_in if turn not in gone)
    asked = left or tuple(islice(_before(transcript, own[0]), 1) if own else ())
    return _made(transcript, answer, asked, own, {*answer.segment} - gone | {*asked})


def _made(
    transcript: Transcript,
    answer: Answer,
    asked: tuple[int, ...],
    own: tuple[int, ...],
    segment: set[int],
) -> Answer:
    if not (asked or own):
        return Answer(answer.question, Status.NOT_ASKED, confidence=answer.confidence)
    text = "\n".join(transcript.turns[turn].text for turn in own)
    return replace(
        answer,
        status=_status(text),
        asked_in=asked,
        turns=own,
        segment=tuple(sorted(segment)),
        text=text,
    )


def _status(text: str) -> Status:
    """Tell whether words answer a question, where it is settled that they are the reply to it."""
    words = len(set(heavy(words_of(text))))
    declined = words < DECLINED_WORDS and declines(text)
    return Status.NOT_ANSWERED if words < FEWEST_WORDS or declined else Status.ANSWERED


def _own(transcript: Transcript, turns: Collection[int]) -> tuple[int, ...]:
    return tuple(t for t in sorted(set(turns)) if transcript.turns[t].role is Role.CANDIDATE)


def _before(transcript: Transcript, turn: int) -> Iterator[int]:
    """Yield the turns of others right before a turn, the nearest first."""
    for index in range(turn - 1, -1, -1):
        if transcript.turns[index].role is Role.CANDIDATE:
            return
        yield index


def _asked_in(transcript: Transcript, answer: Answer, turns: Collection[int]) -> tuple[int, ...]:
    """Return what is named before the first reply, else where it was put as far as is known."""
    own = _own(transcript, turns)
    if not own:
        return ()
    named = tuple(turn for turn in sorted(set(turns)) if turn < own[0])
    known = answer.asked_in if answer.turns and own[0] <= answer.turns[0] else ()
    return (
        named
        or tuple(turn for turn in known if turn < own[-1])
        or tuple(islice(_before(transcript, own[0]), 1))
    )
