"""Which ratings a new version of a guide leaves standing: by the requests they rest on."""

from dataclasses import dataclass

from answer_eval.checklist import checks_of, look_for
from answer_eval.guide import Guide
from answer_eval.prompt import BREAK, Digests, Part, render

Asked = tuple[str, str]
"""A question's id, and a competency's or CHECKLIST: what one request is about."""

CHECKLIST = "key points and red flags"


@dataclass(frozen=True, slots=True)
class Redone:
    """What has to be asked, question by competency, and what is no longer."""

    again: tuple[Asked, ...]
    """Rated before, and the rater is now told something else."""
    first: tuple[Asked, ...]
    """Not rated before."""
    no_longer: tuple[Asked, ...]
    standing: tuple[Asked, ...]
    """The request is the same to the letter: rerunning pays nothing for these."""


def redone(was: Guide, now: Guide) -> Redone:
    """Compare the digests of every request that the two versions make of an answer."""
    before, after = _requests(was), _requests(now)
    both = [asked for asked in after if asked in before]
    return Redone(
        again=tuple(asked for asked in both if before[asked] != after[asked]),
        first=tuple(asked for asked in after if asked not in before),
        no_longer=tuple(asked for asked in before if asked not in after),
        standing=tuple(asked for asked in both if before[asked] == after[asked]),
    )


def _requests(guide: Guide) -> dict[Asked, Digests]:
    """Return the digests that depend on the guide alone: no template, nothing answered."""
    lists = {
        (question.id, CHECKLIST): look_for(question, (), BREAK).digests
        for question in guide.questions
        if checks_of(question)
    }
    return lists | {
        (question.id, competency.id): _digests(guide, Part(question, competency.indicators, ()))
        for question in guide.questions
        for competency in guide.rated_for(question)
    }


def _digests(guide: Guide, part: Part) -> Digests:
    return render(guide, [part], BREAK).digests
