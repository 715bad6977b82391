"""A guide file says what is asked and what is looked for; what is wrong is told by line."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.errors import BadGuide, InputError
from answer_eval.guide import Guide, guide_schema, parse_guide

SMALLEST = """\
id: small
version: 1
title: Small
scale: {min: 1, max: 5}
competencies:
  - id: focus
    name: Customer focus
    tier: primary
    definition: Finds out what customers need.
    indicators:
      - id: asks
        positive: Asks what the customer needs
        negative: Assumes what the customer needs
questions:
  - id: service
    text: Tell me about service you gave.
    competencies: [focus]
"""
QUESTION = SMALLEST[SMALLEST.index("questions:") :]
RUBRIC = (
    SMALLEST.replace(QUESTION, "").replace("small", "shared")
    + """\
  - id: calm
    name: Calm
    tier: secondary
    indicators:
      - id: steady
        positive: Keeps an even tone
        negative: Raises their voice
"""
)
POINTING = "id: pointing\nversion: 1\ntitle: Pointing\nrubric: shared.yaml\n" + QUESTION


def _open_shared(file: str) -> tuple[str, str]:
    assert file == "shared.yaml"
    return RUBRIC, "rubrics/shared.yaml"


def _fault(text: str) -> tuple[str, str]:
    with pytest.raises(BadGuide) as caught:
        parse_guide(text, "g.yaml", _open_shared)
    assert "\n" not in str(caught.value)
    return caught.value.where, caught.value.what


# What a guide holds


def test_the_smallest_guide_is_enough() -> None:
    """Id, version, title, scale, one competency with one indicator, one question."""
    guide = parse_guide(SMALLEST, "g.yaml")
    units = [(question.id, c.id, indicator.id) for question, c, indicator in guide.units()]
    assert units == [("service", "focus", "asks")]
    assert guide.scale.best == 5
    assert guide.scoring.minimum_rated == 2
    assert guide.question("service").type == "unstated"


def test_a_plain_text_stands_for_an_item_that_is_only_text() -> None:
    """Probes, key points and the like may be strings; both ways of writing mean the same."""
    short = parse_guide(SMALLEST + "    probes: [What then?]\n    intent: To see\n", "g.yaml")
    in_full = "    probes:\n      - {text: What then?}\n    intent: {text: To see}\n"
    assert short == parse_guide(SMALLEST + in_full, "g.yaml")


HOLDERS = """\
behaviours:
  - id: listens
    text: Listens
    question: {id: fourth, text: D}
sections:
  - title: One
    intro: Why
    questions:
      - {id: second, text: B}
  - title: Two
    questions:
      - {id: third, text: C}
"""


def test_questions_come_in_one_order_whatever_holds_them() -> None:
    """Alone first, then by section, then by behaviour; each can be found by its id."""
    guide = parse_guide(SMALLEST + HOLDERS, "g.yaml")
    assert [each.id for each in guide.questions] == ["service", "second", "third", "fourth"]
    assert guide.question("third").text == "C"
    assert guide.behaviours[0].situations == ()
    with pytest.raises(KeyError):
        guide.question("fifth")


def test_sections_alone_make_a_guide() -> None:
    """No question needs to stand outside sections and behaviours."""
    guide = parse_guide(SMALLEST.replace(QUESTION, HOLDERS), "g.yaml")
    assert len(guide.questions) == 3


def test_a_question_that_names_no_competency_is_asked_and_not_rated() -> None:
    """It is in `questions` and not in `units`; so is one whose competency has no indicators."""
    text = SMALLEST + "  - {id: warm_up, text: How was your way here?}\n"
    text = text.replace(
        "competencies:\n", "competencies:\n  - {id: bare, name: B, tier: primary}\n"
    )
    text += "  - {id: bared, text: And?, competencies: [bare]}\n"
    guide = parse_guide(text, "g.yaml")
    assert len(guide.questions) == 3
    assert {question.id for question, _, _ in guide.units()} == {"service"}


FOR_CANDIDATES = """\
    probes: [What then?]
    intent: {text: Be warm, audience: candidate}
    key_points:
      - A point for assessors
      - {text: A tip, audience: candidate}
    star:
      situation: {text: Choose one, audience: candidate}
      result: What came of it
    examples:
      - {kind: good, text: I asked her}
