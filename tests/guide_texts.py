"""Small guides that tests start from, as texts and built."""

from collections.abc import Mapping
from typing import Any

import yaml

from answer_eval.guide import Guide

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


def open_shared(file: str) -> tuple[str, str]:
    """Open the one rubric that a guide here can point to."""
    assert file == "shared.yaml"
    return RUBRIC, "rubrics/shared.yaml"


def care_guide(questions: Mapping[str, str], **indicators: tuple[str, str]) -> Guide:
    """Build a guide whose questions all ask for Care: its indicators, with their two anchors."""
    return Guide.model_validate(_care(questions, indicators))


def care_text(questions: Mapping[str, str], **indicators: tuple[str, str]) -> str:
    """Write such a guide as a file holds it."""
    return yaml.safe_dump(_care(questions, indicators), sort_keys=False)


def _care(
    questions: Mapping[str, str], indicators: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    anchored = [
        {"id": name, "positive": positive, "negative": negative}
        for name, (positive, negative) in indicators.items()
    ]
    return {
        "id": "small",
        "version": "1",
        "title": "Small",
        "scale": {"min": 1, "max": 5},
        "competencies": [{"id": "care", "name": "Care", "tier": "primary", "indicators": anchored}],
        "questions": [
            {"id": name, "text": text, "competencies": ["care"]} for name, text in questions.items()
        ],
    }
