"""How well wordings and replies fit each question of the guide, as log-odds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from answer_eval.guide import Guide
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._kinds import Window
from answer_eval.similarity import Run, Similarity, heavy, words_of
from answer_eval.transcript import Transcript

Numbers = npt.NDArray[np.float64]

WORDING_WEIGHTS, WORDING_BIAS = np.array([8.3, 3.9, 4.8]), -2.7
"""What meaning, letters and uptake say for a wording putting a question: fitted by logistic
regression on the tuning half of bench/segmentation.py, rounded, as are the next ones."""
REPLY_WEIGHTS, REPLY_BIAS = np.array([5.2, 4.4, 8.3]), 0.0
"""What they say for a reply answering it, above the mean of OTHER_QUESTIONS."""
REPLY_SHARE = 0.6
"""What is left of a reply's evidence, its sentences not being independent of each other."""
FULL_REPLY = 12
"""Different words of substance from which a reply's evidence counts in full."""
PLANNED = 0.6
"""Likeness from which a wording is one of the guide's probes: of the bench's probes, nine in ten
said as planned lie above it, and no question does."""

OTHER_QUESTIONS = (
    "Why do you want to work for us?",
    "What do you know about our company?",
    "What are your salary expectations?",
    "Where do you see yourself in five years?",
    "How would your friends describe you?",
    "What is your greatest weakness?",
    "Which software and tools have you used?",
    "Tell me about a conflict with a colleague.",
    "How do you deal with an angry customer?",
    "Describe a project you led.",
    "How do you plan your week?",
    "What have you learned recently?",
    "Tell me about a mistake you made.",
    "How do you handle pressure?",
    "When have you persuaded somebody?",
    "Why are you leaving your current job?",
    "How do you check the quality of your work?",
    "What motivates you?",
    "Tell me about a change you had to adapt to.",
    "How do you make a decision without all the facts?",
)
"""A cohort of common questions: what a reply has in common with all of them says nothing."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Log-odds of fitting each question, in the guide's order."""

    wordings: Numbers
    """`[window, question]`"""
    planned: npt.NDArray[np.bool_]
    """Whether a window is one of the question's probes, `[window, question]`."""
    replies: Numbers
    """`[exchange, question]`; 0 where there is no reply."""
    substance: npt.NDArray[np.intp]
    """Different words of substance in the replies, `[exchange]`."""


def matches(
    transcript: Transcript,
    guide: Guide,
    said: Sequence[Exchange],
    seen: Sequence[Window],
    similarity: Similarity,
) -> Matches:
    """Compare everything said with the guide's questions and probes, in one go."""
    told = [sentence.wording.words for exchange in said for sentence in exchange.sentences]
    replied = [words_of(transcript.turns[turn].text) for each in said for turn in each.replies]
    texts = [*told, *replied]
    questions = [question.text for question in guide.questions]
    numbers = _numbers(similarity, texts, _runs(said, seen, len(told)), questions)
    wordings, replies = numbers[: len(seen)], numbers[len(seen) :]
    count = len(questions)
    above = replies[:, :count] - replies[:, count:].mean(axis=1, keepdims=True)
    substance = _substance(said, replied)
    fullness = np.minimum(1, substance / FULL_REPLY)[:, None]
    return Matches(
        wordings[:, :count] @ WORDING_WEIGHTS + WORDING_BIAS,
        _planned(similarity, texts, _runs(said, seen, len(told))[: len(seen)], guide),
        (above @ REPLY_WEIGHTS + REPLY_BIAS) * REPLY_SHARE * fullness,
        substance,
    )


def _numbers(
    similarity: Similarity,
    texts: Sequence[Sequence[str]],
    runs: Sequence[Run],
    questions: list[str],
) -> Numbers:
    targets = [*questions, *OTHER_QUESTIONS]
    likeness = similarity.compare_runs(texts, runs, targets)
    uptake = similarity.uptake(texts, runs, targets)
    return np.stack([likeness.meaning, likeness.letters, uptake], axis=-1).astype(np.float64)


def _runs(said: Sequence[Exchange], seen: Sequence[Window], told: int) -> list[Run]:
    """Return the texts of each window, then those of each exchange's replies."""
    sentences = np.cumsum([0, *(len(exchange.sentences) for exchange in said)]).tolist()
    replies = (told + np.cumsum([0, *(len(exchange.replies) for exchange in said)])).tolist()
    windows = [(sentences[w.exchange] + w.start, sentences[w.exchange] + w.end) for w in seen]
    return [*windows, *zip(replies[:-1], replies[1:], strict=True)]


def _substance(said: Sequence[Exchange], replied: Sequence[list[str]]) -> npt.NDArray[np.intp]:
    rest = iter(replied)
    counts = [len({word for _ in each.replies for word in heavy(next(rest))}) for each in said]
    return np.array(counts, np.intp)


def _planned(
    similarity: Similarity, texts: Sequence[Sequence[str]], runs: Sequence[Run], guide: Guide
) -> npt.NDArray[np.bool_]:
    planned = np.zeros((len(runs), len(guide.questions)), np.bool_)
    probes = [(at, probe.text) for at, each in enumerate(guide.questions) for probe in each.probes]
    if not probes:
        return planned
    alike = similarity.compare_runs(texts, runs, [text for _, text in probes]).mean >= PLANNED
    for column, (at, _) in enumerate(probes):
        planned[:, at] |= alike[:, column]
    return planned
