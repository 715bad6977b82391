"""All steps of segmentation in their order."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np

from answer_eval.guide import Guide, Question
from answer_eval.segment._answer import Answer, Segmentation, Status
from answer_eval.segment._clues import Clues, weigh
from answer_eval.segment._cut import Cut, cut, status
from answer_eval.segment._decode import Course, decode
from answer_eval.segment._kinds import Windows, kinds, windows
from answer_eval.segment._matches import Matches, matches, targets
from answer_eval.segment._recall import recall
from answer_eval.segment._speech import is_nod
from answer_eval.segment._talk import Numbers, Talk, hear
from answer_eval.similarity import load_similarity
from answer_eval.transcript import Role, Transcript

# Confidence is the logistic function of the log-odds by which a decision leads over any other:
# slopes are the logistic regression of "exactly the right turns" on the tuning halves of
# bench/segmentation.py, real and invented answers together; bases are lowered until nine in ten are
# right at 0.8 there and in every set of written dialogues but the held-back free ones.
FOUND = (0.35, 0.1, 0.35, -1.2)
"""For a question that was put: what the least lead among its exchanges, the lead of those that put
it, and the lead over any other exchange's being about it, say; and the base."""
UNASKED = (0.6, -1.1)
"""For a question that wasn't: what the lead over its being put anywhere says, and the base. Where
nobody was heard to ask anything, there is no lead."""
BARELY_TOUCHED, BARELY_TOUCHING = -0.1, 1.0
"""Replies that touch a question less than the first may be about something else: what that takes
from the log-odds. Most of twenty made up about pets, the weather and football touch the bench's
real questions less, and hardly any of its real answers."""
GREATEST_LEAD = 10.0
"""A lead beyond which nothing gets surer."""
INTERVIEWS_KEPT = 64
"""Interviews last segmented whose answers stay in memory."""


@dataclass(frozen=True, slots=True)
class Followed:
    """An interview with all that was made of it on the way to its answers."""

    transcript: Transcript
    questions: tuple[Question, ...]
    talk: Talk
    seen: Windows
    kinds: Numbers
    alike: Matches
    clues: Clues
    course: Course
    leads: Numbers
    """By how much each exchange's question leads over any other, or none, in log-odds."""
    cuts: list[Cut]


def follow(transcript: Transcript, guide: Guide) -> Segmentation:
    """Return the answer to each question of the guide."""
    return _segmented(transcript, guide.questions)


@lru_cache(maxsize=INTERVIEWS_KEPT)
def _segmented(transcript: Transcript, questions: tuple[Question, ...]) -> Segmentation:
    followed = read(transcript, questions)
    answers = tuple(_answer(followed, at) for at in range(len(questions)))
    return Segmentation(answers, _warnings(transcript))


def read(transcript: Transcript, questions: tuple[Question, ...]) -> Followed:
    """Take every step, from turns to what belongs to each question."""
    similarity = load_similarity()
    talk = hear(transcript, similarity)
    seen = windows(talk)
    shown = kinds(talk, seen)
    alike = matches(talk, seen, targets(questions, similarity), similarity)
    clues = weigh(talk, seen, shown, alike)
    course = decode(clues, lambda decisions: recall(talk, clues, decisions, similarity))
    cuts = cut(talk.exchanges, course.decisions, len(questions))
    return Followed(
        transcript, questions, talk, seen, shown, alike, clues, course, _leads(course), cuts
    )


def _answer(followed: Followed, at: int) -> Answer:
    question, found, course = followed.questions[at].id, followed.cuts[at], followed.course
    if not found.asked_in:
        slope, base = UNASKED
        heard = GREATEST_LEAD if followed.talk.wordings else 0.0
        lead = float(course.puts[:, at].min(initial=heard))
        return Answer(question, Status.NOT_ASKED, confidence=_logistic(slope * lead + base))
    turns = followed.transcript.turns
    told = [reply for reply in found.replies if not _only_nods(followed.transcript, reply.turn)]
    replies = told or found.replies
    text = "\n".join(turns[reply.turn].text for reply in replies)
    touched = float(followed.alike.touched[found.exchanges, at].max())
    put = [each for each in found.exchanges if course.decisions[each].puts(at)]
    doubt = BARELY_TOUCHING if touched < BARELY_TOUCHED else 0.0
    return Answer(
        question,
        status(text, replies, touched),
        tuple(sorted(set(found.asked_in))),
        tuple(reply.turn for reply in replies),
        tuple(sorted(set(found.segment))),
        text,
        sure(
            followed.leads[found.exchanges].min(),
            followed.leads[put].min(),
            elsewhere(followed, at),
            doubt,
        ),
    )


def elsewhere(followed: Followed, at: int) -> float:
    """Return by how much any other exchange with a reply falls short of being about a question."""
    short = followed.course.belongs[:, at].copy()
    short[followed.cuts[at].exchanges] = GREATEST_LEAD
    short[np.diff(followed.talk.replied.ends) == 0] = GREATEST_LEAD
    return float(short.min())


def _leads(course: Course) -> Numbers:
    others = course.belongs.copy()
    others[range(len(others)), [each.question for each in course.decisions]] = np.inf
    least: Numbers = others.min(axis=1)
    return least


def sure(least: float, put: float, others: float, doubt: float = 0.0) -> float:
    """Return the confidence of a question's exchanges, and of all others, having these leads."""
    leads = np.minimum([least, put, others], GREATEST_LEAD)
    return _logistic(float(leads @ FOUND[:-1]) + FOUND[-1] - doubt)


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def _only_nods(transcript: Transcript, turn: int) -> bool:
    """Tell whether a turn is a nod to something else than a question."""
    before = transcript.turns[turn - 1].text if turn else ""
    return is_nod(transcript.turns[turn].text) and not before.endswith("?")


def _warnings(transcript: Transcript) -> tuple[str, ...]:
    roles = {turn.role for turn in transcript.turns}
    missing = [role for role in (Role.INTERVIEWER, Role.CANDIDATE) if role not in roles]
    return tuple(f"nobody in the transcript is known as the {role}" for role in missing)
