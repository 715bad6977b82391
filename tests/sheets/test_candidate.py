"""The candidate's sheet gives nothing of the rubric away."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from answer_eval.guide import Guide
from answer_eval.item import Item, Remark
from answer_eval.question import Example, RedFlag
from answer_eval.rubric import Competency, Indicator, Level
from answer_eval.sheets import Form, Reader, sheet
from answer_eval.sheets._candidate import CandidateSheet, candidate_sheet


def plain(text: str) -> str:
    """Return words alone, in lower case: markup, escapes and line breaks are no disguise."""
    styled = re.sub(r"<style>.*?</style>", " ", text, flags=re.DOTALL)
    without_tags = re.sub(r"<[^>]+>", " ", styled)
    return " ".join(re.findall(r"\w+", html.unescape(without_tags).replace("\\", "").lower()))


def held(item: Any) -> Iterator[Any]:
    """Yield every item that a guide holds, at any depth."""
    if isinstance(item, tuple):
        for each in item:
            yield from held(each)
    if isinstance(item, Item):
        yield item
        for _, each in item:
            yield from held(each)


def secrets(guide: Guide) -> Iterator[str]:
    """Yield all that is written for those who rate: each text, whatever field holds it."""
    for item in held(tuple(value for _, value in guide)):
        match item:
            case Competency():
                yield from (item.name, item.definition, *item.aliases)
            case Indicator():
                yield from (item.id, item.positive, item.negative, *item.elements)
            case Level() | RedFlag() | Example():
                yield item.text
            case Remark(audience="assessor"):
                yield item.text
    yield from (section.title for section in guide.sections)
    yield from (behaviour.text for behaviour in guide.behaviours)


def allowed(guide: Guide) -> list[str]:
    """Return what the sheet may say: the job, the questions, and what is for candidates."""
    texts = [guide.role.title, *(each.text for each in guide.role.responsibilities)]
    texts += [question.text for question in guide.questions]
    items = held(tuple(value for _, value in guide))
    texts += [e.text for e in items if isinstance(e, Remark) and e.audience == "candidate"]
    texts += [stage.name for stage in guide.stages]
    return texts + [task.name for task in guide.tasks]


@pytest.mark.parametrize("form", list(Form))
def test_no_rubric_text_of_a_shipped_guide_is_in_it(shipped: Guide, form: Form) -> None:
    """No anchor, name, definition, key point, red flag, intent, probe or example, in either form.

    Whole texts are looked for; one that also stands in what candidates may read (a question that
    asks about "communication") is no secret there, so those words are taken out first.
    """
    shown = plain(sheet(shipped, Reader.CANDIDATE, form))
    for each in sorted(map(plain, allowed(shipped)), key=len, reverse=True):
        shown = shown.replace(each, "\n") if each else shown
    hidden = {plain(each) for each in secrets(shipped)} - {""} - set(map(plain, allowed(shipped)))
    assert len(hidden) > 20
    leaked = {each for each in hidden if re.search(rf"\b{re.escape(each)}\b", shown)}
    assert leaked == set()


@pytest.mark.parametrize("form", list(Form))
def test_anchors_are_nowhere_in_it_at_all(shipped: Guide, form: Form) -> None:
    """Not even in words that candidates may read."""
    shown = plain(sheet(shipped, Reader.CANDIDATE, form))
    for indicator in shipped.rubric.indicators:
        assert plain(indicator.positive) not in shown
        assert plain(indicator.negative) not in shown
    for question in shipped.questions:
        hidden = [each.text for each in question.for_raters.key_points]
        hidden += [each.text for each in question.red_flags]
        hidden += [each.text for each in question.examples]
        assert [each for each in hidden if plain(each) in shown] == []


@pytest.mark.parametrize("form", list(Form))
def test_it_has_every_question_and_all_that_is_written_for_candidates(
    shipped: Guide, form: Form
) -> None:
    """A sheet that shows nothing would keep every secret too."""
    shown = plain(sheet(shipped, Reader.CANDIDATE, form))
    texts = [each.text for each in shipped.questions]
    items = held(tuple(value for _, value in shipped))
    texts += [e.text for e in items if isinstance(e, Remark) and e.audience == "candidate"]
    assert [text for text in texts if plain(text) not in shown] == []


def test_advice_stands_beside_what_it_is_about(full: Guide) -> None:
    """By question, stage and task; the rest of it by itself; what has none is left out."""
    assert candidate_sheet(full).advice == ("Bring your own pen.", "Sit where you like.")
    first, *_ = candidate_sheet(full).questions
    assert first.texts == ("Think of a shift.", "Pick a night.")
    assert [each.name for each in candidate_sheet(full).stages] == ["Visit"]
    assert [(e.name, e.minutes) for e in candidate_sheet(full).tasks] == [("Bed making", 20)]


def test_the_template_is_given_nothing_to_give_away(full: Guide) -> None:
    """What it is made from holds texts only: no guide, no question, no competency."""

    def leaves(value: Any) -> Iterator[Any]:
        if isinstance(value, tuple):
            for each in value:
                yield from leaves(each)
        elif hasattr(value, "__dataclass_fields__"):
            for field in fields(value):
                yield from leaves(getattr(value, field.name))
        else:
            yield value

    found = list(leaves(candidate_sheet(full)))
    assert isinstance(candidate_sheet(full), CandidateSheet)
    assert all(isinstance(each, str | int) for each in found)
    for secret in ("Warmth", "To see kindness.", "Names the patient", "I sat with her."):
        assert secret not in " ".join(map(str, found))
