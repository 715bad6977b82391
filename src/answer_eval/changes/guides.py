"""Two versions of a guide, item by item."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from answer_eval.changes.change import Change, How, Kind
from answer_eval.changes.fields import fields_changed, said
from answer_eval.changes.lists import moved, steps
from answer_eval.changes.requests import redone
from answer_eval.guide import Guide
from answer_eval.item import Item
from answer_eval.question import Question
from answer_eval.rubric import Indicator

COMPARED = frozenset(
    {"id", "scale", "scoring", "competencies", "questions_alone", "sections", "behaviours"}
)
"""The guide's fields that are compared item by item; of the others it is told that they differ."""


def changes(was: Guide, now: Guide) -> tuple[Change, ...]:
    """Return everything that differs, by id: scale and scoring, competencies, then questions.

    A change is `seen` where a request that rests on the item differs with it.
    """
    touched = _touched(was, now)
    return tuple(
        replace(each, seen=each.seen and (each.kind is Kind.SCALE or each.id in touched))
        for each in _changes(was, now)
    )


def _touched(was: Guide, now: Guide) -> frozenset[str]:
    """Return the questions, competencies and indicators of which some request differs."""
    found = redone(was, now)
    asked = [*found.again, *found.first, *found.no_longer]
    competencies = {competency for _, competency in asked}
    homes = (*_homes(was).items(), *_homes(now).items())
    indicators = {indicator for indicator, home in homes if home in competencies}
    questions = {question for question, _ in asked}
    flags = {name for guide in (was, now) for name, of in _red_flags(guide) if of in questions}
    return frozenset(competencies | indicators | questions | flags)


def _red_flags(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield each red flag's name among the changes, and its question's."""
    for question in guide.questions:
        yield from ((f"{question.id}.{flag.id}", question.id) for flag in question.red_flags)


def _changes(was: Guide, now: Guide) -> Iterator[Change]:
    yield from fields_changed(Kind.SCALE, "scale", was.scale, now.scale)
    yield from fields_changed(Kind.SCORING, "scoring", was.scoring, now.scoring)
    yield from _items(Kind.COMPETENCY, _by_id(was.competencies), _by_id(now.competencies))
    yield from _items(Kind.INDICATOR, _by_id(was.rubric.indicators), _by_id(now.rubric.indicators))
    yield from _indicator_places(was, now)
    asked, asks = _by_id(was.questions), _by_id(now.questions)
    yield from _items(Kind.QUESTION, asked, asks)
    yield from _question_places(was, now)
    for name in asks:
        if name in asked:
            yield from _parts(asked[name], asks[name])
    yield from _remainder(was, now)


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    return {each.id: each for each in items}


def _items(
    kind: Kind, was: Mapping[str, Item], now: Mapping[str, Item], *, seen: bool = True
) -> Iterator[Change]:
    """Yield what became of items with ids; `seen` is for items that came or went."""
    for name, item in was.items():
        if name not in now:
            yield Change(kind=kind, id=name, how=How.REMOVED, was=_gist(item), seen=seen)
    for name, item in now.items():
        if name not in was:
            yield Change(kind=kind, id=name, how=How.ADDED, now=_gist(item), seen=seen)
        else:
            yield from fields_changed(kind, name, was[name], item)


def _gist(item: Any) -> str:
    if isinstance(item, Indicator):
        return f"{item.positive} / {item.negative}"
    return said(getattr(item, "text", "") or getattr(item, "name", ""))


def _indicator_places(was: Guide, now: Guide) -> Iterator[Change]:
    home, new_home = _homes(was), _homes(now)
    for name in new_home:
        if home.get(name, new_home[name]) != new_home[name]:
            yield Change(
                kind=Kind.INDICATOR,
                id=name,
                how=How.MOVED,
                field="competency",
                was=home[name],
                now=new_home[name],
                seen=True,
            )
    before = _by_id(was.competencies)
    yield from _order(Kind.COMPETENCY, list(before), [each.id for each in now.competencies])
    for each in now.competencies:
        if each.id in before:
            old, new = ([i.id for i in c.indicators] for c in (before[each.id], each))
            yield from _order(Kind.INDICATOR, old, new, seen=True)


def _order(
    kind: Kind, was: Sequence[str], now: Sequence[str], *, seen: bool = False
) -> Iterator[Change]:
    for name in moved(was, now):
        yield Change(kind=kind, id=name, how=How.MOVED, field="order", seen=seen)


def _homes(guide: Guide) -> dict[str, str]:
    return {i.id: c.id for c in guide.competencies for i in c.indicators}


def _question_places(was: Guide, now: Guide) -> Iterator[Change]:
    before, after = _holder_of(was), _holder_of(now)
    for name, holder in after.items():
        if before.get(name, holder) != holder:
            yield Change(
                kind=Kind.QUESTION,
                id=name,
                how=How.MOVED,
                field="section",
                was=before[name],
                now=holder,
            )
    yield from _order(Kind.QUESTION, list(_by_id(was.questions)), list(_by_id(now.questions)))


def _holder_of(guide: Guide) -> dict[str, str]:
    held = {question.id: "" for question in guide.questions_alone}
    held |= {each.id: section.title for section in guide.sections for each in section.questions}
    return held | {each.question.id: each.id for each in guide.behaviours}


def _parts(was: Question, now: Question) -> Iterator[Change]:
    for kind, field in ((Kind.PROBE, "probes"), (Kind.KEY_POINT, "key_points")):
        old, new = ([each.text for each in getattr(q, field)] for q in (was, now))
        for how, before, after in steps(old, new):
            seen = kind is Kind.KEY_POINT
            yield Change(kind=kind, id=now.id, how=how, was=before, now=after, seen=seen)
    old_flags = {f"{was.id}.{flag.id}": flag for flag in was.red_flags}
    new_flags = {f"{now.id}.{flag.id}": flag for flag in now.red_flags}
    yield from _items(Kind.RED_FLAG, old_flags, new_flags)
    yield from _order(Kind.RED_FLAG, list(old_flags), list(new_flags), seen=True)


def _remainder(was: Guide, now: Guide) -> Iterator[Change]:
    """Name the other fields that differ, without their content."""
    for field in Guide.model_fields:
        if field not in COMPARED and said(getattr(was, field)) != said(getattr(now, field)):
            yield Change(kind=Kind.REMAINDER, id=now.id, how=How.CHANGED, field=field)
    if _around(was) != _around(now):
        yield Change(kind=Kind.REMAINDER, id=now.id, how=How.CHANGED, field="sections")


def _around(guide: Guide) -> list[str]:
    sections = [said((each.title, each.intro, each.purpose)) for each in guide.sections]
    return sections + [said((b.id, b.text, b.situations)) for b in guide.behaviours]
