"""What interviews ask about, and the many ways in which interviewers say it."""

from collections.abc import Iterable, Sequence

import numpy as np

from answer_eval.guide import Question
from answer_eval.segment._formulas import FIRST_TOPIC, TOPICS, named_topics
from answer_eval.segment._kinds import Windows
from answer_eval.segment._speech import wording
from answer_eval.segment._talk import Numbers, Talk
from answer_eval.similarity import rarity

SHARED_TOPIC, OTHER_TOPIC = 3.0, 1.0
"""Log-odds of a wording putting a question for each topic that both have, and against it for
having others: 1 to 4 and 0.3 to 1.2 differ by little on the tuning interviews."""
MOST_SHARED = 1.5
"""Shared topics, each counted by how few of the guide's questions have it, that count at most."""
MOST_TOLD = 2.0
"""The same of a reply's, each worth a log-odd."""


def topics_of(questions: Sequence[Question]) -> Numbers:
    """Return which topics a guide's questions have, by how few have each, `[question, topic]`."""
    shown = _shown(wording(question.text).topics for question in questions)
    having: Numbers = shown * rarity(shown.sum(axis=0).astype(np.intp))
    return having


def of_one_topic(talk: Talk, seen: Windows, wanted: Numbers) -> Numbers:
    """Return what topics say for each window putting each question, `[window, question]`."""
    windows = seen.greatest(_shown(each.topics for each in talk.wordings))
    shared = windows @ wanted.T
    both = np.outer(windows.max(axis=1, initial=0), wanted.max(axis=1, initial=0) > 0)
    for_it = SHARED_TOPIC * np.minimum(MOST_SHARED, shared)
    alike: Numbers = for_it - OTHER_TOPIC * both * (shared == 0)
    return alike


def told_of(talk: Talk, wanted: Numbers) -> Numbers:
    """Return what the topics that replies name say for their answering each question."""
    shown = _shown(named_topics(each) for each in talk.replies)
    told: Numbers = np.minimum(MOST_TOLD, shown @ wanted.T)
    return told


def _shown(heard: Iterable[frozenset[int]]) -> Numbers:
    texts = list(heard)
    pairs = [(at, topic - FIRST_TOPIC) for at, each in enumerate(texts) for topic in each]
    shown = np.zeros((len(texts), len(TOPICS)))
    shown[tuple(np.array(pairs, np.intp).reshape(-1, 2).T)] = 1
    return shown
