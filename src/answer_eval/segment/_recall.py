"""What is taken up again ("going back to the bakery"), told by what was said of it before."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from answer_eval.segment._clues import Clues
from answer_eval.segment._decode import Decision
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._talk import Numbers, Talk
from answer_eval.similarity import FULL_TARGET, Reading, Similarity, heavy, runs_of_one

TOPIC_WORDS = 12
"""Words after "back to" that tell what is taken up, be it named or asked about at once."""
RECALLED = 12.0
"""Log-odds for a question of all words of the topic having been said when it was talked of: 8 and
12 were tried on the tuning dialogues of tests/segment, with 6, 8, 12 and 20 topic words."""
UNHEARD = 4.0
"""What it says against a question that nothing of the interview was about so far; judged."""
_TO = {("back", "to"), ("return", "to"), ("returning", "to")}


def recall(
    talk: Talk, clues: Clues, decisions: Sequence[Decision], similarity: Similarity
) -> dict[int, Numbers]:
    """Return, by the exchanges that name what they go back to, what speaks for each question."""
    topics = {at: _topic(talk.exchanges[at]) for at in np.flatnonzero(clues.returns).tolist()}
    return {
        at: _odds(talk, similarity.read([topic]), _spoken(decisions[:at], clues), similarity)
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


def _spoken(decisions: Sequence[Decision], clues: Clues) -> list[list[int]]:
    """Return the exchanges in which each question was talked of."""
    spoken: list[list[int]] = [[] for _ in range(clues.asks.shape[1])]
    for at, decision in enumerate(decisions):
        for question in {decision.question, *(put for _, put in decision.asked)} - {-1}:
            spoken[question].append(at)
    return spoken


def _odds(talk: Talk, topic: Reading, spoken: list[list[int]], similarity: Similarity) -> Numbers:
    near = np.maximum(
        similarity.nearest(talk.told, talk.runs, topic),
        similarity.nearest(talk.replied, runs_of_one(talk.replied), topic),
    )
    shares = topic.heavy.shares[:, 0] * max(1, FULL_TARGET / len(topic.rows))
    return np.array(
        [RECALLED * float(near[at].max(axis=0) @ shares) if at else -UNHEARD for at in spoken]
    )
