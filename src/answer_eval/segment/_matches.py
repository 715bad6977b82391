"""How well wordings and replies fit each question of the guide, as log-odds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from answer_eval.guide import Question
from answer_eval.segment._kinds import Windows
from answer_eval.segment._moods import asked_alike, moods_of, told_alike
from answer_eval.segment._speech import sentences
from answer_eval.segment._talk import Facts, Numbers, Positions, Talk
from answer_eval.segment._topics import of_one_topic, told_of, topics_of
from answer_eval.similarity import Reading, Runs, Similarity, runs_of_one, words_of

WORDING_WEIGHTS, WORDING_BIAS = np.array([11.0, 2.0, 6.4]), -1.4
"""What meaning, letters and uptake say for a wording putting a question, above what USUAL_QUESTIONS
have in common with it, and what else is said: fitted as `_clues` says, but letters to 2 at least,
which alone match other languages than English."""
REPLY_WEIGHTS, REPLY_BIAS = np.array([7.0, 5.5]), 0.3
"""What meaning and uptake say for a reply answering it, above what USUAL_REPLIES have in common
with it and above what the reply has in common with USUAL_QUESTIONS: fitted likewise."""
ASKED_ALIKE = 0.3
"""The part of a wording's likeness to all of the guide's questions that is no sign of one."""
HEARD = 5
"""An interview's own usual talk is the mean of its sentences, and of its full replies, and of so
many more that have nothing in common with the guide: few tell little of what is usual."""
FULL_REPLY = 10
"""Different words of substance from which a reply's evidence counts in full."""
PLANNED = 0.55
"""Likeness from which a wording is one of the guide's probes, or a later part of its question: of
0.55, 0.65 and 0.75, the first: the best on the tuning interviews, by little."""

RIVALS = (
    "What do you know about our company and what we do here?",
    "Why do you want to work for us?",
    "What are your salary expectations?",
    "When could you start, and what is your notice period?",
    "Why are you leaving your current job?",
    "Where do you see yourself in five years?",
    "How did you hear about this job?",
    "Please introduce yourself and tell me your background.",
    "What are your hobbies?",
    "Do you have any questions for us?",
)
"""What is asked besides the guide in many interviews, unless the guide asks it."""
SAME_RIVAL = 0.6
"""Likeness from which a guide asks it."""
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
    (
        "At my last job we had a lot of customers every day,"
        " and I was at the front desk with two others."
    ),
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


@dataclass(frozen=True, slots=True)
class Matches:
    """Log-odds of fitting each question, in the guide's order."""

    wordings: Numbers
    """`[window, question]`"""
    rivals: Numbers
    """The same of its putting one of RIVALS that the guide doesn't ask, `[window]`."""
    planned: Facts
    """Whether a window is one of the question's probes or later parts, `[window, question]`."""
    replies: Numbers
    """`[exchange, question]`; 0 where there is no reply."""
    touched: Numbers
    """How far the replies have to do with it at all, `[exchange, question]`; inf if too short."""
    substance: Positions
    """Different words of substance in the replies, `[exchange]`."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What a guide asks, looked up, and what usual talk has in common with it."""

    count: int
    """How many questions the guide has."""
    put: Reading
    """The guide's questions, then those of RIVALS that it doesn't ask."""
    compared: Reading
    """The guide's questions, then USUAL_QUESTIONS."""
    probes: Reading
    probed: tuple[int, ...]
    """The position of each probe's question."""
    moods: Numbers
    """How the guide's questions ask, `[question, mood]`."""
    topics: Numbers
    """What they are about, `[question, topic]`."""
    usual_wording: Numbers
    """Meaning, letters and uptake of USUAL_QUESTIONS, `[3, 1, question or rival]`."""
    usual_reply: Numbers
    """Meaning and uptake of USUAL_REPLIES, `[2, 1, question or usual question]`."""


