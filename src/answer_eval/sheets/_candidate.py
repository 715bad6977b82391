"""What a candidate may read: the job, the questions, and what the guide writes for candidates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from answer_eval.guide import Guide
from answer_eval.item import Item, Remark


@dataclass(frozen=True, slots=True)
class Advice:
    """What is written for candidates about one thing, under its name."""

    name: str
    minutes: int
    """How long it takes; 0 where that isn't laid down."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CandidateSheet:
    """Made of nothing else: no template can show a candidate what isn't here."""

    job: str
    responsibilities: tuple[str, ...]
    stages: tuple[Advice, ...]
    questions: tuple[Advice, ...]
    tasks: tuple[Advice, ...]
    advice: tuple[str, ...]


def candidate_sheet(guide: Guide) -> CandidateSheet:
    """Take the questions' own words, and of the rest only what has `audience: candidate`.

    Titles of guide and sections are left out: they tend to name what is assessed.
    """
    return CandidateSheet(
        job=guide.role.title,
        responsibilities=tuple(each.text for each in guide.role.responsibilities),
        stages=tuple(_advised(Advice(e.name, 0, _advice(e)) for e in guide.stages)),
        questions=tuple(Advice(each.text, 0, _advice(each)) for each in guide.questions),
        tasks=tuple(_advised(Advice(e.name, e.duration_minutes, _advice(e)) for e in guide.tasks)),
        advice=tuple(dict.fromkeys(_elsewhere(guide))),
    )


def _advised(found: Iterable[Advice]) -> Iterator[Advice]:
    return (each for each in found if each.texts or each.minutes)


def _advice(item: Item) -> tuple[str, ...]:
    return tuple(_written_for_candidates(item))


def _written_for_candidates(value: Any) -> Iterator[str]:
    match value:
        case Remark(audience="candidate") if value:
            yield value.text
        case tuple():
            for each in value:
                yield from _written_for_candidates(each)
        case Item():
            for _, each in value:
                yield from _written_for_candidates(each)


HAS_PLACE = frozenset({"stages", "tasks", "questions_alone", "sections", "behaviours"})
"""The fields whose advice stands beside what it is about."""


def _elsewhere(guide: Guide) -> Iterator[str]:
    for name, value in guide:
        if name not in HAS_PLACE:
            yield from _written_for_candidates(value)
    for held in (*guide.sections, *guide.behaviours):
        around = held.model_copy(update=dict.fromkeys({"questions", "question"}, ()))
        yield from _written_for_candidates(around)
