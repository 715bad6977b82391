"""What an interviewer is doing: putting a new question, following up on the last, or chatting."""

from dataclasses import dataclass

import numpy as np

from answer_eval.segment._talk import Facts, Numbers, Positions, Talk

QUESTION, PROBE, CHAT = range(3)
KIND_WEIGHTS = np.array(
    # points follows continues substance length opens courteous asks addresses
    # silent followed outdone
    [
        [-1.2, -1.3, -1.0, 2.9, 1.6, 0.8, -2.0, 0.4, 0.2, -1.2, -2.8, -2.7],  # a new question
        [1.5, 2.4, 1.1, -4.0, -1.8, 0.4, -1.5, 2.4, 0.2, 0.0, 0.0, 0.0],  # a follow-up
        [-1.0, -1.7, 0.1, -0.7, -0.9, -2.0, 4.0, -2.5, -0.8, 0.0, 0.0, 0.0],  # chat
    ]
)
"""Log-odds: logistic regression on the tuning half of bench/segmentation.yaml and on 190 other
sentences of interviewers, then fitted as `_clues` says; what a sentence is about plays no part."""
KIND_BIAS = np.array([-2.7, -0.5, 3.4])
LEANING = 3
"""The first features: whether a sentence leans on what was said before."""
MOST_SUBSTANCE, MOST_WORDS = 8, 20
"""Words of substance, and words, above which a wording isn't longer for this purpose."""
MOST_AFTER, MOST_ASKED_AFTER = 3, 2
"""Sentences, and sentences that ask, after a wording in its exchange, above which more don't count
for this purpose."""
LONGEST_QUESTION = 3
"""Sentences of a question, its preamble included."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Runs of one to LONGEST_QUESTION sentences of a turn, each of which may be a question.

    Sentences are counted through the interview. First come all runs of one sentence.
    """

    starts: Positions
    ends: Positions
    first: Positions
    """The first sentence of each exchange, and how many there are."""

    @property
    def lengths(self) -> Positions:
        """How many sentences each has."""
        return self.ends - self.starts

    def greatest(self, values: Numbers) -> Numbers:
        """Return the greatest values of each window's sentences, `[window, …]`."""
        most: Numbers = values[self.starts]
        for step in range(1, LONGEST_QUESTION):
            longer = np.flatnonzero(self.lengths > step)
            most[longer] = np.maximum(most[longer], values[self.starts[longer] + step])
        return most


def windows(talk: Talk) -> Windows:
    """Return every window of the exchanges."""
    joined = _joined(talk)
    starts = [np.arange(len(joined))]
    reached = np.ones(len(joined), np.bool_)
    for length in range(2, LONGEST_QUESTION + 1):
        reached = reached[: len(joined) - length + 1] & joined[length - 1 :]
        starts.append(np.flatnonzero(reached))
    lengths = np.repeat(np.arange(1, LONGEST_QUESTION + 1), [len(each) for each in starts])
    start = np.concatenate(starts)
    return Windows(start, start + lengths, talk.first)


def _joined(talk: Talk) -> Facts:
    """Tell of each sentence whether it goes on in the turn in which the one before it ends."""
    turns = [sentence.turns for each in talk.exchanges for sentence in each.sentences]
    begun = [turns[at][0] == turns[at - 1][-1] for at in range(len(turns))]
    return np.array(begun, np.bool_) & (np.arange(len(turns)) > 0)


def kinds(talk: Talk, seen: Windows) -> Numbers:
    """Return the log-probability of each kind for each window, `[window, kind]`."""
    shown = np.hstack([_over_windows(_features(talk), talk.asking, seen), _beside(talk, seen)])
    odds = shown @ KIND_WEIGHTS.T + KIND_BIAS
    logs: Numbers = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True)
    return logs


def _features(talk: Talk) -> Numbers:
    """Return what the kinds are told by, `[sentence, feature]`, in the order of KIND_WEIGHTS."""
    sizes = [(each.substance, len(each.words)) for each in talk.wordings]
    leaning = [talk.shows(each) for each in ("points", "follows", "continues")]
    others = [talk.shows(each) for each in ("opens", "courteous", "asks", "addresses")]
    return np.column_stack([*leaning, np.array(sizes, np.float64).reshape(-1, 2), *others])


def silent(talk: Talk, seen: Windows) -> Facts:
    """Tell of each window whether nothing asks in it."""
    asked = talk.before(talk.asking)
    nothing: Facts = asked[seen.ends] == asked[seen.starts]
    return nothing


def _beside(talk: Talk, seen: Windows) -> Numbers:
    """Return of each window whether nothing asks in it, and how much is said and asked after it.

    An interviewer who has put a question stops: "take your time" and what is told of the company
    put none, however well the reply to it fits one.
    """
    asked = talk.before(talk.asking)
    last = seen.first[np.searchsorted(seen.first, seen.starts, side="right")]
    followed = np.minimum(1, (last - seen.ends) / MOST_AFTER)
    outdone = np.minimum(1, (asked[last] - asked[seen.ends]) / MOST_ASKED_AFTER)
    return np.column_stack([silent(talk, seen), followed, outdone])


def _over_windows(shown: Numbers, asking: Facts, seen: Windows) -> Numbers:
    """Return each window's features: in all it is as long as its sentences together.

    Whether it leans on what was said before, its first sentence that asks tells.
    """
    total = shown[seen.starts]
    found = asking[seen.starts]
    for step in range(1, LONGEST_QUESTION):
        longer = np.flatnonzero(seen.lengths > step)
        at = seen.starts[longer] + step
        first_asks = asking[at] & ~found[longer]
        total[longer[first_asks], :LEANING] = shown[at[first_asks], :LEANING]
        found[longer] |= asking[at]
        total[longer, LEANING:] += shown[at, LEANING:]
    caps = np.ones(shown.shape[1])
    caps[LEANING : LEANING + 2] = MOST_SUBSTANCE, MOST_WORDS
    capped: Numbers = np.minimum(1, total / caps)
    return capped