"""


def test_raters_see_nothing_that_is_written_for_candidates() -> None:
    """Candidate text goes wherever it stands; all the rest stays."""
    question = parse_guide(SMALLEST + FOR_CANDIDATES, "g.yaml").question("service")
    seen = question.for_raters
    assert "candidate" not in seen.model_dump_json()
    assert not seen.intent
    assert [note.text for note in seen.key_points] == ["A point for assessors"]
    assert (bool(seen.star.situation), seen.star.result.text) == (False, "What came of it")
    assert (seen.id, seen.probes, seen.examples) == (
        question.id,
        question.probes,
        question.examples,
    )


def test_what_surrounds_the_interview_is_kept() -> None:
    """Stages, tasks, protocol and decision come back as written, and nothing of them is rated."""
    text = """\
stages:
  - {name: First talk, focus_areas: [Past], participants: [Manager]}
tasks:
  - {name: Role play, duration_minutes: 30, deliverables: [Notes], areas_to_analyse: [Tickets]}
protocol:
  - {name: Try out, text: Simulate, examples: [An outage]}
decision: {rule: Balance, balance: [Skills, Manner]}
process:
  - {name: Duration, value: 2 weeks}
  - {name: By stage}
method: [Find behaviours]
"""
    guide = parse_guide(SMALLEST + text, "g.yaml")
    assert guide.stages[0].participants[0].text == "Manager"
    assert guide.tasks[0].duration_minutes == 30
    assert guide.protocol[0].examples[0].text == "An outage"
    assert [each.text for each in guide.decision.balance] == ["Skills", "Manner"]
    assert [each.value for each in guide.process] == ["2 weeks", ""]
    assert len(list(guide.units())) == 1


def test_nothing_in_a_guide_is_none() -> None:
    """What is left out is an empty text, an empty list or a default."""
    assert "null" not in parse_guide(SMALLEST, "g.yaml").model_dump_json()


# Competencies from another file


def test_competencies_come_from_the_rubric_file() -> None:
    """The questions' competencies and the scale are taken; what no question names is not."""
    guide = parse_guide(POINTING, "g.yaml", _open_shared)
    assert [each.id for each in guide.competencies] == ["focus"]
    assert guide.scale.max == 5
    assert [indicator.id for _, _, indicator in guide.units()] == ["asks"]


def test_a_guides_own_scale_and_competencies_go_first() -> None:
    """What the guide defines itself is not taken from the file."""
    own = "scale: {min: 1, max: 3}\ncompetencies:\n  - {id: focus, name: Mine, tier: primary}\n"
    text = POINTING.replace("[focus]", "[focus, calm]") + own
    guide = parse_guide(text, "g.yaml", _open_shared)
    assert [(each.id, each.name) for each in guide.competencies] == [
        ("focus", "Mine"),
        ("calm", "Calm"),
    ]
    assert guide.scale.max == 3


def test_what_is_not_taken_is_in_nobodys_way() -> None:
    """An indicator of the guide's own may be called as one of a competency that isn't taken."""
    own = "competencies:\n  - id: mine\n    name: Mine\n    tier: primary\n"
    own += "    indicators: [{id: steady, positive: A, negative: B}]\n"
    guide = parse_guide(POINTING + own, "g.yaml", _open_shared)
    assert [each.id for each in guide.competencies] == ["mine", "focus"]


def test_a_whole_guide_can_lend_its_competencies() -> None:
    """The file pointed at may hold questions of its own; they stay there."""
    guide = parse_guide(POINTING, "g.yaml", lambda file: (SMALLEST, file))
    assert [each.id for each in guide.questions] == ["service"]


def test_the_digest_is_the_same_wherever_competencies_are_written() -> None:
    """Taken from a file or written out, the guide says the same."""
    taken = parse_guide(POINTING, "g.yaml", _open_shared)
    written = POINTING.replace("rubric: shared.yaml\n", "") + SMALLEST[SMALLEST.index("scale:") :]
    written = written.replace(QUESTION, "", 1)
    assert taken.digest == parse_guide(written, "g.yaml").digest
    assert taken.digest != parse_guide(SMALLEST, "g.yaml").digest


def test_a_fault_in_the_rubric_file_is_told_with_that_files_line() -> None:
    """The error names the file at fault, not the one that points to it."""
    bad = RUBRIC.replace("tier: secondary", "tier: third")
    with pytest.raises(BadGuide) as caught:
        parse_guide(POINTING, "g.yaml", lambda _: (bad, "rubrics/shared.yaml"))
    assert caught.value.where == "rubrics/shared.yaml:16"


