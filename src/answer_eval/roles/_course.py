"""The likeliest course of something that is or isn't so, and seldom changes (Viterbi)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from answer_eval.roles._signs import Numbers


def course(odds: Numbers, entering: Sequence[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """Return for each place whether it is so, from its log-odds of being so.

    `entering` has for each place what it costs to change there: to what isn't so, to what is.
    """
    score, came = np.zeros(2), list[tuple[int, int]]()
    for own, cost in zip(odds, entering, strict=True):
        change = score[::-1] - cost
        came.append((int(change[0] > score[0]), int(change[1] <= score[1])))
        score = np.maximum(score, change) + np.array([-own / 2, own / 2])
    state, states = int(score[1] > score[0]), list[bool]()
    for before in reversed(came):
        states.append(bool(state))
        state = before[state]
    return np.array(states[::-1], np.bool_)
