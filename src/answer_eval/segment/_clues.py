"""What each exchange may be: the numbers that the decoder weighs against each other."""

from collections.abc import Sequence
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
REPLY_SHARES = np.log([[0.1, 0.2, 0.7], [0.15, 0.45, 0.4], [0.7, 0.2, 0.1]])
"""How often a question, a probe and chat get a reply of no, some and many words: judged."""
OFF_GUIDE = 0.05
"""How often an interviewer's new question is none of the guide's: judged."""
PLANNED_ODDS = 2.0
"""What it says for staying in a question that one of its planned probes is heard."""
POSSIBLE_SECOND = np.log(0.02)
"""Below this a sentence isn't looked at as a second question: it saves time only."""
# How often talk that puts no question stays in the question talked of: judged.
PROBE_STAYS, COMMENT_STAYS, COURTESY_STAYS = 0.97, 0.85, 0.3
PROBE_RETURNS = 0.15
"""How often talk that looks like a probe stands where no question is talked of."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Log-probabilities of what an exchange may be; questions in the guide's order."""

    asks: tuple[Numbers, ...]
    """For each exchange: of each sentence beginning to put a question, `[sentence, question]`."""
    seconds: tuple[tuple[int, ...], ...]
    """For each exchange: the sentences that may put a second question."""
    joins: tuple[tuple[bool, ...], ...]
    """For each exchange: whether a sentence, or the one before, announces one thing more."""
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
    count = matches.replies.shape[1]
    asks = [np.full((len(each.sentences), count), -np.inf) for each in said]
    puts = kinds[:, QUESTION, None] + matches.wordings
    for window, odds in zip(seen, puts, strict=True):
        row = asks[window.exchange][window.start]
        np.maximum(row, odds, out=row)
    length = np.searchsorted([SOME_WORDS, MANY_WORDS], matches.substance, side="right")
    replied = REPLY_SHARES[:, length]
    talk = [_talk(each, replied[:, at]) for at, each in enumerate(_by_exchange(said, seen, kinds))]
    planned = _planned(said, seen, matches)
    return Clues(
        tuple(asks),
        tuple(_seconds(each) for each in asks),
        tuple(_joins(each) for each in said),
        np.array([each.stay for each in talk])[:, None] + PLANNED_ODDS * planned,
        np.array([each.leave for each in talk]),
        np.array([each.rest for each in talk]),
        np.clip(matches.replies, *ASKED_BOUNDS) + replied[QUESTION][:, None],
        np.clip(matches.replies, *KEPT_BOUNDS),
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
    probe = other * shares.probe * probes
    chat = other * (1 - shares.probe) * chats
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


def _seconds(asks: Numbers) -> tuple[int, ...]:
    return tuple(at for at in range(1, len(asks)) if asks[at].max() > POSSIBLE_SECOND)


def _joins(exchange: Exchange) -> tuple[bool, ...]:
    told = [sentence.wording.joins for sentence in exchange.sentences]
    return tuple(each or before for each, before in zip(told, [False, *told], strict=False))
