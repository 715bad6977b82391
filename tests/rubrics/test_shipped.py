"""The shipped guides hold what their sources hold, count by count, and can be rated."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from answer_eval.guide import Guide
from answer_eval.rubric import RubricFile

RUBRICS = Path(__file__).parents[2] / "rubrics"
GUIDES = sorted(p.stem for p in RUBRICS.glob("*.yaml") if p.stem != "support_competencies")
ASKED = {
    "customer_support": 2,
    "customer_service_question_bank": 23,
    "customer_care_behaviours": 3,
    "customer_support_specialist": 10,
    "support_hiring_protocol": 3,
}
"""Questions by guide: 41 in all."""
MOST_AT_ONCE = 6
"""Indicators that one answer can be rated on with care."""

Read = Callable[[str], Guide]


def _data(name: str) -> Any:
    return yaml.safe_load((RUBRICS / f"{name}.yaml").read_text(encoding="utf-8"))


def _sizes(items: Iterable[Any], field: str) -> list[int]:
    return [len(getattr(item, field)) for item in items]


# Every shipped guide


@pytest.mark.parametrize("name", GUIDES)
def test_every_question_can_be_rated(shipped: Read, name: str) -> None:
    """Each question has an indicator at least, and no more than a rater can hold in mind."""
    guide = shipped(name)
    assert len(guide.questions) == ASKED[name]
    rated = Counter(question.id for question, _, _ in guide.units())
    assert set(rated) == {question.id for question in guide.questions}
    assert max(rated.values()) <= MOST_AT_ONCE


@pytest.mark.parametrize("name", [*GUIDES, "support_competencies"])
def test_the_schema_accepts_it(name: str) -> None:
    """An editor that checks by the kept schema underlines nothing."""
    schema = json.loads((RUBRICS / "guide.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(_data(name))


@pytest.mark.parametrize("name", [each for each in GUIDES if each != "customer_support"])
def test_competencies_are_inferred_by_us(shipped: Read, name: str) -> None:
    """Guides whose source names no competency take ours and say so, one or two a question."""
    guide = shipped(name)
    assert guide.rubric_file == "support_competencies.yaml"
    assert {question.mapping for question in guide.questions} == {"inferred"}
    assert all(1 <= len(question.competencies) <= 2 for question in guide.questions)
    assert {question.type for question in guide.questions} <= {
        "past_behaviour",
        "situational",
        "knowledge",
        "motivation",
        "opinion",
    }


# One by one


def test_the_question_bank(shipped: Read) -> None:
    """23 questions in 5 sections, 8 of them in two parts, 5 strategies, 3 reference tips."""
    guide = shipped("customer_service_question_bank")
    assert _sizes(guide.sections, "questions") == [5, 7, 3, 3, 5]
    assert all(section.intro and section.purpose for section in guide.sections)
    assert Counter(len(question.asks) for question in guide.questions) == {0: 15, 2: 8}
    assert (len(guide.strategies), len(guide.reference_checks)) == (5, 3)


@pytest.mark.parametrize("name", GUIDES)
def test_the_parts_of_a_question_are_its_text(shipped: Read, name: str) -> None:
    """Where a question asks two things, its parts read one after the other make its text."""
    for question in shipped(name).questions:
        if question.asks:
            assert " ".join(question.asks) == question.text


def test_the_behaviours(shipped: Read) -> None:
    """A method in 3 steps, 3 behaviours with their lead questions and 25 probes, no situations."""
    guide = shipped("customer_care_behaviours")
    assert (len(guide.method), len(guide.behaviours)) == (3, 3)
    assert _sizes(guide.questions, "probes") == [8, 10, 7]
    assert _sizes(guide.behaviours, "situations") == [0, 0, 0]


def test_the_specialists_questions(shipped: Read) -> None:
    """4 from HR, 2 on behaviour, 1 on motivation, 2 + 1 technical, with all that hangs on them."""
    guide = shipped("customer_support_specialist")
    asked = guide.questions
    assert _sizes(guide.sections, "questions") == [4, 2, 1, 2, 1]
    assert _sizes(asked, "probes") == [3] * 10
    assert sum(bool(question.intent) for question in asked) == 7
    assert _sizes(asked, "key_points") == [4, 4, 4, 4, 0, 0, 4, 0, 0, 0]
    assert _sizes(asked, "red_flags") == [4, 4, 0, 0, 0, 0, 0, 0, 0, 0]
    assert _sizes(asked, "expected_knowledge") == [0, 0, 0, 0, 0, 0, 0, 4, 4, 4]
    assert sum(_sizes(asked, "metrics_to_mention")) == 3


def test_the_specialists_examples(shipped: Read) -> None:
    """10 good and 5 weak answers, all of them kept back from raters."""
    examples = [
        example
        for question in shipped("customer_support_specialist").questions
        for example in question.examples
    ]
    assert Counter(example.kind for example in examples) == {"good": 10, "weak": 5}
    assert {example.use for example in examples} == {"holdout"}


def test_the_specialists_advice_to_candidates(shipped: Read) -> None:
    """2 sets of 4 STAR lines, for candidates only; 3 lists of tools, empty as in the source."""
    questions = shipped("customer_support_specialist").questions
    stars = [part for question in questions for _, part in question.star if part]
    assert len(stars) == 8
    assert not any(part for question in questions for _, part in question.for_raters.star)
    written = [q for s in _data("customer_support_specialist")["sections"] for q in s["questions"]]
    assert [question["tools"] for question in written if "tools" in question] == [[], [], []]


def test_the_specialists_stages(shipped: Read) -> None:
    """5 stages with what each looks into, who is there and what to bring or talk about."""
    stages = shipped("customer_support_specialist").stages
    assert _sizes(stages, "focus_areas") == [3, 2, 2, 2, 2]
    assert _sizes(stages, "participants") == [2, 1, 2, 2, 0]
    assert _sizes(stages, "success_criteria") == [4, 0, 0, 0, 0]
    assert _sizes(stages, "preparation_tips") == [4, 0, 0, 0, 0]
    assert _sizes(stages, "required_materials") == [0, 3, 0, 0, 0]
    assert _sizes(stages, "discussion_points") == [0, 0, 0, 0, 4]


def test_the_specialists_tasks(shipped: Read) -> None:
    """3 tasks of half an hour, an hour and three hours."""
    tasks = shipped("customer_support_specialist").tasks
    assert [task.duration_minutes for task in tasks] == [30, 60, 180]
    assert all(task.description for task in tasks)
    assert _sizes(tasks, "evaluation_criteria") == [4, 4, 0]
    assert _sizes(tasks, "common_mistakes") == [4, 0, 0]
    assert _sizes(tasks, "deliverables") == [0, 4, 4]
    assert _sizes(tasks, "requirements") == [3, 0, 0]
    assert _sizes(tasks, "scenario") == [0, 3, 0]
    assert _sizes(tasks, "tips") == [4, 0, 0]
    assert _sizes(tasks, "areas_to_analyse") == [0, 0, 4]


def test_the_specialists_process(shipped: Read) -> None:
    """Two figures, and two that the source names and leaves open."""
    figures = shipped("customer_support_specialist").process
    assert [figure.value for figure in figures] == ["1 to 3 weeks", "70 %", "", ""]


def test_what_addresses_candidates_says_so(shipped: Read) -> None:
    """Tips, materials and STAR lines are for candidates; nothing that raters see is."""
    guide = shipped("customer_support_specialist")
    stages = [note for s in guide.stages for note in (*s.preparation_tips, *s.required_materials)]
    notes = [*stages, *(note for task in guide.tasks for note in task.tips)]
    assert {note.audience for note in notes} == {"candidate"}
    assert all('"candidate"' not in q.for_raters.model_dump_json() for q in guide.questions)


def test_the_protocol(shipped: Read) -> None:
    """4 qualities, 5 steps, 3 simulations, 3 topics for references, 3 things in balance."""
    guide = shipped("support_hiring_protocol")
    assert (len(guide.qualities), len(guide.protocol)) == (4, 5)
    assert _sizes(guide.protocol, "examples") == [0, 0, 3, 0, 0]
    assert (len(guide.reference_checks), len(guide.decision.balance)) == (3, 3)


# Our own competencies

SECONDARY = ["quality_and_delivery_focus", "drive_and_motivation", "collaboration", "adaptability"]


def test_a_competency_has_three_to_five_indicators(competencies: RubricFile) -> None:
    """All are ours; those that one of the sources calls secondary are secondary."""
    assert all(3 <= len(each.indicators) <= 5 for each in competencies.competencies)
    assert {each.source for each in competencies.rubric.indicators} == {"ours"}
    secondary = [each.id for each in competencies.competencies if each.tier == "secondary"]
    assert secondary == SECONDARY


def test_each_competency_is_asked_for_somewhere(shipped: Read, competencies: RubricFile) -> None:
    """None was written that no shipped question needs."""
    asked = {name for guide in GUIDES for q in shipped(guide).questions for name in q.competencies}
    assert {each.id for each in competencies.competencies} <= asked


OMITS = ("without", "leaves out", "never", "not ")
INNER = {"believes", "feels", "thinks", "wants", "knows", "understands", "cares", "enjoys", "likes"}


def test_silence_counts_only_where_the_negative_anchor_is_an_omission(
    competencies: RubricFile,
) -> None:
    """`absence: negative` goes with a negative anchor that says what is left out, both ways."""
    for each in competencies.rubric.indicators:
        omits = any(word in each.negative.lower() for word in OMITS)
        assert (each.absence == "negative") == omits, each.negative


def test_anchors_are_single_acts_that_can_be_seen(competencies: RubricFile) -> None:
    """No anchor joins two acts or tells an inner state, and none is used twice."""
    anchors = [a for each in competencies.rubric.indicators for a in (each.positive, each.negative)]
    for anchor in anchors:
        words = anchor.lower().rstrip(".").split()
        assert not {"and", "or"} & set(words), anchor
        assert not INNER & set(words), anchor
        assert not set(";/") & set(anchor), anchor
    assert len(set(anchors)) == len(anchors)
