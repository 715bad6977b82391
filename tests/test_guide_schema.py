"""The JSON schema and the reader agree on what a guide is; so do the manual's examples."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.guide import Guide, guide_schema, parse_guide
from broken_guides import SHAPE
from guide_texts import HOLDERS, POINTING, RUBRIC, SMALLEST

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


@pytest.mark.parametrize(
    ("labels", "accepted"),
    [
        ({"1": "Poor", "5": "Strong"}, True),
        ([{"point": 1, "text": "Poor"}], True),
        (["Poor", "Strong"], False),
        ({"Poor": 1}, False),
        ({"1": ""}, False),
    ],
)
def test_the_schema_knows_both_forms_of_labels(labels: Any, accepted: bool) -> None:
    """A mapping and a list are written in the same place."""
    data = _loaded(SMALLEST)
    data["scale"]["labels"] = labels
    assert SCHEMA.is_valid(data) == accepted


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
