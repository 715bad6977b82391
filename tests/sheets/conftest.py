"""The shipped guides, and one that says everything a guide can say."""

from pathlib import Path

import pytest

from answer_eval.files import load_guide
from answer_eval.guide import Guide, parse_guide

SHIPPED = Path(__file__).parents[2] / "rubrics"
NAMES = (
    "customer_support",
    "customer_service_question_bank",
    "customer_care_behaviours",
    "customer_support_specialist",
    "support_hiring_protocol",
)

FULL = """\
id: full
version: 2
title: Care and calm
about: [{text: Bring your own pen., audience: candidate}]
scale: {min: 1, max: 4, best: 1}
role: {title: Nurse, responsibilities: [Looks after wards]}
scoring: {minimum_rated: 3, minimum_share: 0.25, overall: [primary, secondary]}
competencies:
  - id: care
    name: Warmth
    tier: primary
    definition: Is kind to people.
    weight: 2.5
    indicators:
      - id: asks
        positive: Asks <first> & listens
        negative: Assumes *everything*
        levels: [{point: 2, text: Asks late}]
        elements: [asks a question, waits]
        weight: 3
        absence: negative
  - {id: drive, name: Zeal, tier: secondary}
sections:
  - title: Warmth under pressure
    intro: Opens gently.
    purpose: {text: Sit where you like., audience: candidate}
    questions:
      - id: helped
        text: Whom did you help? And how?
        asks: [Whom, How]
        competencies: [care]
        intent: To see kindness.
        probes: [Zebra comes first., Apple comes second.]
        key_points: [Names the patient, {text: Think of a shift., audience: candidate}]
        red_flags: [{id: blames, text: Blames the ward, severity: high}]
        star: {situation: {text: Pick a night., audience: candidate}, result: The patient slept}
        examples:
          - {kind: good, use: anchor, text: I sat with her.}
          - {kind: weak, text: I went home.}
      - {id: chat, text: "How was the journey?"}
behaviours:
  - id: stays
    text: Stays to the end
    situations: [A long night]
    question: {id: stayed, text: When did you stay?, competencies: [care]}
stages:
  - {name: Visit, focus_areas: [Fit], preparation_tips: [{text: Wear shoes., audience: candidate}]}
  - {name: Decision, focus_areas: [Secret talk]}
tasks:
  - {name: Bed making, duration_minutes: 20, evaluation_criteria: [Neat corners]}
  - {name: Unplanned, evaluation_criteria: [Hidden]}
"""


@pytest.fixture(params=NAMES)
def shipped(request: pytest.FixtureRequest) -> Guide:
    """Each shipped guide in turn."""
    return load_guide(SHIPPED / f"{request.param}.yaml")


@pytest.fixture
def full() -> Guide:
    """Return a guide with something in every place that a sheet shows or hides."""
    return parse_guide(FULL, "full.yaml")
