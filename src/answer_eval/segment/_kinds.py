"""What an interviewer is doing: putting a new question, following up on the last, or chatting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from answer_eval.segment._exchanges import Exchange, Sentence

Numbers = npt.NDArray[np.float64]

Features = tuple[float, ...]

QUESTION, PROBE, CHAT = range(3)
KIND_WEIGHTS = np.array(
    # points follows continues substance length opens courteous asks addresses
    [
        [-1.1, -0.6, -0.2, 2.0, 1.8, 1.9, -1.5, 0.0, 1.2],  # a new question
        [1.1, 1.4, 0.8, -2.0, -1.5, -0.4, -1.5, 2.2, -0.7],  # a follow-up
        [0.0, -1.0, -0.4, 0.1, -0.1, -1.6, 3.0, -2.2, -0.5],  # chat: greets, comments, explains
    ]
)
"""Log-odds by logistic regression on the tuning half of bench/segmentation.yaml and on 190 other
sentences of interviewers written for it, rounded; what a sentence is about plays no part in it."""
KIND_BIAS = np.array([-2.5, 0.1, 2.4])
MOST_SUBSTANCE, MOST_WORDS = 8, 20
"""Words of substance, and words, above which a sentence isn't longer for this purpose."""
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
    joined = np.array(
        [_joined(said[each.exchange].sentences[each.start : each.end]) for each in seen]
    )
    odds = joined @ KIND_WEIGHTS.T + KIND_BIAS
    return odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)


def _joined(told: Sequence[Sentence]) -> Features:
    """Return a window's features: its sentences' greatest.

    Whether it leans on what was said before, its first sentence that asks tells.
    """
    shown = [sentence.wording for sentence in told]
    first = next((each for each in shown if each.asks or each.opens), shown[0])
    return (
        float(first.points),
        float(first.follows),
        float(first.continues),
        min(1.0, sum(each.substance for each in shown) / MOST_SUBSTANCE),
        min(1.0, sum(len(each.words) for each in shown) / MOST_WORDS),
        float(any(each.opens for each in shown)),
        float(any(each.courteous for each in shown)),
        float(any(each.asks for each in shown)),
        float(any(each.addresses for each in shown)),
    )
