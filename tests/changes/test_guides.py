"""Two versions of a guide: every kind of change is told, by id, and whether raters see it."""

from typing import Any

import pytest
import yaml

from answer_eval.changes.change import Change, How, Kind
from answer_eval.changes.guides import changes
from answer_eval.changes.requests import CHECKLIST, redone
from answer_eval.guide import Guide, parse_guide

BASE = """\
id: base
version: 1
title: Base
scale: {min: 1, max: 5}
competencies:
  - id: care
    name: Care
    tier: primary
    indicators:
      - {id: asks, positive: Asks first, negative: Assumes}
      - {id: checks, positive: Checks back, negative: Leaves it}
  - id: calm
    name: Calm
    tier: secondary
    indicators:
      - {id: steady, positive: Keeps an even tone, negative: Raises their voice}
  - {id: drive, name: Drive, tier: secondary}
sections:
  - title: First
    questions:
      - id: helped
        text: Whom did you help?
        competencies: [care]
        probes: ["What did you do first?", "Whom did you ask?"]
        key_points: [The order of the checks]
        red_flags: [{id: blames, text: Blames the customer}]
      - {id: failed, text: When did it go wrong, competencies: [care]}
  - title: Second
    questions:
      - {id: shouted, text: Who shouted, competencies: [calm]}
"""
Told = tuple[Kind, str, How, str, bool]


def edited(*edits: tuple[str, str], text: str = BASE) -> Guide:
    """Read the base guide with each of the edits made once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return parse_guide(text, "edited.yaml")


def reordered(change: Any) -> Guide:
    """Read the base guide after a change to its data."""
    data = yaml.safe_load(BASE)
    change(data)
    return parse_guide(yaml.safe_dump(data, sort_keys=False), "reordered.yaml")


def told(was: Guide, now: Guide) -> list[Told]:
    """Return what is told of each change."""
    return [_told(each) for each in changes(was, now)]


def _told(each: Change) -> Told:
    return each.kind, each.id, each.how, each.field, each.seen


STEADY = "      - {id: steady, positive: Keeps an even tone, negative: Raises their voice}\n"
FAILED = "      - {id: failed, text: When did it go wrong, competencies: [care]}\n"
ONE_EDIT: list[tuple[str, str, Told]] = [
    ("max: 5", "max: 7", (Kind.SCALE, "scale", How.CHANGED, "max", True)),
    ("max: 5}", "max: 5, best: 1}", (Kind.SCALE, "scale", How.CHANGED, "best", True)),
    ("name: Care", "name: Caring", (Kind.COMPETENCY, "care", How.REWORDED, "name", True)),
    ("name: Drive", "name: Zeal", (Kind.COMPETENCY, "drive", How.REWORDED, "name", False)),
    ("tier: primary", "tier: secondary", (Kind.COMPETENCY, "care", How.REWEIGHTED, "tier", False)),
    (
        "name: Calm",
        "name: Calm\n    weight: 2",
        (Kind.COMPETENCY, "calm", How.REWEIGHTED, "weight", False),
    ),
    ("Asks first", "Asks at once", (Kind.INDICATOR, "asks", How.REANCHORED, "positive", True)),
    ("Assumes", "Guesses", (Kind.INDICATOR, "asks", How.REANCHORED, "negative", True)),
    (
        "{id: asks,",
        "{id: asks, weight: 2,",
        (Kind.INDICATOR, "asks", How.REWEIGHTED, "weight", False),
    ),
    (
        "{id: asks,",
        "{id: asks, absence: negative,",
        (Kind.INDICATOR, "asks", How.CHANGED, "absence", True),
    ),
    (
        STEADY,
        STEADY + STEADY.replace("steady", "slow"),
        (Kind.INDICATOR, "slow", How.ADDED, "", True),
    ),
    (FAILED, "", (Kind.QUESTION, "failed", How.REMOVED, "", True)),
    ("Who shouted", "Who was loud", (Kind.QUESTION, "shouted", How.REWORDED, "text", True)),
    (
        "competencies: [calm]",
        "competencies: [calm, care]",
        (Kind.QUESTION, "shouted", How.REMAPPED, "competencies", True),
    ),
    (
        "competencies: [calm]",
        "competencies: [calm, drive]",
        (Kind.QUESTION, "shouted", How.REMAPPED, "competencies", False),
    ),
    (
        "text: Who shouted",
        "text: Who shouted, type: opinion",
        (Kind.QUESTION, "shouted", How.CHANGED, "type", False),
    ),
    (
        "What did you do first?",
        "What did you do at first?",
        (Kind.PROBE, "helped", How.REWORDED, "", False),
    ),
    (', "Whom did you ask?"', "", (Kind.PROBE, "helped", How.REMOVED, "", False)),
    (
        "[The order of the checks]",
        "[The order of the checks, Cost]",
        (Kind.KEY_POINT, "helped", How.ADDED, "", True),
    ),
    (
        "Blames the customer",
        "Blames customers",
        (Kind.RED_FLAG, "helped.blames", How.REWORDED, "text", True),
    ),
    (
        "text: Blames",
        "severity: high, text: Blames",
        (Kind.RED_FLAG, "helped.blames", How.REWEIGHTED, "severity", False),
    ),
    ("title: Base", "title: Basis", (Kind.REMAINDER, "base", How.CHANGED, "title", False)),
    (
        "title: Base",
        "title: Base\nscoring: {minimum_rated: 1}",
        (Kind.SCORING, "scoring", How.CHANGED, "minimum_rated", False),
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), ONE_EDIT)
def test_each_kind_of_change_is_told_by_id(old: str, new: str, expected: Told) -> None:
    """One edit is one change; it is seen if and only if some request differs by it."""
    was, now = edited(), edited((old, new))
    found = told(was, now)
    moved_by_scale = [each for each in found if each[0] is Kind.SCALE and each != expected]
    assert [each for each in found if each not in moved_by_scale] == [expected]
    altered = redone(was, now)
    assert bool(altered.again or altered.first or altered.no_longer) is expected[4]


def test_nothing_differs_from_itself() -> None:
    """Comments, sources and the file's layout are no changes of what a guide says."""
    assert told(edited(), edited()) == []
    sourced = edited(("text: Blames", "source: {seed: a, line: 3}, text: Blames"))
    assert told(edited(), sourced) == []


