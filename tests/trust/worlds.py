"""Interviews to try raters on, and raters that are steady, moody or easily impressed."""

import json
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Self

from answer_eval.batch import Work
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import MachineRater
from answer_eval.rating import Reason
from answer_eval.reply import read_reply
from answer_eval.store import open_store
from answer_eval.transcript import Role
from answer_eval.trust.rounds import Rounds
from rating_world import GUIDE, TEMPLATE, Told, make_interview

Rule = Callable[[str], int | None]
"""From the candidate's words to a rating, None where they hold no evidence."""


def works(number: int) -> list[Work]:
    """Make so many interviews, each of words of its own."""
    said = "I asked him what he needed. Emily said that it was the lamp, number {}."
    made = (make_interview(f"int_{i:02}", said.format(i)) for i in range(1, number + 1))
    return [Work(each, GUIDE) for each in made]


def by_words(rule: Rule) -> Told:
    """Return a rater that quotes the candidate's first sentence and rates by a rule."""

    def tell(request: RatingRequest) -> Reply | NoReply:
        mine = [line.text for line in request.lines if line.role is Role.CANDIDATE]
        rating, quote = rule(" ".join(mine)), mine[0].split(". ")[0]
        return _reply(request, rating, quote)

    return Told(tell)


def in_turn(ratings: Sequence[int | None]) -> Told:
    """Return a rater that gives the next of some ratings with every request."""
    turn = count()

    def tell(request: RatingRequest) -> Reply | NoReply:
        return _reply(request, ratings[next(turn) % len(ratings)], "I asked him what he needed")

    return Told(tell)


def failing() -> Told:
    """Return a rater that never gets a valid reply."""
    return Told(lambda _: NoReply(Reason.FAILED, "the service took too long"))


def _reply(request: RatingRequest, rating: int | None, quote: str) -> Reply | NoReply:
    quotes = [] if rating is None else [{"polarity": "positive", "text": quote}]
    words = dict.fromkeys(["observation", "why_not_higher", "why_not_lower"], "")
    entry = {"quotes": quotes, "rating": rating, **words}
    return read_reply(json.dumps(dict.fromkeys(request.asked, entry)), request)


class Ready:
    """Rounds of a rater over a store of their own, and how many interviews were finished."""

    def __init__(self, rater: MachineRater, folder: Path) -> None:
        self.finished = 0
        self._opened = open_store(folder)
        self.rounds = Rounds(
            rater, TEMPLATE, self._opened.__enter__(), concurrency=4, done=self._done
        )

    def _done(self, _: object) -> None:
        self.finished += 1

    def __enter__(self) -> Self:
        """Hand itself out."""
        return self

    def __exit__(self, *ended: object) -> None:
        """Close the store."""
        self._opened.__exit__(None, None, None)
