"""The reply's schema, compiled by the grammar engine that constrained decoding is made with."""

import json

import pytest
from llguidance import LLMatcher

from answer_eval.files import load_guide, packaged
from answer_eval.guide import Guide
from answer_eval.prompt import Part, render
from answer_eval.reply_schema import shared
from answer_eval.wording import Order
from asking import GUIDE, LINES, TEMPLATE


def parts(guide: Guide) -> list[Part]:
    """Return a part for every rated question of a guide, as a whole interview is asked."""
    return [
        Part(question, indicators, LINES)
        for question in guide.questions
        if (indicators := tuple(i for c in guide.rated_for(question) for i in c.indicators))
    ]


@pytest.mark.parametrize("sample", [1, 2])
@pytest.mark.parametrize("name", ["customer_support", "customer_service_question_bank"])
def test_compiles(name: str, sample: int) -> None:
    """The schemas of shipped guides compile, one answer's and a whole interview's."""
    guide = load_guide(packaged("rubrics", f"{name}.yaml"))
    whole = parts(guide)
    for asked in (whole[:1], whole):
        schema = render(guide, asked, TEMPLATE, sample).schema
        for sent in (schema, shared(schema)):
            grammar = LLMatcher.grammar_from_json_schema(json.dumps(sent))
            assert LLMatcher.validate_grammar(grammar) == ""


def test_shared_entry_is_the_same_schema() -> None:
    """The short form says of each property what the long one does."""
    schema = render(GUIDE, parts(GUIDE), TEMPLATE).schema
    short = shared(schema)
    assert set(schema["properties"]) == set(short["properties"])
    assert all(each == short["$defs"]["judgement"] for each in schema["properties"].values())
    assert len(json.dumps(short)) < 0.5 * len(json.dumps(schema))


def test_a_schema_it_does_not_take_is_told() -> None:
    """The check can fail: an unknown type is no grammar."""
    grammar = LLMatcher.grammar_from_json_schema('{"type": "rating"}')
    assert LLMatcher.validate_grammar(grammar)


def test_keeps_to_what_strict_mode_takes() -> None:
    """Every object is closed and requires all it has; nothing but plain keywords is used."""
    plain = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf"}

    def check(schema: object) -> None:
        assert isinstance(schema, dict)
        assert set(schema) <= plain
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False
            assert schema["required"] == list(schema["properties"])
        inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
        for each in [*inner, *([schema["items"]] if "items" in schema else [])]:
            check(each)

    check(render(GUIDE, parts(GUIDE), TEMPLATE, Order().sample).schema)
