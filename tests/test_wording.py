"""What a rater is told of a rubric, and in which order a repeat is told it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.guide import Guide
from answer_eval.prompt import Part, RatingRequest, render
from answer_eval.wording import Order
from asking import CALM, CARE, FAILED, GUIDE, HELPED, LINES, TEMPLATE


def edited(**changes: Any) -> Guide:
    """Return the guide with fields of its first indicator changed."""
    data = GUIDE.model_dump(mode="json")
    data["competencies"][0]["indicators"][0] |= changes
    return Guide.model_validate(data)


def with_examples(*examples: Mapping[str, str]) -> Guide:
    """Return the guide with sample answers to its second question."""
    data = GUIDE.model_dump(mode="json")
    data["questions"][1]["examples"] = list(examples)
    return Guide.model_validate(data)


def asked(guide: Guide = GUIDE, sample: int = 1) -> RatingRequest:
    """Ask about Care in the answer to the first question."""
    return render(guide, [Part(HELPED, guide.competencies[0].indicators, LINES)], TEMPLATE, sample)


class TestOrder:
    """Repeats are told of the same things in other orders."""

    @given(st.lists(st.integers(), max_size=7), st.integers(1, 12))
    def test_leaves_nothing_out(self, given: list[int], sample: int) -> None:
        """Every order holds each item once; the first is the rubric's own."""
        assert sorted(Order(sample).of_indicators(given)) == sorted(given)
        assert sorted(Order(sample).of_levels(given)) == sorted(given)
        assert list(Order().of_indicators(given)) == given == list(Order().of_levels(given))

    def test_begins_with_another_indicator(self) -> None:
        """Four samples of four indicators begin with each of them, two of them backwards."""
        orders = [Order(sample).of_indicators("abcd") for sample in range(1, 5)]
        assert ["".join(order) for order in orders] == ["abcd", "bcda", "badc", "cbad"]

    def test_points_turn_round(self) -> None:
        """Every second sample is told of the points the other way, in prompt and schema."""
        first, second = asked(), asked(sample=2)
        assert "on 1, 2, 3, 4, 5." in first.static
        assert "on 5, 4, 3, 2, 1." in second.static
        assert first.static.index("Asks what") < first.static.index("Assumes what")
        assert second.static.index("Assumes what") < second.static.index("Asks what")
        enums = [
            each.schema["properties"]["asks"]["properties"]["rating"]["anyOf"][0]["enum"]
            for each in (first, second)
        ]
        assert enums == [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]]

    def test_prompt_schema_and_record_agree(self) -> None:
        """The order in the prompt is the schema's, and the one that is recorded."""
        request = asked(sample=2)
        told = re.findall("`(.+)`", request.static)
        assert told == list(request.schema["required"]) == list(request.asked)
        assert told == ["checks-back", "asks"]


class TestLevels:
    """Points between the ends, where the guide describes them."""

    def test_an_indicators_acts_are_told(self) -> None:
        """After its anchors, and only where it lists any."""
        told = asked(edited(elements=["asks about use", "asks by when"])).static
        assert "\n- It takes: asks about use; asks by when.\n" in told
        assert "It takes" not in asked().static

    def test_stand_between_the_anchors(self) -> None:
        """From the best to the worst, and the template says that some are described."""
        levels = [{"point": 2, "text": "Asks late"}, {"point": 4, "text": "Asks a little"}]
        static = asked(edited(levels=levels)).static
        order = ["(5)", "Asks a little", "Asks late", "(1)"]
        places = [static.index(each) for each in order]
        assert places == sorted(places)

    @pytest.mark.parametrize(
        ("levels", "words"),
        [([], "Only the two ends"), ([{"point": 3, "text": "Mixed"}], "Both ends are described")],
    )
    def test_template_says_what_is_described(self, levels: Sequence[Any], words: str) -> None:
        """A rater isn't told that only the ends are described where more is."""
        guide = edited(levels=levels)
        parts = [Part(HELPED, guide.competencies[0].indicators, LINES)]
        described = TEMPLATE.replace("Rate", "$described Rate")
        assert render(guide, parts, described).static.startswith(words)


GOOD = {"kind": "good", "text": "I asked her twice.", "use": "anchor"}
WEAK = {"kind": "weak", "text": "I knew what she wanted.", "use": "anchor"}


class TestExamples:
    """Sample answers in a prompt."""

    def test_only_those_marked_for_it(self) -> None:
        """A held-out example is never shown: it is there to try raters on."""
        held = [{**each, "use": "holdout"} for each in (GOOD, WEAK)]
        assert "Example" not in asked(with_examples(*held)).static

    def test_balanced(self) -> None:
        """As many good ones as weak ones, whichever the guide has more of; a lone one is left."""
        third = {**GOOD, "text": "I asked him too."}
        static = asked(with_examples(GOOD, WEAK, third)).static
        assert static.index("I asked her twice.") < static.index("I knew what she wanted.")
        assert "I asked him too." not in static
        assert "Example" not in asked(with_examples(GOOD)).static

    def test_do_not_depend_on_the_question(self) -> None:
        """The static part stays the same for all questions of a competency, examples included."""
        guide = with_examples(GOOD, WEAK)
        indicators = guide.competencies[0].indicators
        requests = [render(guide, [Part(q, indicators, LINES)], TEMPLATE) for q in guide.questions]
        assert requests[0].static == requests[1].static
        assert "I asked her twice." in requests[0].static

    def test_not_of_another_competency(self) -> None:
        """A competency's static part shows examples of questions that are rated for it."""
        guide = with_examples(GOOD, WEAK)
        calm = render(guide, [Part(HELPED, guide.competencies[1].indicators, LINES)], TEMPLATE)
        assert "I asked her twice." not in calm.static


class TestSeveralParts:
    """An interview in one request."""

    def request(self) -> RatingRequest:
        """Ask about both competencies in one answer and Care in the other."""
        every = (*CARE.indicators, *CALM.indicators)
        parts = [Part(HELPED, every, LINES), Part(FAILED, CARE.indicators, LINES[:2])]
        return render(GUIDE, parts, TEMPLATE + "\nRate it on $asked.")

    def test_an_entry_for_every_indicator_of_every_answer(self) -> None:
        """An indicator rated in two answers has two entries, named by question and indicator."""
        assert list(self.request().schema["properties"]) == [
            "helped.asks",
            "helped.checks-back",
            "helped.stays_calm",
            "failed.asks",
            "failed.checks-back",
        ]

    def test_each_answer_has_its_fence_and_its_list(self) -> None:
        """The answers stand apart under marks of their own, each with what to rate it on."""
        answer = self.request().answer
        assert len(set(re.findall(r"<answer-(\w+)>", answer))) == 2
        assert "Rate it on `failed.asks`, `failed.checks-back`." in answer

    def test_the_rubric_stands_once(self) -> None:
        """An indicator is told once, whichever number of answers it is rated in."""
        assert self.request().static.count("`asks`") == 1
        assert "Stays calm" in self.request().static

    def test_one_part_alone_has_a_question(self) -> None:
        """What holds for one part only can't be asked of several."""
        with pytest.raises(ValueError, match="too many values"):
            _ = self.request().lines
