"""What an interviewer is doing: putting a new question, following up on the last, or chatting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from answer_eval.segment._exchanges import Exchange, Sentence

Numbers = npt.NDArray[np.float64]

QUESTION, PROBE, CHAT = range(3)
KIND_WEIGHTS = np.array(
    # points substance opens follows courteous asks
    [
        [-0.6, 2.7, 2.2, -0.3, -0.9, 0.4],  # a new question
        [0.8, -2.6, -0.5, 1.4, -1.4, 2.0],  # a follow-up
        [-0.2, -0.1, -1.7, -1.1, 2.3, -2.4],  # chat: greets, comments, explains, closes
    ]
)
"""Log-odds by logistic regression on the tuning half of bench/segmentation.yaml and on 190 other
sentences of interviewers written for it, rounded; what a sentence is about plays no part in it."""
KIND_BIAS = np.array([-1.7, -0.5, 2.2])
LONG_SENTENCE = 8
"""Words of substance above which a sentence isn't longer for this purpose."""
LONGEST_QUESTION = 3
"""Sentences of a question, its preamble included."""


@dataclass(frozen=True, slots=True)
class Window:
    """One to LONGEST_QUESTION sentences of a turn, that may be a question together."""

    exchange: int
    start: int
    """Its first sentence, counted in the exchange."""
    end: int


def windows(said: Sequence[Exchange]) -> list[Window]:
    """Return every window of every exchange, in order."""
    return [
        Window(at, start, end)
        for at, exchange in enumerate(said)
        for start, end in _spans(exchange.sentences)
    ]


def _spans(told: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    for start in range(len(told)):
        yield start, start + 1
        for end in range(start + 2, min(len(told), start + LONGEST_QUESTION) + 1):
            if told[end - 1].turns[0] != told[end - 2].turns[-1]:
                break
            yield start, end


def kinds(said: Sequence[Exchange], seen: Sequence[Window]) -> Numbers:
    """Return the log-probability of each kind for each window, `[window, kind]`."""
    if not seen:
        return np.zeros((0, 3))
    shown = [
        np.array([_features(sentence) for sentence in exchange.sentences]).reshape(-1, 6)
        for exchange in said
    ]
    joined = np.array([_joined(shown[each.exchange][each.start : each.end]) for each in seen])
    odds = joined @ KIND_WEIGHTS.T + KIND_BIAS
    return odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)


def _features(sentence: Sentence) -> tuple[float, ...]:
    shown = sentence.wording
    return (
        shown.points,
        shown.substance,
        shown.opens,
        shown.follows,
        shown.courteous,
        shown.asks,
    )


def _joined(features: Numbers) -> Numbers:
    joined: Numbers = features.max(axis=0)
    joined[0] = features[0, 0]  # only the first sentence can point out of the window
    joined[1] = min(LONG_SENTENCE, features[:, 1].sum()) / LONG_SENTENCE
    return joined
