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

WORDING_WEIGHTS, WORDING_BIAS = np.array([8.0, 4.0, 5.0]), -1.6
"""What meaning, letters and uptake say for a wording putting a question, above what USUAL_QUESTIONS
have in common with it: logistic regression on the tuning half of bench/segmentation.py, rounded."""
REPLY_WEIGHTS, REPLY_BIAS = np.array([8.0, 6.0, 10.0]), -1.2
"""What they say for a reply answering it, above what USUAL_REPLIES have in common with it, and
above what the reply has in common with USUAL_QUESTIONS: fitted likewise."""
FULL_REPLY = 10
"""Different words of substance from which a reply's evidence counts in full."""
PLANNED = 0.6
"""Likeness from which a wording is one of the guide's probes: of the bench's probes, nine in ten
said as planned lie above it, and no question does."""

USUAL_QUESTIONS = (
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
USUAL_REPLIES = (
    "I try to stay calm and listen to what people are telling me before I say anything.",
    "At my last job we had a lot of customers every day, and I was at the front desk with two others.",
    "I usually make a list in the morning and start with whatever is most important.",
    "When I was in school I had to work on a group project and everyone had a different part.",
    "My manager asked me to help with it, so I stayed late a few times and we got it finished.",
    "I think it is important to communicate with everyone and be honest when something goes wrong.",
    "I learned a lot from that experience and I would do some things differently now.",
    "There was a time when things did not go as planned and I had to find another way to do it.",
    "I like working with other people because you can learn from each other.",
    "In the end it went well and my boss was happy with the result.",
    "I made sure that everyone knew what they had to do and by when.",
    "It was hard at first but I kept going and it got better over time.",
)
"""Cohorts of what is said in any interview: likeness to a question counts above theirs only."""


_USUAL = [words_of(text) for text in (*USUAL_QUESTIONS, *USUAL_REPLIES)]


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
    runs = _runs(said, seen, len(told))
    questions = [question.text for question in guide.questions]
    numbers = _numbers(similarity, [*texts, *_USUAL], [*runs, *_usual_runs(len(texts))], questions)
    wordings, replies, usual = np.split(numbers, [len(seen), len(seen) + len(said)])
    usual_wording = usual[: len(USUAL_QUESTIONS), : len(questions)].mean(axis=0)
    usual_reply = usual[len(USUAL_QUESTIONS) :].mean(axis=0)
    above = replies - usual_reply
    above = above[:, : len(questions)] - above[:, len(questions) :].mean(axis=1, keepdims=True)
    substance = _substance(said, replied)
    fullness = np.minimum(1, substance / FULL_REPLY)[:, None]
    return Matches(
        (wordings[:, : len(questions)] - usual_wording) @ WORDING_WEIGHTS + WORDING_BIAS,
        _planned(similarity, texts, runs[: len(seen)], guide),
        (above @ REPLY_WEIGHTS + REPLY_BIAS) * fullness,
        substance,
    )


def _numbers(
    similarity: Similarity,
    texts: Sequence[Sequence[str]],
    runs: Sequence[Run],
    questions: list[str],
) -> Numbers:
    targets = [*questions, *USUAL_QUESTIONS]
    likeness = similarity.compare_runs(texts, runs, targets)
    uptake = similarity.uptake(texts, runs, targets)
    return np.stack([likeness.meaning, likeness.letters, uptake], axis=-1).astype(np.float64)


def _runs(said: Sequence[Exchange], seen: Sequence[Window], told: int) -> list[Run]:
    """Return the texts of each window, then those of each exchange's replies."""
    sentences = np.cumsum([0, *(len(exchange.sentences) for exchange in said)]).tolist()
    replies = (told + np.cumsum([0, *(len(exchange.replies) for exchange in said)])).tolist()
    windows = [(sentences[w.exchange] + w.start, sentences[w.exchange] + w.end) for w in seen]
    return [*windows, *zip(replies[:-1], replies[1:], strict=True)]


def _usual_runs(start: int) -> list[Run]:
    return [(at, at + 1) for at in range(start, start + len(_USUAL))]


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
