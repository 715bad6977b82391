"""From decisions to answers: which turns belong to a question, and whether they answer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answer_eval.segment._answer import Status
from answer_eval.segment._decode import Decision
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._speech import declines, is_nod, is_social
from answer_eval.similarity import heavy, words_of
from answer_eval.transcript import Transcript

FEWEST_WORDS = 4
"""Different words of substance below which nothing was answered: "fine, I dealt with it" has two."""
DECLINED_WORDS = 12
"""The same for a text that declines; a longer one answers after all."""


@dataclass
class Cut:
    """The turns of one question."""

    asked_in: list[int] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)


def cut(
    transcript: Transcript,
    said: Sequence[Exchange],
    decisions: Sequence[Decision],
    questions: int,
) -> list[Cut]:
    """Return the turns of each question, in the guide's order; no `asked_in` if it wasn't put."""
    cuts = [Cut() for _ in range(questions)]
    current = list[int]()
    for exchange, decision in zip(said, decisions, strict=True):
        if decision.asked:
            current = _put(cuts, exchange, decision)
        elif decision.question < 0:
            current = []
        else:
            for question in current:
                cuts[question].segment.extend(exchange.turns)
        for question in current:
            cuts[question].turns.extend(_replies(transcript, exchange, decision))
    return cuts


def _put(cuts: list[Cut], exchange: Exchange, decision: Decision) -> list[int]:
    """Note the questions put in an exchange and return those that its replies belong to.

    Two questions share the replies, unless the candidate nodded to the first before the second.
    """
    *earlier, (last_sentence, last) = decision.asked
    last_turn = exchange.sentences[last_sentence].turns[0]
    current = list[int]()
    for sentence, question in decision.asked:
        turns = exchange.sentences[sentence].turns
        cuts[question].asked_in.extend(turns)
        nods = [turn for turn in exchange.asides if turns[-1] < turn < last_turn]
        if question != last and nods:
            cuts[question].turns.extend(nods)
            cuts[question].segment.extend(range(turns[0], last_turn))
        else:
            cuts[question].segment.extend(each for each in exchange.turns if each >= turns[0])
            current.append(question)
    return current


def _replies(transcript: Transcript, exchange: Exchange, decision: Decision) -> Iterator[int]:
    texts = {turn: transcript.turns[turn].text for turn in (*exchange.replies, *exchange.asides)}
    asks = any(sentence.wording.asks for sentence in exchange.sentences)
    if not exchange.replies and decision.asked:
        yield from exchange.asides
    elif asks or decision.asked or not all(is_social(texts[turn]) for turn in exchange.replies):
        yield from exchange.replies


def status(transcript: Transcript, turns: Sequence[int]) -> Status:
    """Tell whether the candidate's turns answer a question that was put."""
    text = "\n".join(transcript.turns[turn].text for turn in turns)
    words = len(set(heavy(words_of(text))))
    if words < FEWEST_WORDS or (words < DECLINED_WORDS and declines(text)):
        return Status.NOT_ANSWERED
    return Status.ANSWERED


def without_nods(transcript: Transcript, turns: Sequence[int]) -> list[int]:
    """Return turns without nods to what wasn't a question, if anything else was said."""
    telling = [
        turn
        for turn in turns
        if not is_nod(transcript.turns[turn].text)
        or (turn and transcript.turns[turn - 1].text.rstrip().endswith("?"))
    ]
    return telling or list(turns)
