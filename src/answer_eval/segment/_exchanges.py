"""Turn-taking: an interview as exchanges, each something the interviewer says and the replies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from answer_eval.segment._speech import (
    Wording,
    grants,
    is_finished,
    is_nod,
    is_question_back,
    sentences,
    stalls,
    wording,
)
from answer_eval.similarity import words_of
from answer_eval.transcript import Role, Transcript, Turn

REPLY_LETTERS = 500
"""What a turn of the candidate's is about is told by its first so many letters, some 90 words: the
same answers are found as by all of it, in half the time."""


class Sentence(NamedTuple):
    """A sentence of the interviewer's and the turns it stands in, more than one if cut in two."""

    text: str
    wording: Wording
    turns: tuple[int, ...]


class Reply(NamedTuple):
    """A turn of the candidate's."""

    turn: int
    words: list[str]
    """The first it has."""


@dataclass(slots=True)
class Exchange:
    """What the interviewer says until the candidate has replied to it, and the replies."""

    sentences: list[Sentence] = field(default_factory=list)
    asides: list[Reply] = field(default_factory=list)
    """The candidate's turns before the reply: nods, questions back, and gaining time."""
    replies: list[Reply] = field(default_factory=list)
    """The candidate's turns, cut by nothing but nods of the interviewer's."""
    turns: list[int] = field(default_factory=list)
    """All its turns, other people's too."""

    @property
    def asks(self) -> bool:
        """Whether anything in it is put as a question."""
        return any(sentence.wording.asks for sentence in self.sentences)

    @property
    def opens(self) -> bool:
        """Whether anything in it has a formula in which questions are put."""
        return any(sentence.wording.opens for sentence in self.sentences)

    def hear(self, turn: Turn) -> None:
        """Take in a turn of the interviewer's; it may finish the sentence of the last one."""
        text, turns = turn.text, tuple[int, ...]((turn.index,))
        if self.sentences and not is_finished(self.sentences[-1].text):
            begun = self.sentences.pop()
            text, turns = f"{begun.text} {text}", (*begun.turns, turn.index)
        for at, sentence in enumerate(sentences(text)):
            where = (turn.index,) if at else turns
            self.sentences.append(Sentence(sentence, wording(sentence), where))

    def wait(self) -> None:
        """Take replies that only gained time for asides: the interviewer lets them go on."""
        if all(stalls(reply.words) for reply in self.replies):
            self.asides += self.replies
            self.replies = []


def exchanges(transcript: Transcript) -> list[Exchange]:
    """Cut an interview at every turn in which the interviewer speaks up after a reply.

    The interviewer's nods and permissions don't cut, nor do a candidate's nods, questions back or
    gaining time begin a reply.
    """
    return [exchange for exchange in _cut(transcript.turns) if exchange.turns]


def _cut(turns: Iterable[Turn]) -> Iterator[Exchange]:
    exchange = Exchange()
    for turn in turns:
        if exchange.replies and _cuts(turn):
            yield exchange
            exchange = Exchange()
        exchange.turns.append(turn.index)
        if turn.role is Role.INTERVIEWER and exchange.replies:
            exchange.wait()
        elif turn.role is Role.INTERVIEWER:
            exchange.hear(turn)
        elif turn.role is Role.CANDIDATE:
            reply = Reply(turn.index, words_of(turn.text[:REPLY_LETTERS]))
            aside = not exchange.replies and _is_aside(exchange, turn)
            (exchange.asides if aside else exchange.replies).append(reply)
    yield exchange


def _cuts(turn: Turn) -> bool:
    if turn.role is Role.INTERVIEWER:
        return not (is_nod(turn.text) or grants(turn.text))
    return turn.role is Role.CANDIDATE and is_question_back(turn.text)


def _is_aside(exchange: Exchange, turn: Turn) -> bool:
    return is_question_back(turn.text) or (is_nod(turn.text) and not _waits(exchange))


def _waits(exchange: Exchange) -> bool:
    """Tell whether a whole question waits for a reply, be it a nod."""
    told = exchange.sentences
    if not told or not is_finished(told[-1].text):
        return False
    return any(each.text.endswith("?") or each.wording.opens for each in told)
