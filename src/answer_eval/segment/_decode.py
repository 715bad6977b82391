"""The likeliest course of an interview, all its exchanges taken together (Viterbi)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from answer_eval.segment._clues import Clues, Numbers

Positions = npt.NDArray[np.intp]

NEVER = -1e9
"""The log-probability of what can't be."""

# How interviewers keep to their guide: judged, and little moved by tuning on the bench.
FORWARD, BACKWARD, AGAIN = 0.78, 0.18, 0.04
"""After a question come a later one, an earlier one (each the likelier the nearer it stands in the
guide, as one over the distance), or the same in other words."""
SHARED_REPLY = 1.0
"""The part of a reply to two questions that speaks for the first of them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an exchange: the question it belongs to, and the questions put in it."""

    question: int
    """Its position in the guide; -1 for none."""
    asked: tuple[tuple[int, int], ...] = ()
    """`(sentence, question)` in the order they were put."""


def decode(clues: Clues) -> list[Decision]:
    """Return the likeliest decision for every exchange.

    A state is the last question put and whether the talk is still about it: `n` states of being
    in a question, then `n + 1` of being in none (the first of these: nothing was put yet).
    """
    transitions = order(clues.questions)
    score = np.full(2 * clues.questions + 1, NEVER)
    score[clues.questions] = 0
    steps = list[_Step]()
    for exchange in range(len(clues.asks)):
        steps.append(_step(clues, exchange, score, transitions))
        score = steps[-1].score
    return _traced(steps, int(score.argmax()), clues.questions)


def order(questions: int) -> Numbers:
    """Return how likely a question is to be put after another, `[last + 1, question]`, as logs."""
    gap = np.arange(questions)[None, :] - np.arange(-1, questions)[:, None]
    near = 1 / np.maximum(1, np.abs(gap))
    shares = np.where(gap == 0, AGAIN, 0.0)
    for way, mass in ((gap > 0, FORWARD), (gap < 0, BACKWARD)):
        weights = np.where(way, near, 0.0)
        shares += mass * weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    logs: Numbers = np.log(np.maximum(shares, 1e-9))
    return logs


@dataclass(frozen=True, slots=True)
class _Ways:
    """The best way for each question to be the last one put in an exchange."""

    score: Numbers
    origin: Positions
    """The state before the exchange."""
    sentence: Positions
    before: Positions
    """The question put before it in the same exchange; -1 for none."""
    before_sentence: Positions

    def or_better(self, other: "_Ways") -> "_Ways":
        """Return the better way of the two for each question."""
        better = other.score > self.score
        return _Ways(
            np.where(better, other.score, self.score),
            np.where(better, other.origin, self.origin),
            np.where(better, other.sentence, self.sentence),
            np.where(better, other.before, self.before),
            np.where(better, other.before_sentence, self.before_sentence),
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """The best score of each state after an exchange, and how it is reached."""

    score: Numbers
    origin: Positions
    asked: npt.NDArray[np.bool_]
    """Whether being in a question comes of its having been put in this exchange."""
    ways: _Ways


def _step(clues: Clues, exchange: int, score: Numbers, transitions: Numbers) -> _Step:
    count = clues.questions
    states = np.arange(2 * count + 1)
    ways = _ways(clues, exchange, score, transitions)
    asked = ways.score + clues.asked_reply[exchange]
    kept = score[:count] + clues.stay[exchange] + clues.kept_reply[exchange]
    left = np.append(NEVER, score[:count] + clues.leave[exchange])
    rested = score[count:] + clues.rest[exchange]
    inside = np.where(asked > kept, ways.origin, states[:count])
    outside = np.where(left > rested, np.append(0, states[:count]), states[count:])
    return _Step(
        np.concatenate([np.maximum(asked, kept), np.maximum(left, rested)]),
        np.concatenate([inside, outside]),
        asked > kept,
        ways,
    )


def _ways(clues: Clues, exchange: int, score: Numbers, transitions: Numbers) -> _Ways:
    asks, count = clues.asks[exchange], clues.questions
    inside, outside = np.append(NEVER, score[:count]), score[count:]
    state = np.where(inside > outside, np.arange(-1, count), np.arange(count, 2 * count + 1))
    onward = np.maximum(inside, outside)[:, None] + transitions
    first, origin = onward.max(axis=0), state[onward.argmax(axis=0)]
    none = np.full(count, -1)
    if not len(asks):
        return _Ways(np.full(count, NEVER), origin, none, none, none)
    best = _Ways(first + asks.max(axis=0), origin, asks.argmax(axis=0), none, none)
    for second in clues.seconds[exchange]:
        begun = first + second.earlier.max(axis=0) + SHARED_REPLY * clues.asked_reply[exchange]
        pairs = begun[:, None] + transitions[1:] - _mistaken(second.earlier, asks[second.sentence])
        np.fill_diagonal(pairs, NEVER)
        before = pairs.argmax(axis=0)
        way = _Ways(
            pairs.max(axis=0) + asks[second.sentence] + second.odds,
            origin[before],
            np.full(count, second.sentence),
            before,
            second.earlier.argmax(axis=0)[before],
        )
        best = best.or_better(way)
    return best


def _mistaken(earlier: Numbers, asks: Numbers) -> Numbers:
    """Return how much better each of two wordings fits the other's question, `[first, second]`.

    Questions of one guide can be so alike that one wording fits both: that mustn't make two.
    """
    firsts = earlier[earlier.argmax(axis=0)]
    first = np.maximum(0, firsts - np.diagonal(firsts)[:, None])
    second = np.maximum(0, asks[:, None] - asks[None, :])
    return first + second


def _traced(steps: list[_Step], state: int, questions: int) -> list[Decision]:
    decisions = list[Decision]()
    for step in reversed(steps):
        if state >= questions:
            decisions.append(Decision(-1))
        elif step.asked[state]:
            decisions.append(Decision(state, _asked(step.ways, state)))
        else:
            decisions.append(Decision(state))
        state = int(step.origin[state])
    return decisions[::-1]


def _asked(ways: _Ways, question: int) -> tuple[tuple[int, int], ...]:
    last = (int(ways.sentence[question]), question)
    before = int(ways.before[question])
    if before < 0:
        return (last,)
    return ((int(ways.before_sentence[question]), before), last)
