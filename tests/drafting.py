"""Small drafts for lint's tests: one indicator or one question, all else in order."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from answer_eval.lint import RULES, Draft, lint, read_draft

INDICATOR = {
    "id": "asks_use",
    "positive": "Asks what the customer will use the tool for.",
    "negative": "Points the customer to the most expensive tool.",
}
SECOND = {
    "id": "lays_two",
    "positive": "Lays two drills side by side on the counter.",
    "negative": "Hands the nearest drill over the counter.",
}
POSITIVE, NEGATIVE = INDICATOR["positive"], INDICATOR["negative"]
QUESTION = {
    "id": "undecided",
    "text": "Tell me about a customer who couldn't decide.",
    "type": "past_behaviour",
    "competencies": ["advice"],
}


def draft(
    indicators: Sequence[Mapping[str, Any]] = (),
    question: Mapping[str, Any] = QUESTION,
    **fields: Any,
) -> Draft:
    """Return a guide of one competency, `advice`, and one question, as lint reads it."""
    competency = {
        "id": "advice",
        "name": "Advice",
        "tier": "primary",
        "indicators": [*indicators] or [INDICATOR, SECOND],
    }
    guide = {
        "id": "shop",
        "version": "1",
        "title": "Shop assistant",
        "scale": {"min": 1, "max": 5},
        "competencies": [competency],
        "questions": [question],
        **fields,
    }
    return read_draft(json.dumps(guide, indent=1, ensure_ascii=False), "shop.yaml", no_rubric)


def no_rubric(file: str) -> tuple[str, str]:
    """Open no file."""
    raise FileNotFoundError(2, "No such file", file)


def anchored(positive: str, negative: str, **fields: Any) -> Draft:
    """Return a guide of which one indicator has these anchors."""
    return draft([{"id": "tried", "positive": positive, "negative": negative, **fields}, SECOND])


def asking(text: str, **fields: Any) -> Draft:
    """Return a guide whose question is this one."""
    return draft(question={**QUESTION, "text": text, **fields})


def told(rule: str, found: Draft) -> list[str]:
    """Return the paths at which a rule finds a fault."""
    return [each.place.split(" ", 1)[1] for each in lint(found) if each.rule == rule]


def checked(rule: str, found: Draft) -> bool:
    """Tell whether a rule finds a fault."""
    return any(True for _ in RULES[rule].check(found))
