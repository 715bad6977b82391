"""How questions are put and answers told: of what happened, what would, why, and as a habit."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from answer_eval.guide import Question
from answer_eval.segment._formulas import MOODS, RECALLING, SUPPOSING
from answer_eval.segment._kinds import Windows
from answer_eval.segment._speech import sentences, wording
from answer_eval.segment._talk import Numbers, Talk
from answer_eval.similarity import Reading

SHARED_MOOD, OTHER_MOOD = 2.0, -1.0
"""Log-odds of a wording putting a question for asking alike ("a time when"), and otherwise, as far
as both show how: counted on the tuning interviews."""
TOLD = np.array([[-1.7, 2.9], [3.6, -2.1], [-1.9, -0.8]])
TOLD_BIAS = np.array([-0.9, -0.8, 1.7])
"""Log-odds of a reply telling of what happened, of what would, or of neither, by its words of
each: logistic regression on the answers of the tuning interviews, rounded."""
MANY = (0.03, 0.1)
"""Their shares of a reply's words from which it has no more of them for this purpose."""
TOLD_BOUNDS = (-1.2, 0.8)
FULL_TALE = 40
"""Words from which a reply's telling counts in full."""
_WOULD_WORDS = "he'd i'd i'll she'd they'd we'd we'll would wouldn't you'd"
_WOULD = frozenset(_WOULD_WORDS.split())
_PAST_WORDS = """
    became began bought brought built called came couldn't did didn't felt found gave got had
    hadn't heard held kept knew left let lost made met paid put ran rang read said sat saw sent
    spent spoke stood taught thought told took tried wanted was wasn't went were weren't wrote
"""
_PAST = frozenset(_PAST_WORDS.split())
SHORTEST_PAST = 5
"""Letters from which a word in -ed is taken for a past."""
_ROWS = {
    frozenset(each): [mood in each for mood in MOODS]
    for count in range(len(MOODS) + 1)
    for each in combinations(MOODS, count)
}


def moods(asked: Iterable[frozenset[int]]) -> Numbers:
    """Return which of MOODS each of the wordings shows, 1 or 0, `[wording, mood]`."""
    rows = [_ROWS[each] for each in asked]
    return np.array(rows, np.float64).reshape(-1, len(MOODS))


def moods_of(questions: Sequence[Question]) -> Numbers:
    """Return the same of a guide's questions."""
    told = ([wording(each).moods for each in sentences(question.text)] for question in questions)
    return moods(frozenset[int]().union(*each) for each in told)


def asked_alike(talk: Talk, seen: Windows, wanted: Numbers) -> Numbers:
    """Return what asking alike says for each window putting each question, `[window, question]`."""
    windows = seen.greatest(moods(each.moods for each in talk.wordings))
    both = np.outer(windows.max(axis=1, initial=0), wanted.max(axis=1, initial=0))
    alike: Numbers = both * np.where(windows @ wanted.T > 0, SHARED_MOOD, OTHER_MOOD)
    return alike


def told_alike(replied: Reading, wanted: Numbers) -> Numbers:
    """Return what their telling says for replies as answers, `[reply, question]`."""
    recalls, supposes = (wanted[:, MOODS.index(mood)] > 0 for mood in (RECALLING, SUPPOSING))
    kind = np.where(supposes, 1, np.where(recalls, 0, 2))
    alike: Numbers = _told(replied)[:, kind]
    return alike


def _told(replied: Reading) -> Numbers:
    """Return the log-odds of each reply telling of each, `[reply, 3]`."""
    words = np.diff(replied.ends)[:, None]
    counts = np.stack([replied.marked(_WOULD.__contains__), replied.marked(_is_past)], axis=1)
    odds = np.minimum(1, counts / np.maximum(1, words) / MANY) @ TOLD.T + TOLD_BIAS
    logs = odds - np.logaddexp.reduce(odds, axis=1, keepdims=True) + np.log(len(TOLD))
    full: Numbers = np.clip(logs, *TOLD_BOUNDS) * np.minimum(1, words / FULL_TALE)
    return full


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) >= SHORTEST_PAST)
