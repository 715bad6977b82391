"""Turn-taking: an interview as exchanges, each something the interviewer says and the replies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from answer_eval.segment._speech import (
    Wording,
    is_finished,
    is_nod,
    is_question_back,
    sentences,
    wording,
)
from answer_eval.transcript import Role, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the interviewer's and the turns it stands in, more than one if cut in two."""

    text: str
    wording: Wording
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the interviewer says until the candidate replies to it, and the replies."""

    sentences: tuple[Sentence, ...]
    asides: tuple[int, ...]
    """The candidate's turns before the reply: nods, and questions back."""
    replies: tuple[int, ...]
    """The candidate's turns, cut by nothing but nods of the interviewer's."""
    turns: tuple[int, ...]
    """All its turns, other people's too."""


@dataclass
class _Draft:
    said: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    asides: list[int] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)

    def hear(self, turn: Turn) -> None:
        """Take in a turn of the interviewer's."""
        if self.said and not is_finished(self.said[-1][0]):
            text, turns = self.said.pop()
            self.said.extend(_located(f"{text} {turn.text}", (*turns, turn.index), turn.index))
        else:
            self.said.extend(_located(turn.text, (turn.index,), turn.index))

    def done(self) -> Exchange:
        """Return the exchange."""
        told = tuple(Sentence(text, wording(text), turns) for text, turns in self.said)
        return Exchange(told, tuple(self.asides), tuple(self.replies), tuple(self.turns))


def _located(
    text: str, first: tuple[int, ...], others: int
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for at, sentence in enumerate(sentences(text)):
        yield sentence, (others,) if at else first


def exchanges(transcript: Transcript) -> tuple[Exchange, ...]:
    """Cut an interview at every turn in which the interviewer speaks up after a reply.

    The interviewer's nods don't cut, nor do a candidate's nods or questions back begin a reply.
    """
    return tuple(draft.done() for draft in _drafts(transcript.turns) if draft.turns)


def _drafts(turns: Iterable[Turn]) -> Iterator[_Draft]:
    draft = _Draft()
    for turn in turns:
        if _cuts(draft, turn):
            yield draft
            draft = _Draft()
        draft.turns.append(turn.index)
        if turn.role is Role.INTERVIEWER and not (draft.replies and is_nod(turn.text)):
            draft.hear(turn)
        elif turn.role is Role.CANDIDATE:
            (draft.asides if _is_aside(draft, turn) else draft.replies).append(turn.index)
    yield draft


def _cuts(draft: _Draft, turn: Turn) -> bool:
    if not draft.replies:
        return False
    if turn.role is Role.INTERVIEWER:
        return not is_nod(turn.text)
    return turn.role is Role.CANDIDATE and is_question_back(turn.text)


def _is_aside(draft: _Draft, turn: Turn) -> bool:
    if draft.replies:
        return False
    return is_question_back(turn.text) or (is_nod(turn.text) and not _is_asked(draft))


def _is_asked(draft: _Draft) -> bool:
    """Tell whether a whole question waits for a reply, be it a nod."""
    if not draft.said or not is_finished(draft.said[-1][0]):
        return False
    return any(text.endswith("?") or wording(text).opens for text, _ in draft.said)
