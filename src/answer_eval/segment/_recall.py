"""What is taken up again ("going back to the bakery"), told by what was said of it before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from answer_eval.segment._clues import Clues
from answer_eval.segment._decode import Decision
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._kinds import Numbers
from answer_eval.similarity import FULL_TARGET, Similarity, heavy

TOPIC_WORDS = 12
"""Words after "back to" that tell what is taken up, be it named or asked about at once."""
RECALLED = 12.0
"""Log-odds for a question of all words of the topic having been said when it was talked of: 8 and
12 were tried on the tuning dialogues of tests/segment, with 6, 8, 12 and 20 topic words."""
UNHEARD = 4.0
"""What it says against a question that nothing of the interview was about so far; judged."""
_TO = {("back", "to"), ("return", "to"), ("returning", "to")}


def recall(
    said: Sequence[Exchange], clues: Clues, decisions: Sequence[Decision], similarity: Similarity
) -> dict[int, Numbers]:
    """Return, by the exchanges that name what they go back to, what speaks for each question."""
    topics = {at: _topic(said[at]) for at in np.flatnonzero(clues.returns).tolist()}
    questions = clues.asks.shape[1]
    return {
        at: _odds(topic, _spoken(said[:at], decisions[:at], questions), similarity)
        for at, topic in topics.items()
        if topic
    }


def _topic(exchange: Exchange) -> list[str]:
    """Return the words of substance after "back to"."""
    words = [word for sentence in exchange.sentences for word in sentence.wording.words]
    for at, pair in enumerate(pairwise(words), start=2):
        if pair in _TO:
            return heavy(words[at : at + TOPIC_WORDS])
    return []


def _spoken(
    said: Sequence[Exchange], decisions: Sequence[Decision], questions: int
) -> list[list[str]]:
    """Return all words of the exchanges in which each question was talked of."""
    spoken: list[list[str]] = [[] for _ in range(questions)]
    for exchange, decision in zip(said, decisions, strict=True):
        for question in {decision.question, *(put for _, put in decision.asked)} - {-1}:
            spoken[question] += _words(exchange)
    return spoken


def _words(exchange: Exchange) -> Iterator[str]:
    for sentence in exchange.sentences:
        yield from sentence.wording.words
    for reply in exchange.replies:
        yield from reply.words


def _odds(topic: list[str], spoken: list[list[str]], similarity: Similarity) -> Numbers:
    read = similarity.read(spoken)
    each = np.stack([np.arange(len(spoken)), np.arange(1, len(spoken) + 1)], axis=1)
    taken = similarity.uptake(read, each, similarity.read([topic]))[:, 0].astype(np.float64)
    heard = np.array([bool(words) for words in spoken])
    taken *= max(1, FULL_TARGET / len(topic))
    odds: Numbers = np.where(heard, RECALLED * taken, -UNHEARD)
    return odds
