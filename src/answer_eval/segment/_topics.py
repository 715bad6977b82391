"""What interviews ask about, and the many ways in which interviewers say it."""

from functools import cache
from importlib.resources import files
from itertools import compress

import numpy as np
import yaml

from answer_eval.segment._kinds import Windows
from answer_eval.segment._lexicon import Lexicon
from answer_eval.segment._talk import Facts, Numbers
from answer_eval.similarity import Reading, rarity

SHARED_TOPIC, OTHER_TOPIC = 3.0, 1.0
"""Log-odds of a wording putting a question for each topic that both have, and against it for
having others: 1 to 4 and 0.3 to 1.2 differ by little on the tuning interviews."""
MOST_SHARED = 1.5
"""Shared topics, each counted by how few of the guide's questions have it, that count at most."""
MOST_TOLD = 2.0
"""The same of a reply's, each worth a log-odd."""


def topics_of(questions: Reading) -> Numbers:
    """Return which topics a guide's questions have, by how few have each, `[question, topic]`."""
    shown = _topics().found(questions)
    having: Numbers = shown * rarity(shown.sum(axis=0))
    return having


def of_one_topic(told: Reading, seen: Windows, wanted: Numbers) -> Numbers:
    """Return what topics say for each window putting each question, `[window, question]`."""
    windows = heard(told, seen)
    shared = windows @ wanted.T
    both = np.outer(windows.max(axis=1, initial=0), wanted.max(axis=1, initial=0) > 0)
    for_it = SHARED_TOPIC * np.minimum(MOST_SHARED, shared)
    alike: Numbers = for_it - OTHER_TOPIC * both * (shared == 0)
    return alike


def heard(told: Reading, seen: Windows) -> Numbers:
    """Return which topics each window has, 1 or 0, `[window, topic]`."""
    return seen.greatest(_topics().found(told).astype(np.float64))


def told_of(replied: Reading, wanted: Numbers) -> Numbers:
    """Return what topics say for each exchange's reply answering each question."""
    told: Numbers = np.minimum(MOST_TOLD, _topics().found(replied) @ wanted.T)
    return told


def names(shown: Facts) -> tuple[str, ...]:
    """Return the topics that are shown, in plain words."""
    return tuple(name.replace("_", " ") for name in compress(topics(), shown))


@cache
def topics() -> dict[str, str]:
    """Return the phrases of each topic."""
    source = files("answer_eval.segment").joinpath("topics.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lists: dict[str, str] = yaml.load(source, loader)  # noqa: S506  both are safe
    return lists


@cache
def _topics() -> Lexicon:
    return Lexicon(tuple(topics().values()))
