"""What each exchange may be: the numbers that the decoder weighs against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._kinds import CHAT, PROBE, QUESTION, Window
from answer_eval.segment._matches import Matches

Numbers = npt.NDArray[np.float64]

ASKED_BOUNDS = (-1.2, 4.0)
"""How far a reply can speak against and for the question just put: it may be off the topic."""
KEPT_BOUNDS = (-0.7, 1.5)
"""The same for the reply to a follow-up, which is about details."""
SOME_WORDS, MANY_WORDS = 3, 15
"""Words of substance in a reply of some words, and in one of many."""
REPLY_SHARES = np.log([[0.2, 0.2, 0.6], [0.2, 0.4, 0.4], [0.7, 0.25, 0.05]])
"""How often a question, a probe and chat get a reply of no, some and many words: judged."""
OFF_GUIDE = 0.04
"""How often an interviewer's new question is none of the guide's: judged."""
PLANNED_ODDS = 2.0
"""What it says for staying in a question that one of its planned probes is heard."""
TOPIC_SHARE, TOPIC_BOUND = 0.7, 6.0
"""A follow-up is about its question's topic: the part of the likeness that it explains."""
KEPT_SHARE = 0.15
SECOND_QUESTION, SECOND_ANNOUNCED = 0.01, 0.8
"""How often a question is followed by another in one go, and so where "also" announces it."""
POSSIBLE_SECOND = np.log(0.02)
"""Below this a sentence isn't looked at as a second question: it saves time only."""
# How often talk that puts no question stays in the question talked of: judged.
PROBE_STAYS, COMMENT_STAYS, COURTESY_STAYS = 0.95, 0.75, 0.3
COURTEOUS_PROBES = 0.1
"""What is left of a probe's share beside a greeting or a closing."""
PROBE_RETURNS = 0.4
"""How often talk that looks like a probe stands where no question is talked of."""


@dataclass(frozen=True, slots=True)
class Second:
    """A sentence that may put a second question of its exchange."""

    sentence: int
    odds: float
    """Of a second question being put at all."""
    earlier: Numbers
    """As `Clues.asks`, of the wordings that end before it."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Log-probabilities of what an exchange may be; questions in the guide's order."""

    asks: tuple[Numbers, ...]
    """For each exchange: of each sentence beginning to put a question, `[sentence, question]`."""
    seconds: tuple[tuple["Second", ...], ...]
    """For each exchange: the sentences that may put a second question."""
    stay: Numbers
    """Of going on with the question, `[exchange, question]`."""
    leave: Numbers
    """Of turning to something that is no question of the guide's, `[exchange]`."""
    rest: Numbers
    """Of going on with something that is no question of the guide's, `[exchange]`."""
    asked_reply: Numbers
    """What the replies say for the question just put, `[exchange, question]`."""
    kept_reply: Numbers
    """What the replies say for the question put before, `[exchange, question]`."""

    @property
    def questions(self) -> int:
        """How many questions the guide has."""
        return self.stay.shape[1]


def weigh(
    said: Sequence[Exchange], seen: Sequence[Window], kinds: Numbers, matches: Matches
) -> Clues:
    """Put together what wordings, likeness to the guide and replies say of every exchange."""
    puts = kinds[:, QUESTION, None] + matches.wordings
    asks = [_asks(exchange, at, seen, puts) for at, exchange in enumerate(said)]
    length = np.searchsorted([SOME_WORDS, MANY_WORDS], matches.substance, side="right")
    replied = REPLY_SHARES[:, length]
    talk = [_talk(each, replied[:, at]) for at, each in enumerate(_by_exchange(said, seen, kinds))]
    planned = _planned(said, seen, matches)
    return Clues(
        tuple(asks),
        tuple(
            tuple(_seconds(exchange, at, seen, puts, asks[at])) for at, exchange in enumerate(said)
        ),
        np.array([each.stay for each in talk])[:, None]
        + PLANNED_ODDS * planned
        + TOPIC_SHARE * np.clip(_topical(said, seen, matches), 0, TOPIC_BOUND),
        np.array([each.leave for each in talk]),
        np.array([each.rest for each in talk]),
        np.clip(matches.replies, *ASKED_BOUNDS) + replied[QUESTION][:, None],
        np.clip(KEPT_SHARE * matches.replies, *KEPT_BOUNDS),
    )