@pytest.mark.parametrize(
    "error",
    [FileNotFoundError(2, "No such file"), InputError("No such file"), OSError("No such file")],
)
def test_a_rubric_file_that_cannot_be_opened_is_told_with_the_guides_line(error: Exception) -> None:
    """Whatever the caller's way of opening files raises, the line is that of `rubric:`."""

    def refuse(_: str) -> tuple[str, str]:
        raise error

    with pytest.raises(BadGuide, match=r"shared\.yaml: No such file") as caught:
        parse_guide(POINTING, "g.yaml", refuse)
    assert caught.value.where == "g.yaml:4"


def test_a_guide_read_from_no_file_opens_none() -> None:
    """Without a way to open files, `rubric:` is an error with its line."""
    with pytest.raises(BadGuide, match="read from no file") as caught:
        parse_guide(POINTING, "g.yaml")
    assert caught.value.where == "g.yaml:4"


# What is wrong, and where

SYNTAX = {
    "a tab": (SMALLEST.replace("  - id: focus", "\t- id: focus"), 6, "tab"),
    "a colon in a text": (SMALLEST.replace("about service", "this: service"), 16, "quotes"),
    "a doubled field": (SMALLEST + "version: 2\n", 18, "'version' stands here twice"),
    "an alias": (SMALLEST.replace("title: Small", "title: *small"), 3, "aliases"),
}
SHAPE = {
    "no id": (SMALLEST.replace("id: small\n", ""), 1, "id: is missing"),
    "no title": (SMALLEST.replace("title: Small\n", ""), 1, "title: is missing"),
    "no scale": (SMALLEST.replace("scale: {min: 1, max: 5}\n", ""), 1, "scale: is missing"),
    "an unknown field": (SMALLEST + "colour: red\n", 18, "colour: is not a field here"),
    "a misspelt field": (SMALLEST.replace("scale:", "scala:"), 4, "scala: is not a field"),
    "a field too deep": (SMALLEST + "    stages: []\n", 18, "questions[0].stages: is not a"),
    "an id with capitals": (SMALLEST.replace("id: focus", "id: Focus"), 6, "must be a slug"),
    "an unknown tier": (
        SMALLEST.replace("tier: primary", "tier: main"),
        8,
        "must be 'primary' or 'secondary', not 'main'",
    ),
    "a scale in words": (SMALLEST.replace("max: 5", "max: five"), 4, "whole number, not 'five'"),
    "a weight in words": (
        SMALLEST.replace("    tier:", "    weight: much\n    tier:"),
        8,
        "must be a number, not 'much'",
    ),
    "a weight of nothing": (
        SMALLEST.replace("    tier:", "    weight: 0\n    tier:"),
        8,
        "greater than 0",
    ),
    "an anchor missing": (
        SMALLEST.replace("        negative: Assumes what the customer needs\n", ""),
        11,
        "negative: is missing",
    ),
    "an anchor empty": (
        SMALLEST.replace("Assumes what the customer needs", "''"),
        13,
        "negative: is empty",
    ),
    "a value left out": (SMALLEST.replace("Customer focus", ""), 7, "name: holds nothing"),
    "a text for a list": (SMALLEST.replace("[focus]", "focus"), 17, "must be a list"),
    "a list for a text": (SMALLEST.replace("title: Small", "title: [a]"), 3, "not a list"),
    "fields for a text": (SMALLEST + "    asks: [{a: b}]\n", 18, "must be a text"),
    "a list for fields": (SMALLEST.replace("{min: 1, max: 5}", "[1, 5]"), 4, "not a list"),
    "a text for fields": (SMALLEST + "role: Agent\n", 18, "not a text"),
    "a colon in a list's text": (
        SMALLEST + "    probes:\n      - Tell me: why\n",
        19,
        "put a text that holds ': ' or ', ' in quotes",
    ),
    "a source that is none": (SMALLEST + "    source: mine\n", 18, "must be 'ours', not 'mine'"),
    "a source without line": (
        SMALLEST + "    source:\n      seed: '1'\n",
        18,
        "questions[0].source.line: is missing",
    ),
    "a line of zero": (
        SMALLEST + "    source:\n      seed: '1'\n      line: 0\n",
        20,
        "greater than or equal to 1",
    ),
    "a red flag without id": (
        SMALLEST + "    red_flags:\n      - {text: Rude}\n",
        19,
        "red_flags[0].id: is missing",
    ),
    "an unknown kind of example": (
        SMALLEST + "    examples:\n      - {kind: bad, text: No}\n",
        19,
        "must be 'good' or 'weak', not 'bad'",
    ),
    "a text and no guide": ("Tell me about service.\n", 1, "must hold fields"),
}
SENSE = {
    "no questions": (SMALLEST.replace(QUESTION, ""), 1, "questions: is missing"),
    "questions left empty": (
        SMALLEST.replace(QUESTION, "questions: []\n"),
        14,
        "at least one",
    ),
    "an unknown competency": (
        SMALLEST.replace("[focus]", "[focus, fokus]"),
        17,
        "questions[0].competencies[1]: no competency has the id 'fokus'",
    ),
    "an unknown competency in a section": (
        SMALLEST + "sections:\n  - title: A\n    questions:\n      - id: b\n        text: B\n"
        "        competencies:\n          - fokus\n",
        24,
        "sections[0].questions[0].competencies[0]",
    ),
    "a question's id again": (
        SMALLEST + "behaviours:\n  - id: a\n    text: A\n    question:\n"
        "      text: B\n      id: service\n",
        23,
        "question id 'service' is taken already",
    ),
    "a behaviour's id again": (
        SMALLEST + "behaviours:\n  - {id: a, text: A, question: {id: x, text: X}}\n"
        "  - {id: a, text: A, question: {id: y, text: Y}}\n",
        20,
        "behaviour id 'a' is taken already",
    ),
    "a red flag's id again": (
        SMALLEST + "    red_flags:\n      - {id: a, text: A}\n      - {id: a, text: B}\n",
        20,
        "red flag id 'a' is taken already",
    ),
    "a scale upside down": (SMALLEST.replace("max: 5", "max: 0"), 4, "must be above min"),
    "a best point in the middle": (
        SMALLEST.replace("max: 5", "max: 5, best: 3"),
        4,
        "scale.best: must be 1 or 5, not 3",
    ),
    "a rubric that no question needs": (
        POINTING.replace("    competencies: [focus]\n", ""),
        4,
        "no question names a competency of this file",
    ),
    "an unknown competency beside a rubric": (
        POINTING.replace("[focus]", "[fokus]"),
        8,
        "no competency has the id 'fokus'",
    ),
    "a competency left out beside a rubric": (
        POINTING.replace("[focus]", ""),
        8,
        "questions[0].competencies: holds nothing",
    ),
    "an indicator of the rubric again": (
        POINTING + "competencies:\n  - id: own\n    name: O\n    tier: primary\n"
        "    indicators: [{id: asks, positive: A, negative: B}]\n",
        4,
        "indicator id 'asks' is taken already",
    ),
    "competencies that are no list beside a rubric": (
        POINTING + "competencies: focus\n",
        9,
        "competencies: must be a list",
    ),
}
BROKEN = {**SYNTAX, **SHAPE, **SENSE}


