"""How a rater is told of a rubric, and in which order: the words of the static part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from answer_eval.guide import Guide, Question
from answer_eval.rubric import Competency, Indicator, Scale

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """The order in which a repeat is told of indicators and points; the first is the rubric's own.

    Every second sample has the points from worst to best, and each begins with another
    indicator; two samples in four have the indicators backwards.
    """

    sample: int = 1

    @property
    def best_first(self) -> bool:
        """Whether the best point is told first."""
        return self.sample % 2 == 1

    def of_indicators(self, given: Sequence[T]) -> tuple[T, ...]:
        """Return the indicators in this order."""
        turned = [*given[(start := (self.sample - 1) % max(len(given), 1)) :], *given[:start]]
        return tuple(reversed(turned) if (self.sample - 1) // 2 % 2 else turned)

    def of_levels(self, given: Sequence[T]) -> tuple[T, ...]:
        """Return what is told of the points, given from the best to the worst."""
        return tuple(given if self.best_first else reversed(given))


def words(
    guide: Guide, asked: Sequence[Indicator], questions: Sequence[Question], order: Order
) -> dict[str, str]:
    """Return what the static part says: nothing of weights, tiers and sources.

    `questions` are those whose examples may be shown.
    """
    scale, wanted = guide.scale, {each.id for each in asked}
    told = [each for each in guide.competencies if any(i.id in wanted for i in each.indicators)]
    every = [i for each in told for i in each.indicators if i.id in wanted]
    points = [str(point) for point in scale.points]
    middle = points[(len(points) - 1) // 2 : len(points) // 2 + 1]
    indicators = order.of_indicators(every)
    return {
        "points": ", ".join(points if order.best_first else reversed(points)),
        "described": _described(indicators),
        "best": str(scale.best),
        "worst": str(scale.worst),
        "middle": " or ".join(middle),
        "competency": "\n\n".join(_definition(each) for each in told),
        "indicators": "\n\n".join(_indicator(each, scale, order) for each in indicators)
        + "".join(_examples(questions, told)),
    }


def points_of(scale: Scale, order: Order) -> list[int]:
    """Return the scale's points as a sample is told of them."""
    points = list(scale.points)
    return points if order.best_first else points[::-1]


def levels_of(indicator: Indicator, scale: Scale) -> Iterator[tuple[int, str, str]]:
    """Yield what is described of an indicator from best to worst: point, name and words."""
    between = sorted(indicator.levels, key=lambda each: abs(each.point - scale.best))
    yield scale.best, "positive anchor", indicator.positive
    yield from ((each.point, "between", each.text) for each in between)
    yield scale.worst, "negative anchor", indicator.negative


def _described(indicators: Sequence[Indicator]) -> str:
    if any(each.levels for each in indicators):
        return (
            "Both ends are described, and of the points between those that an indicator names; "
            "the others are derived from them."
        )
    return "Only the two ends are described; the points between are derived from them."


def _definition(competency: Competency) -> str:
    return ": ".join(filter(None, [competency.name, competency.definition]))


_SILENCE = {
    "not_rated": "If the answer is silent on it: null.",
    "negative": (
        "Its negative anchor is an omission: where the candidate tells of an episode in which the "
        "behaviour was due and it didn't come, quote that episode as negative and rate it. "
        "Without such an episode: null."
    ),
}


def _indicator(indicator: Indicator, scale: Scale, order: Order) -> str:
    levels = [f"- {name} ({at}): {text}" for at, name, text in levels_of(indicator, scale)]
    told = order.of_levels(levels)
    elements = [f"- It takes: {'; '.join(indicator.elements)}."] if indicator.elements else []
    silence = f"- {_SILENCE[indicator.absence]}"
    return "\n".join([f"`{indicator.id}`", *told, *elements, silence])


_KINDS = {"good": "An answer near the positive anchors", "weak": "One near the negative anchors"}


def _examples(questions: Sequence[Question], told: Sequence[Competency]) -> Iterator[str]:
    """Yield as many good examples as weak ones for each question that they were written for."""
    names = {each.id for each in told}
    shown = [
        f"To the question: {question.text}\n" + "\n".join(f"{_KINDS[k]}: {t}" for k, t in pairs)
        for question in questions
        if names & set(question.competencies) and (pairs := _balanced(question))
    ]
    if shown:
        yield "\n\n# Example answers\n\nThey show the scale; they are never evidence.\n\n"
        yield "\n\n".join(shown)


def _balanced(question: Question) -> list[tuple[str, str]]:
    marked = [each for each in question.examples if each.use == "anchor"]
    good = [(each.kind, each.text) for each in marked if each.kind == "good"]
    weak = [(each.kind, each.text) for each in marked if each.kind == "weak"]
    return [example for pair in zip(good, weak, strict=False) for example in pair]
