"""The likeliest course of something that is or isn't so, and seldom changes (Viterbi)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from answer_eval.roles._hearing import Numbers


def course(odds: Numbers, entering: Sequence[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """Return for each place whether it is so, from its log-odds of being so.

    `entering` has for each place what it costs to change there: to what isn't so, to what is.
    """
    without, within, came = 0.0, 0.0, list[tuple[bool, bool]]()
    for own, (out_of, into) in zip(odds.tolist(), entering, strict=True):
        came.append((within - out_of > without, without - into <= within))
        without, within = max(without, within - out_of), max(within, without - into) + own
    state, states = within > without, list[bool]()
    for before in reversed(came):
        states.append(state)
        state = before[state]
    return np.array(states[::-1], np.bool_)
