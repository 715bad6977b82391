"""What interviews ask about, and the many ways in which interviewers say it."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from answer_eval.guide import Question
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._kinds import Numbers, Windows
from answer_eval.segment._phrases import Phrases
from answer_eval.similarity import rarity, words_of

SHARED_TOPIC, OTHER_TOPIC = 2.0, 0.8
"""Log-odds of a wording putting a question for each topic that both have, and against it for
having others: 1 to 4 and 0.3 to 1.2 differ by little on the tuning interviews."""
MOST_SHARED = 1.5
"""Shared topics, each counted by how few of the guide's questions have it, that count at most."""


def topics_of(questions: Sequence[Question]) -> Numbers:
    """Return which topics a guide's questions have, by how few have each, `[question, topic]`."""
    shown = _shown([words_of(each) for each in (question.text for question in questions)])
    having: Numbers = shown * rarity(shown.sum(axis=0).astype(np.intp))
    return having


def of_one_topic(said: Sequence[Exchange], seen: Windows, wanted: Numbers) -> Numbers:
    """Return what topics say for each window putting each question, `[window, question]`."""
    shown = _shown([line.wording.words for exchange in said for line in exchange.sentences])
    windows = seen.greatest(shown)
    shared = windows @ wanted.T
    both = np.outer(windows.max(axis=1, initial=0), wanted.max(axis=1, initial=0) > 0)
    for_it = SHARED_TOPIC * np.minimum(MOST_SHARED, shared)
    alike: Numbers = for_it - OTHER_TOPIC * both * (shared == 0)
    return alike


def _shown(texts: Sequence[Sequence[str]]) -> Numbers:
    phrases = _phrases()
    pairs = [(at, topic) for at, words in enumerate(texts) for topic in phrases.found(words)]
    shown = np.zeros((len(texts), len(topics())))
    shown[tuple(np.array(pairs, np.intp).reshape(-1, 2).T)] = 1
    return shown


@cache
def topics() -> dict[str, str]:
    """Return the phrases of each topic."""
    source = files("answer_eval.segment").joinpath("topics.yaml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.safe_load(source)
    return lists


@cache
def _phrases() -> Phrases:
    return Phrases(tuple(topics().values()))
