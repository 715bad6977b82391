"""How interviewers keep to their guide: which question comes after which."""

import numpy as np

from answer_eval.segment._talk import Numbers

NEVER = -1e9
"""The log-probability of what can't be."""
FORWARD, BACKWARD = 0.8, 0.2
"""After a question comes a later or an earlier one, the likelier the nearer it stands in the guide:
as one over the distance. Judged, and little moved by tuning on bench/segmentation.py."""


def order(questions: int) -> Numbers:
    """Return how likely a question is to be put after another, `[last + 1, next]`, as logs."""
    gap = np.arange(questions)[None, :] - np.arange(-1, questions)[:, None]
    near = 1 / np.maximum(1, np.abs(gap))
    shares = np.zeros(gap.shape)
    for way, mass in ((gap > 0, FORWARD), (gap < 0, BACKWARD)):
        weights = np.where(way, near, 0.0)
        shares += mass * weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    logs: Numbers = np.log(np.maximum(shares, 1e-12))
    logs[gap == 0] = NEVER
    return logs


def anew(questions: int) -> Numbers:
    """Return the same where something asked before is taken up again: any question may be it."""
    gap = np.arange(questions)[None, :] - np.arange(-1, questions)[:, None]
    return np.where(gap == 0, NEVER, -np.log(questions))
