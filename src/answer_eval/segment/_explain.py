"""Why each turn of the interviewer's, and the reply to it, went where it went."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from answer_eval.guide import Guide
from answer_eval.segment._clues import RIVAL_FROM, greatest
from answer_eval.segment._course import Followed, elsewhere, read, sure
from answer_eval.segment._explanation import Explanation, Fit, Heard, Missed
from answer_eval.segment._matches import targets
from answer_eval.segment._order import NEVER
from answer_eval.segment._talk import Facts, Numbers
from answer_eval.segment._topics import heard, names
from answer_eval.similarity import load_similarity
from answer_eval.transcript import Transcript


def explain(transcript: Transcript, guide: Guide) -> Explanation:
    """Tell why `segment` cuts an interview as it does."""
    followed = read(transcript, guide.questions)
    unasked = (at for at, each in enumerate(followed.cuts) if not each.asked_in)
    return Explanation(tuple(_heard(followed)), tuple(_missed(followed, at) for at in unasked))


@dataclass(frozen=True, slots=True)
class _Reasons:
    """What speaks for what, exchange by exchange."""

    new: Numbers
    """The probability of a new question, `[exchange]`."""
    planned: Numbers
    """1 where one of the question's planned probes is heard, `[exchange, question]`."""
    rivals: Numbers
    """Log-odds of what is asked besides the guide, `[exchange]`."""
    wordings: Numbers
    """Log-odds of the question's being put, `[exchange, question]`."""
    topics: Facts
    """The topics that both have, `[exchange, question, topic]`."""


def _reasons(followed: Followed) -> _Reasons:
    seen, alike = followed.seen, followed.alike
    told = greatest(heard(followed.talk.told, seen), seen) > 0
    wanted = targets(followed.questions, load_similarity()).topics > 0
    return _Reasons(
        greatest(np.exp(followed.kinds[:, :1]), seen)[:, 0],
        greatest(alike.planned.astype(np.float64), seen),
        greatest(alike.rivals[:, None], seen)[:, 0],
        greatest(alike.wordings, seen, -np.inf),
        told[:, None] & wanted,
    )


def _heard(followed: Followed) -> Iterator[Heard]:
    reasons, last = _reasons(followed), -1
    for at, exchange in enumerate(followed.talk.exchanges):
        decision = followed.course.decisions[at]
        put = [question for _, question in decision.asked]
        if exchange.sentences:
            yield Heard(
                asked_in=_asked_in(followed, at),
                replies=tuple(reply.turn for reply in (*exchange.asides, *exchange.replies)),
                question=_name(followed, decision.question),
                put=tuple(_name(followed, each) for each in put),
                new_question=float(reasons.new[at]),
                planned=decision.question >= 0 and bool(reasons.planned[at, decision.question]),
                besides=bool(reasons.rivals[at] > RIVAL_FROM),
                places=put[0] - last if put else 0,
                fits=tuple(_fits(followed, at, put or _gone_on(decision.question), reasons)),
                confidence=_sure(followed, at),
            )
        last = put[-1] if put else last


def _sure(followed: Followed, exchange: int) -> float:
    question, lead = followed.course.decisions[exchange].question, followed.leads[exchange]
    return sure(lead, lead, elsewhere(followed, question) if question >= 0 else lead)


def _gone_on(question: int) -> list[int]:
    return [question] if question >= 0 else []


def _asked_in(followed: Followed, exchange: int) -> tuple[int, ...]:
    told = (turn for each in followed.talk.exchanges[exchange].sentences for turn in each.turns)
    return tuple(dict.fromkeys(told))


def _name(followed: Followed, question: int) -> str:
    return followed.questions[question].id if question >= 0 else ""


def _fits(followed: Followed, exchange: int, first: list[int], reasons: _Reasons) -> Iterator[Fit]:
    """Yield what is put or gone on with, then what fits best: two at least where there are two."""
    wordings, replies = reasons.wordings[exchange], followed.alike.replies[exchange]
    best = np.argsort(-(wordings + replies), kind="stable").tolist()
    shown = list(dict.fromkeys([*first, *best]))[: max(2, len(first) + 1)]
    text = " ".join(each.text for each in followed.talk.exchanges[exchange].sentences)
    alike = load_similarity().compare([text], [followed.questions[at].text for at in shown])
    for column, at in enumerate(shown):
        yield Fit(
            question=_name(followed, at),
            meaning=float(alike.meaning[0, column]),
            letters=float(alike.letters[0, column]),
            wording=float(wordings[at]),
            reply=float(replies[at]),
            topics=names(reasons.topics[exchange, at]),
        )


def _missed(followed: Followed, at: int) -> Missed:
    name, short = followed.questions[at].id, followed.course.puts[:, at]
    if not len(short) or short.min() > -NEVER / 2:
        return Missed(name, (), "", float("inf"))
    nearest = int(short.argmin())
    taken_for = _name(followed, followed.course.decisions[nearest].question)
    odds = float(np.exp(short[nearest]))
    return Missed(name, _asked_in(followed, nearest), taken_for, odds)