@dataclass(frozen=True, slots=True)
class _Talk:
    stay: float
    leave: float
    rest: float


@dataclass(frozen=True, slots=True)
class _Shares:
    question: float
    """The probability that the exchange puts a new question."""
    probe: float
    """The share of probes in what it is otherwise; the rest is chat."""
    courteous: bool


def _by_exchange(said: Sequence[Exchange], seen: Sequence[Window], kinds: Numbers) -> list[_Shares]:
    question, probe = np.zeros(len(said)), np.zeros(len(said))
    for window, (puts, probes, chats) in zip(seen, np.exp(kinds), strict=True):
        at = window.exchange
        question[at] = max(question[at], puts)
        probe[at] = max(probe[at], probes / (probes + chats))
    return [
        _Shares(question[at], probe[at], any(each.wording.courteous for each in exchange.sentences))
        for at, exchange in enumerate(said)
    ]


def _talk(shares: _Shares, replied: Numbers) -> _Talk:
    puts, probes, chats = np.exp(replied)
    other = max(1e-3, 1 - shares.question)
    share = shares.probe * (COURTEOUS_PROBES if shares.courteous else 1)
    probe = other * share * probes
    chat = other * (1 - share) * chats
    off_guide = shares.question * OFF_GUIDE * puts
    stays = COURTESY_STAYS if shares.courteous else COMMENT_STAYS
    return _Talk(
        np.log(probe * PROBE_STAYS + chat * stays),
        np.log(probe * (1 - PROBE_STAYS) + chat * (1 - stays) + off_guide),
        np.log(probe * PROBE_RETURNS + chat + off_guide),
    )


def _planned(said: Sequence[Exchange], seen: Sequence[Window], matches: Matches) -> Numbers:
    planned = np.zeros((len(said), matches.replies.shape[1]))
    for window, row in zip(seen, matches.planned, strict=True):
        np.maximum(planned[window.exchange], row, out=planned[window.exchange])
    return planned


def _topical(said: Sequence[Exchange], seen: Sequence[Window], matches: Matches) -> Numbers:
    topical = np.zeros((len(said), matches.replies.shape[1]))
    for window, row in zip(seen, matches.wordings, strict=True):
        np.maximum(topical[window.exchange], row, out=topical[window.exchange])
    return topical


def _seconds(
    exchange: Exchange, at: int, seen: Sequence[Window], puts: Numbers, asks: Numbers
) -> Iterator[Second]:
    for sentence in range(1, len(exchange.sentences)):
        if asks[sentence].max() > POSSIBLE_SECOND:
            share = SECOND_ANNOUNCED if _announced(exchange, sentence) else SECOND_QUESTION
            yield Second(sentence, np.log(share), _asks(exchange, at, seen, puts, sentence))


def _announced(exchange: Exchange, sentence: int) -> bool:
    told = exchange.sentences
    return told[sentence].wording.joins or told[sentence - 1].wording.joins


def _asks(
    exchange: Exchange, at: int, seen: Sequence[Window], puts: Numbers, end: int | None = None
) -> Numbers:
    """Return the best window from each sentence on, of those that end before `end`."""
    stop = len(exchange.sentences) if end is None else end
    asks = np.full((stop, puts.shape[1]), -np.inf)
    for window, odds in zip(seen, puts, strict=True):
        if window.exchange == at and window.end <= stop:
            np.maximum(asks[window.start], odds, out=asks[window.start])
    return asks
