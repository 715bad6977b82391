"""What interviewers and assessors rate by, in the order they need it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer_eval.guide import Guide
from answer_eval.item import Remark
from answer_eval.question import Question
from answer_eval.rubric import Competency

LISTS = {
    "key_points": "A full answer covers",
    "expected_knowledge": "Should know",
    "metrics_to_mention": "Figures it may give",
    "tools": "Tools it may name",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its number on the sheet, and what its answer is rated by."""

    number: int
    question: Question
    """Without anything that is written for candidates."""
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """What to listen for, under headings."""
    competencies: tuple[Competency, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are put together."""

    title: str
    remarks: tuple[str, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """The scale as boxes to tick, from the worst point to the best."""

    all: tuple[int, ...]

    @property
    def worst(self) -> int:
        """The point at which the negative anchor stands."""
        return self.all[0]

    @property
    def best(self) -> int:
        """The point at which the positive anchor stands."""
        return self.all[-1]


@dataclass(frozen=True, slots=True)
class RatingSheet:
    """The guide as those read it who rate by it."""

    guide: Guide
    about: tuple[str, ...]
    """What the guide says of itself, for those who use it."""
    points: Points
    groups: tuple[Group, ...]
    scoring: tuple[str, ...]

    def asked_in(self, competency: Competency) -> tuple[int, ...]:
        """Return the numbers of the questions whose answers are rated for a competency."""
        asked = (each for group in self.groups for each in group.questions)
        return tuple(each.number for each in asked if competency.id in each.question.competencies)


def rating_sheet(guide: Guide) -> RatingSheet:
    """Lay out questions with what their answers are rated by, and how ratings become scores."""
    points = guide.scale.points
    ordered = points if guide.scale.best == guide.scale.max else reversed(points)
    return RatingSheet(
        guide=guide,
        about=_texts(guide.about),
        points=Points(tuple(ordered)),
        groups=tuple(_groups(guide)),
        scoring=tuple(_scoring(guide)),
    )


def _groups(guide: Guide) -> Iterator[Group]:
    numbers = {question.id: n for n, question in enumerate(guide.questions, start=1)}

    def asked(questions: Sequence[Question]) -> tuple[Asked, ...]:
        return tuple(_asked(numbers[each.id], each, guide) for each in questions)

    if guide.questions_alone:
        yield Group("", (), asked(guide.questions_alone))
    for section in guide.sections:
        remarks = _texts((section.intro, section.purpose))
        yield Group(section.title, remarks, asked(section.questions))
    for each in guide.behaviours:
        yield Group(each.text, _texts(each.situations), asked([each.question]))


def _asked(number: int, question: Question, guide: Guide) -> Asked:
    for_raters = question.for_raters
    lists = ((title, _texts(getattr(for_raters, field))) for field, title in LISTS.items())
    filled = tuple((title, texts) for title, texts in lists if texts)
    return Asked(number, for_raters, filled, guide.rated_for(question))


def _texts(remarks: Sequence[Remark]) -> tuple[str, ...]:
    return tuple(each.text for each in remarks if each and each.audience == "assessor")


def _scoring(guide: Guide) -> Iterator[str]:
    rule, scale = guide.scoring, guide.scale
    tiers = " and ".join(rule.overall)
    yield (
        f"Rate each indicator from {scale.min} to {scale.max}: {scale.best} where the answer shows "
        f"the positive anchor, {scale.worst} where it shows the negative one."
    )
    yield "What an answer doesn't show is not rated. That is no low rating."
    yield (
        "A competency's score is the weighted mean of its rated indicators. It needs at least "
        f"{rule.minimum_rated} of them, and {rule.minimum_share:.0%} of those it has. An indicator "
        "rated in several answers counts once, as the mean of those ratings."
    )
    yield (
        f"The overall score is the weighted mean of the {tiers} competencies that have a score. "
        "Every weight is 1 unless it is given."
    )
