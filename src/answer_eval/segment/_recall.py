"""What is taken up again ("going back to the bakery"), told by what was said of it before."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from answer_eval.segment._clues import Clues
from answer_eval.segment._decode import Decision
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._talk import Numbers, Positions, Talk
from answer_eval.similarity import Matrix, Similarity, heavy, runs_of_one

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
    named = {at: _topic(talk.exchanges[at]) for at in np.flatnonzero(clues.returns).tolist()}
    topics = {at: topic for at, topic in named.items() if topic}
    if not topics:
        return {}
    wanted = similarity.read([*topics.values()])
    near = np.maximum(
        similarity.nearest(talk.told, talk.runs, wanted),
        similarity.nearest(talk.replied, runs_of_one(talk.replied), wanted),
    )
    words = np.split(wanted.heavy.known[1], wanted.heavy.ends[1:-1])
    return _odds(near, dict(zip(topics, words, strict=True)), decisions, clues.asks.shape[1])


def _topic(exchange: Exchange) -> list[str]:
    """Return the words of substance after "back to"."""
    words = [word for sentence in exchange.sentences for word in sentence.wording.words]
    for at, pair in enumerate(pairwise(words), start=2):
        if pair in _TO:
            return heavy(words[at : at + TOPIC_WORDS])
    return []


def _odds(
    near: Matrix, topics: dict[int, Positions], decisions: Sequence[Decision], questions: int
) -> dict[int, Numbers]:
    """Return the same of how near each exchange comes to each word, `[exchange, word]`.

    `topics` are the words of each exchange's topic, as columns of `near`.
    """
    heard = np.full((questions, near.shape[1]), -1.0)
    spoken, found = np.zeros(questions, np.bool_), dict[int, Numbers]()
    for at, decision in enumerate(decisions):
        if at in topics:
            told = heard[:, topics[at]].mean(axis=1)
            found[at] = np.where(spoken, RECALLED * told, -UNHEARD)
        for question in {decision.question, *(put for _, put in decision.asked)} - {-1}:
            spoken[question] = True
            np.maximum(heard[question], near[at], out=heard[question])
    return found
