"""A small world to rate in: one guide, one interview, and raters that say what they are told."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from answer_eval.interview import Interview
from answer_eval.prompt import BREAK, NoReply, Plan, RatingRequest, Reply
from answer_eval.rating import Rater, RaterKind
from answer_eval.reply import read_reply
from answer_eval.segment import Answer, Status
from answer_eval.transcript import Interval, Role, Utterance, transcript_of
from guide_texts import care_guide

TEMPLATE = f"Rate by the rubric.\n\n$indicators{BREAK}$question\n\n$segment"

GUIDE = care_guide(
    {"helped": "Whom did you help?", "failed": "When did it go wrong?"},
    asks=("Asks first", "Assumes"),
    checks=("Checks back", "Leaves it"),
)


def make_interview(name: str = "int_01", words: str = "I asked her what she needed.") -> Interview:
    """Make an interview in which the first question is answered and the second never asked."""
    lines = [
        Utterance("Ira", "Whom did you help?", Interval(0, 2)),
        Utterance("Cy", words, Interval(2, 9.5)),
        Utterance("Ira", "Did you check back?", Interval(9.5, 11)),
        Utterance("Cy", "I rang her the next day to be sure that it worked.", Interval(11, 15)),
    ]
    roles = {"Ira": Role.INTERVIEWER, "Cy": Role.CANDIDATE}
    transcript = transcript_of(lines, "text").with_roles(roles)
    text = f"{transcript.turns[1].text}\n{transcript.turns[3].text}"
    answers = (
        Answer("helped", Status.ANSWERED, (0,), (1, 3), (0, 1, 2, 3), text, 0.99),
        Answer("failed", Status.NOT_ASKED, confidence=0.99),
    )
    return Interview(name, name, transcript, answers)


class Told:
    """A rater that replies with what a function makes of the request, and counts the requests."""

    def __init__(self, tell: Callable[[RatingRequest], Reply | NoReply], **settings: Any) -> None:
        self.tell, self.settings = tell, settings
        self.rater = Rater("told", RaterKind.LLM)
        self.plan = Plan()
        self.requests = list[RatingRequest]()

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Count and tell."""
        self.requests.append(request)
        return self.tell(request)

    async def close(self) -> None:
        """Nothing is open."""


def saying(**entries: Mapping[str, Any]) -> Callable[[RatingRequest], Reply | NoReply]:
    """Return a teller whose reply has these entries, by indicator; others hold no evidence."""

    def tell(request: RatingRequest) -> Reply | NoReply:
        blank = {"quotes": [], "observation": "", "why_not_higher": "", "why_not_lower": ""}
        said = {
            name: {**blank, "rating": None, **entries.get(each.id, {})}
            for name, (_, each) in request.asked.items()
        }
        return read_reply(json.dumps(said, ensure_ascii=False), request)

    return tell


def quoted(rating: int | None, *texts: str, polarity: str = "positive") -> dict[str, Any]:
    """Make a reply's entry with a rating and quotes."""
    return {"rating": rating, "quotes": [{"polarity": polarity, "text": text} for text in texts]}