@pytest.mark.parametrize("variant", BROKEN)
def test_a_broken_guide_is_told_by_file_and_line(variant: str) -> None:
    """One line: which file, which line, which item and what is wrong with it."""
    text, line, what = BROKEN[variant]
    where, said = _fault(text)
    assert what in said
    assert where == f"g.yaml:{line}"


def test_other_faults_are_counted() -> None:
    """The first fault is told in full, with the number of others."""
    text = SMALLEST.replace("id: focus", "id: Focus").replace("tier: primary", "tier: main")
    where, said = _fault(text)
    assert where == "g.yaml:6"
    assert said.endswith("(and 1 more)")


def test_an_unknown_field_is_told_before_what_it_leaves_missing() -> None:
    """`scala` explains why `scale` is missing, so it comes first."""
    assert _fault(SMALLEST.replace("scale:", "scala:"))[1].startswith("scala:")


# The JSON schema

SCHEMA = jsonschema.Draft202012Validator(guide_schema())


def _loaded(text: str) -> Any:
    return yaml.safe_load(text)


def test_the_schema_is_one() -> None:
    """It is valid draft 2020-12, and a text that JSON can hold."""
    jsonschema.Draft202012Validator.check_schema(guide_schema())
    assert json.loads(json.dumps(guide_schema())) == guide_schema()


@pytest.mark.parametrize("text", [SMALLEST, POINTING, RUBRIC, SMALLEST + HOLDERS + "rubric: ''\n"])
def test_the_schema_accepts_what_is_read(text: str) -> None:
    """Guides, guides that point to a rubric, and rubrics alone."""
    SCHEMA.validate(_loaded(text))


@pytest.mark.parametrize("variant", SHAPE)
def test_the_schema_refuses_what_has_the_wrong_shape(variant: str) -> None:
    """Whatever the reader refuses for its shape, an editor underlines."""
    assert not SCHEMA.is_valid(_loaded(SHAPE[variant][0]))


