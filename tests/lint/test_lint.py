"""Findings as a whole: where they point, their order, and that no guide breaks lint."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answer_eval.errors import BadGuide
from answer_eval.lint import RULES, lint, read_draft
from drafting import INDICATOR, SECOND, anchored, draft, no_rubric

RUBRIC = """id: shared
version: "1"
title: Shared
scale: {min: 1, max: 5}
competencies:
  - id: advice
    name: Advice
    tier: primary
    indicators:
      - {id: one, positive: Believes in the customer., negative: Shouts.}
  - {id: unused, name: Unused, tier: primary}
"""
TAKING = """id: shop
version: "1"
title: Shop
rubric: shared.yaml
questions:
  - id: undecided
    text: Are you good at advice?
    competencies: [advice]
"""


def opened(file: str) -> tuple[str, str]:
    """Open the rubric under any name."""
    return RUBRIC, file


def test_a_finding_points_to_file_line_and_field() -> None:
    """A finding points to file line and field."""
    found = read_draft(RUBRIC, "shared.yaml", no_rubric)
    [finding] = (each for each in lint(found) if each.rule == "unobservable")
    assert finding.place == "shared.yaml:10 competencies[0].indicators[0].positive"


def test_what_a_guide_takes_from_a_rubrics_file_is_that_files_to_answer_for() -> None:
    """What a guide takes from a rubrics file is that files to answer for."""
    findings = lint(read_draft(TAKING, "shop.yaml", opened))
    assert [(each.rule, each.place) for each in findings] == [
        ("never-scored", "shop.yaml:4 rubric"),
        ("yes-no-question", "shop.yaml:7 questions[0].text"),
    ]


def test_findings_come_in_the_files_order() -> None:
    """Findings come in the files order."""
    findings = lint(anchored("Believes in customers; is passionate", "Never asks."))
    lines = [int(each.place.split(":")[1].split()[0]) for each in findings]
    assert len(lines) > 2
    assert lines == sorted(lines)


@pytest.mark.parametrize("left_out", [{}, {"negative": None}, {"negative": "  "}])
def test_an_anchor_left_out_is_a_finding_and_no_reason_to_stop(left_out: dict[str, Any]) -> None:
    """An anchor left out is a finding and no reason to stop."""
    indicator = {name: INDICATOR[name] for name in ("id", "positive")} | left_out
    findings = lint(draft([indicator, SECOND]))
    assert [each.rule for each in findings] == ["missing-anchor"]


@pytest.mark.parametrize("broken", ["- a list", "id: x", "competencies: {a: b}", "rubric: no.yaml"])
def test_a_file_that_breaks_the_format_is_refused(broken: str) -> None:
    """A file that breaks the format is refused."""
    with pytest.raises(BadGuide, match=r"broken\.yaml:1"):
        read_draft(broken, "broken.yaml", no_rubric)


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.name)
def test_every_rule_says_what_it_finds_why_and_what_to_do(rule: Any) -> None:
    """Every rule says what it finds why and what to do."""
    assert rule.name == rule.name.lower()
    assert rule.about.endswith(".")
    assert ":" in rule.about
    assert "\n" not in rule.about + rule.fix
    assert "|" not in rule.about


words = st.sampled_from([" and ", "; ", " does not ", "believes ", '"', "'", "? ", "you ", "good "])
letters = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=8)
said = st.lists(words | letters, max_size=8).map("".join).filter(str.strip)
indicator = st.fixed_dictionaries(
    {"positive": said, "negative": said},
    optional={"absence": st.sampled_from(["negative", "not_rated"]), "elements": st.lists(said)},
)
question = st.fixed_dictionaries(
    {"text": said, "competencies": st.sampled_from([[], ["advice"]])},
    optional={
        "type": st.sampled_from(["past_behaviour", "situational"]),
        "key_points": st.lists(said),
        "intent": said,
        "probes": st.lists(said),
    },
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(indicator, max_size=4), question, said)
def test_any_valid_guide_gets_the_same_findings_every_time(
    indicators: list[dict[str, Any]], asked: dict[str, Any], definition: str
) -> None:
    """Any valid guide gets the same findings every time."""
    numbered = [{"id": f"i{at}", **each} for at, each in enumerate(indicators)]
    competency = {
        "id": "advice",
        "name": "Advice",
        "tier": "primary",
        "definition": definition,
        "indicators": numbered,
    }
    found = draft(question={"id": "q", **asked}, competencies=[competency])
    findings = lint(found)
    assert findings == lint(found)
    assert json.dumps([each.place for each in findings])
    assert {each.rule for each in findings} <= set(RULES.names)