@lru_cache(maxsize=64)
def targets(questions: tuple[Question, ...], similarity: Similarity) -> Targets:
    """Look up the questions of a guide; a batch's guides stay looked up."""
    asked = [question.text for question in questions]
    probes = [(at, text) for at, each in enumerate(questions) for text in _followed_up(each)]
    compared = _read(similarity, [*asked, *USUAL_QUESTIONS])
    said, replied = _read(similarity, USUAL_QUESTIONS), _read(similarity, USUAL_REPLIES)
    asked_too = similarity.compare(RIVALS, asked).mean.max(axis=1, initial=0) >= SAME_RIVAL
    others = [each for each, too in zip(RIVALS, asked_too, strict=True) if not too]
    put = _read(similarity, [*asked, *others])
    return Targets(
        len(asked),
        put,
        compared,
        _read(similarity, [text for _, text in probes]),
        tuple(at for at, _ in probes),
        moods_of(questions),
        topics_of(_read(similarity, asked)),
        _wordings(similarity, said, runs_of_one(said), put).mean(axis=1, keepdims=True),
        _replies(similarity, replied, compared).mean(axis=1, keepdims=True),
    )


def _followed_up(question: Question) -> list[str]:
    """Return its planned probes, and the parts of its own wording after the first."""
    return [*(probe.text for probe in question.probes), *sentences(question.text)[1:]]


def matches(talk: Talk, seen: Windows, wanted: Targets, similarity: Similarity) -> Matches:
    """Compare everything said with the guide's questions and probes."""
    count = wanted.count
    windows = np.stack([seen.starts, seen.ends], axis=1)
    put = _wordings(similarity, talk.told, windows, wanted.put) - wanted.usual_wording
    put -= _usual(put[:, : len(talk.wordings)])
    put -= ASKED_ALIKE * put[..., :count].mean(axis=2, keepdims=True)
    odds = _weighed(WORDING_WEIGHTS, put) + WORDING_BIAS
    odds[:, :count] += asked_alike(talk, seen, wanted.moods)
    odds[:, :count] += of_one_topic(talk.told, seen, wanted.topics)
    odds[:, count:] -= put[2, :, count:] * WORDING_WEIGHTS[2]
    replied = _replies(similarity, talk.replied, wanted.compared) - wanted.usual_reply
    touched = _weighed(REPLY_WEIGHTS, replied[..., :count])
    above = replied[..., :count] - replied[..., count:].mean(axis=2, keepdims=True)
    substance = np.count_nonzero(talk.replied.heavy.counts, axis=1)
    above -= _usual(above[:, substance >= FULL_REPLY])
    told = told_of(talk.replied, wanted.topics)
    answering = _weighed(REPLY_WEIGHTS, above) + REPLY_BIAS + told - _usual(told)
    answering *= np.minimum(1, substance / FULL_REPLY)[:, None]
    return Matches(
        odds[:, :count],
        odds[:, count:].max(axis=1, initial=0),
        _planned(similarity, talk.told, windows, wanted),
        answering + told_alike(talk.replied, wanted.moods),
        np.where(substance[:, None] < FULL_REPLY, np.inf, touched),
        substance,
    )


def _usual(values: Numbers) -> Numbers:
    """Return the mean of all rows and of HEARD zeros more."""
    usual: Numbers = values.sum(axis=-2, keepdims=True) / (values.shape[-2] + HEARD)
    return usual


def _weighed(weights: Numbers, parts: Numbers) -> Numbers:
    weighed: Numbers = np.tensordot(weights, parts, axes=1)
    return weighed


def _read(similarity: Similarity, texts: Sequence[str]) -> Reading:
    return similarity.read([words_of(text) for text in texts])


def _wordings(similarity: Similarity, texts: Reading, runs: Runs, wanted: Reading) -> Numbers:
    parts = (similarity.meaning, similarity.letters, similarity.uptake)
    return np.stack([part(texts, runs, wanted) for part in parts], dtype=np.float64)


def _replies(similarity: Similarity, texts: Reading, wanted: Reading) -> Numbers:
    parts = (similarity.meaning, similarity.uptake)
    runs = runs_of_one(texts)
    return np.stack([part(texts, runs, wanted) for part in parts], dtype=np.float64)


def _planned(similarity: Similarity, told: Reading, windows: Runs, wanted: Targets) -> Facts:
    planned = np.zeros((len(windows), wanted.count), np.bool_)
    if wanted.probed:
        alike = similarity.meaning(told, windows, wanted.probes) >= PLANNED
        for column, question in enumerate(wanted.probed):
            planned[:, question] |= alike[:, column]
    return planned