def test_every_field_is_described() -> None:
    """Editors show a line for each field: its own, or that of the kind of item it holds."""
    kinds = guide_schema()["$defs"]
    undescribed = [
        f"{name}.{field}"
        for name, definition in kinds.items()
        for kind in definition.get("anyOf", [definition])
        for field, about in kind.get("properties", {}).items()
        if not {**kinds.get(about.get("$ref", "").rpartition("/")[2], {}), **about}["description"]
    ]
    assert undescribed == []


# Any guide

words = st.text("abc :,#'\"-{}[]é?", min_size=1, max_size=12).filter(str.strip)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,8}(_[a-z0-9]{1,4})?", fullmatch=True)
indicators = st.fixed_dictionaries({"id": slugs, "positive": words, "negative": words})


@st.composite
def guides(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a guide's data with all ids apart and every competency named by some question."""
    names = draw(st.lists(slugs, min_size=1, max_size=3, unique=True))
    rated = draw(st.lists(indicators, min_size=len(names), unique_by=lambda each: each["id"]))
    asked = draw(st.lists(slugs, min_size=1, max_size=4, unique=True))
    return {
        "id": draw(slugs),
        "version": draw(words),
        "title": draw(words),
        "scale": {"min": 1, "max": draw(st.integers(2, 9))},
        "competencies": [
            {
                "id": name,
                "name": draw(words),
                "tier": "primary",
                "indicators": rated[i :: len(names)],
            }
            for i, name in enumerate(names)
        ],
        "questions": [
            {"id": each, "text": draw(words), "competencies": [*names], "probes": [draw(words)]}
            for each in asked
        ],
    }


@settings(max_examples=30)
@given(guides())
def test_any_guide_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    """What a YAML writer wrote comes back, the schema accepts it, and JSON carries it whole."""
    guide = parse_guide(yaml.safe_dump(data, allow_unicode=True), "g.yaml")
    assert [each.id for each in guide.questions] == [each["id"] for each in data["questions"]]
    assert guide.questions[0].text == data["questions"][0]["text"].strip()
    assert len(list(guide.units())) == len(guide.questions) * len(guide.rubric.indicators)
    SCHEMA.validate(data)
    again = Guide.model_validate_json(guide.model_dump_json())
    assert (again, again.digest) == (guide, guide.digest)


@settings(max_examples=30)
@given(guides(), st.randoms(use_true_random=False))
def test_taking_competencies_from_a_file_changes_nothing(data: dict[str, Any], random: Any) -> None:
    """A guide split into questions and rubric rates the same as the whole."""
    whole = parse_guide(yaml.safe_dump(data), "g.yaml")
    shared = {**data, "id": "shared"}
    del shared["questions"]
    random.shuffle(data["questions"])
    pointing = {"rubric": "r.yaml", **data}
    del pointing["scale"], pointing["competencies"]
    split = parse_guide(yaml.safe_dump(pointing), "g.yaml", lambda f: (yaml.safe_dump(shared), f))
    assert {(q.id, i.id) for q, _, i in split.units()} == {
        (q.id, i.id) for q, _, i in whole.units()
    }
    assert split.rubric == whole.rubric


# The manual

MANUAL = (Path(__file__).parents[1] / "docs" / "guides.md").read_text(encoding="utf-8")
FIRST, *FRAGMENTS = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)


def test_the_manuals_guide_is_one() -> None:
    """The page's first example is a whole guide."""
    assert parse_guide(FIRST, "guides.md").questions


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda text: text.partition(":")[0])
def test_the_manuals_other_examples_fit_into_it(fragment: str) -> None:
    """Each further example stands in the first one's place of the same name, or beside it."""
    data = {**_loaded(FIRST), **_loaded(fragment)}
    SCHEMA.validate(data)
    lent = {name: data[name] for name in ("id", "version", "title", "scale", "competencies")}
    parse_guide(yaml.safe_dump(data), "guides.md", lambda file: (yaml.safe_dump(lent), file))


@given(
    st.integers(0, len(POINTING)), st.integers(0, 12), st.text(":- \t\n[]{}'\"#&*!ab", max_size=4)
)
def test_whatever_is_done_to_a_guide_it_is_read_or_told_by_line(
    at: int, cut: int, put: str
) -> None:
    """A slip of the keyboard never ends in anything but a guide or one line with its place."""
    try:
        parse_guide(POINTING[:at] + put + POINTING[at + cut :], "g.yaml", lambda _: (RUBRIC, "r"))
    except BadGuide as error:
        assert re.match(r"g\.yaml:\d+: ", str(error))  # noqa: PT017  either end is right
        assert "\n" not in str(error)  # noqa: PT017