def test_moved_items_are_noticed() -> None:
    """Order within a list, another section, another competency: each is a move, not new items."""

    def turn(data: Any) -> None:
        data["competencies"][0]["indicators"].reverse()
        data["sections"][0]["questions"][0]["probes"].reverse()

    found = told(edited(), reordered(turn))
    assert {(kind, how, field, seen) for kind, _, how, field, seen in found} == {
        (Kind.INDICATOR, How.MOVED, "order", True),
        (Kind.PROBE, How.MOVED, "", False),
    }

    def rehome(data: Any) -> None:
        data["sections"][1]["questions"].append(data["sections"][0]["questions"].pop())
        data["competencies"][1]["indicators"].append(data["competencies"][0]["indicators"].pop())

    found = told(edited(), reordered(rehome))
    assert (Kind.INDICATOR, "checks", How.MOVED, "competency", True) in found
    assert (Kind.QUESTION, "failed", How.MOVED, "section", False) in found
    assert not {how for _, _, how, _, _ in found} & {How.ADDED, How.REMOVED}


def test_competencies_in_another_order_change_no_request() -> None:
    """Each is asked about by itself."""

    def turn(data: Any) -> None:
        data["competencies"].insert(0, data["competencies"].pop(1))

    ((kind, _, how, _, seen),) = told(edited(), reordered(turn))
    assert (kind, how, seen) == (Kind.COMPETENCY, How.MOVED, False)


def test_what_stands_and_what_has_to_be_redone_add_up() -> None:
    """Every request of either version is in exactly one of the four lists."""
    was = edited()
    now = edited(("Asks first", "Asks at once"), ("competencies: [calm]", "competencies: []"))
    found = redone(was, now)
    assert found.again == (("helped", "care"), ("failed", "care"))
    assert found.no_longer == (("shouted", "calm"),)
    assert (found.first, found.standing) == ((), (("helped", CHECKLIST),))
    assert redone(now, was).first == found.no_longer
    every = {*found.again, *found.no_longer, *found.standing}
    assert set(redone(was, was).standing) == every


def test_texts_around_the_questions_are_told_in_one_line() -> None:
    """A section's intro, a stage, a strategy: that they differ, not how."""
    now = edited(("title: First", "title: First\n    intro: Why"))
    assert told(edited(), now) == [(Kind.REMAINDER, "base", How.CHANGED, "sections", False)]
