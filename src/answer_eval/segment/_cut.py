"""From decisions to answers: which turns belong to a question, and whether they answer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answer_eval.segment._answer import Status
from answer_eval.segment._decode import Decision
from answer_eval.segment._exchanges import Exchange, Reply
from answer_eval.segment._speech import declines, is_social
from answer_eval.similarity import LIGHT_WORDS

FEWEST_WORDS = 4
"""Fewer different words of substance answer nothing: "fine, I dealt with it" has two."""
DECLINED_WORDS = 12
"""The same for a text that declines; a longer one answers after all."""
BRIEF_COMMENT = 9
"""Words up to which a comment is on the answer ("marriage counselling!"), so that whatever is said
to it goes on with the answer; a longer one tells of something else. Of 33 short replies to comments
in the dialogues tuned on, 29 are told apart by it."""
OFF_TOPIC = -0.8
"""Replies that touch a question less are about something else: half of twenty made up about pets,
the weather and football are, of the bench's invented answers one in a hundred, of its real none."""


@dataclass(slots=True)
class Cut:
    """What belongs to one question."""

    asked_in: list[int] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    exchanges: list[int] = field(default_factory=list)
    """The positions of the exchanges in which it was put or replied to."""


def cut(said: Sequence[Exchange], decisions: Sequence[Decision], questions: int) -> list[Cut]:
    """Return the turns of each question, in the guide's order; no `asked_in` if it wasn't put."""
    cuts = [Cut() for _ in range(questions)]
    current = list[int]()
    for at, (exchange, decision) in enumerate(zip(said, decisions, strict=True)):
        if decision.asked:
            current = _put(cuts, exchange, decision)
        elif decision.question < 0:
            current = []
        else:
            for question in current:
                cuts[question].segment.extend(exchange.turns)
        told = list(_telling(exchange, decision))
        for question in current:
            cuts[question].replies.extend(told)
        put = {question for _, question in decision.asked}
        for question in put | {*current} if told else put:
            cuts[question].exchanges.append(at)
    return cuts


def _put(cuts: list[Cut], exchange: Exchange, decision: Decision) -> list[int]:
    """Note the questions put in an exchange and return those that its replies belong to.

    Two questions share the replies, unless the candidate nodded to the first before the second.
    """
    last_sentence, last = decision.asked[-1]
    last_turn = exchange.sentences[last_sentence].turns[0]
    current = list[int]()
    for sentence, question in decision.asked:
        turns = exchange.sentences[sentence].turns
        cuts[question].asked_in.extend(turns)
        nods = [reply for reply in exchange.asides if turns[-1] < reply.turn < last_turn]
        if question != last and nods:
            cuts[question].replies.extend(nods)
            cuts[question].segment.extend(range(turns[0], last_turn))
        else:
            cuts[question].segment.extend(each for each in exchange.turns if each >= turns[0])
            current.append(question)
    return current


def _telling(exchange: Exchange, decision: Decision) -> Iterator[Reply]:
    """Yield the replies, but not mere thanks or assent to what was no question."""
    if not exchange.replies and decision.asked:
        asked = exchange.sentences[decision.asked[-1][0]].turns[0]
        yield from (reply for reply in exchange.asides if reply.turn > asked)
        return
    if exchange.asks or exchange.opens or decision.asked or _tells(exchange):
        yield from exchange.replies


def _tells(exchange: Exchange) -> bool:
    """Tell whether replies to a comment are more than thanks, or than a quip on a long one."""
    if all(is_social(reply.words) for reply in exchange.replies):
        return False
    brief = sum(len(each.wording.words) for each in exchange.sentences) <= BRIEF_COMMENT
    return brief or _substance(exchange.replies) >= FEWEST_WORDS


def _substance(replies: Sequence[Reply]) -> int:
    """Return how many different words of replies aren't light."""
    return len(set[str]().union(*(reply.words for reply in replies)) - LIGHT_WORDS)


def status(text: str, replies: Sequence[Reply], touched: float) -> Status:
    """Tell whether replies answer a question that was put, `touched` at most so far by one."""
    words = _substance(replies)
    declined = words < DECLINED_WORDS and declines(text)
    if words < FEWEST_WORDS or declined or touched < OFF_TOPIC:
        return Status.NOT_ANSWERED
    return Status.ANSWERED
