"""Scoring all interviews at once gives what scoring each gives, to the last digit."""

import json
from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.agreement.scored import score_all
from answer_eval.guide import Guide, parse_guide
from answer_eval.rating import Rater, RaterKind, Rating, Unit
from answer_eval.score import Level, Score, score

RATERS = [Rater(f"human:{name}", RaterKind.HUMAN) for name in ("anna", "ben")]
INTERVIEWS = ("i1", "i2", "i3")
WEIGHTS = st.sampled_from([1, 2, 0.1, 0.3, 2.7, 1 / 3, 1e-3])
VALUES = st.integers(1, 5) | st.sampled_from([2.5, 3.7, 1e-9, 4.1]) | st.floats(0, 5)


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """Draw a guide of up to three competencies with up to three indicators, weights and rules."""
    competencies = [
        {
            "id": f"c{number}",
            "name": f"C{number}",
            "tier": draw(st.sampled_from(["primary", "secondary"])),
            "weight": draw(WEIGHTS),
            "indicators": [
                {"id": f"c{number}_k{place}", "positive": "a", "negative": "b", "weight": weight}
                for place, weight in enumerate(draw(st.lists(WEIGHTS, min_size=1, max_size=3)))
            ],
        }
        for number in range(draw(st.integers(1, 3)))
    ]
    names = st.sampled_from([each["id"] for each in competencies])
    questions = [
        {"id": f"q{number}", "text": f"What was hard, {number}?", "competencies": asked}
        for number, asked in enumerate(
            draw(st.lists(st.lists(names, min_size=1, unique=True), min_size=1, max_size=3))
        )
    ]
    said = {
        "id": "drawn",
        "version": 1,
        "title": "Drawn",
        "scale": {"min": 0, "max": 5},
        "scoring": {
            "minimum_rated": draw(st.integers(1, 3)),
            "minimum_share": draw(st.sampled_from([0, 0.34, 0.5, 2 / 3, 1])),
            "overall": draw(st.sampled_from([["primary"], ["primary", "secondary"]])),
        },
        "competencies": competencies,
        "questions": questions,
    }
    return parse_guide(json.dumps(said), "drawn.yaml")


def number(found: Score) -> float:
    """Return a score's number, NaN where there is none."""
    return found.value if isinstance(found.value, float) else np.nan


def one_by_one(guide: Guide, units: Sequence[Unit], column: Sequence[float]) -> list[list[Score]]:
    """Return a rater's scores interview by interview, in the order of their coming."""
    ratings = [
        Rating(unit=unit, rater=RATERS[0], value=value)
        for unit, value in zip(units, column, strict=True)
    ]
    names = dict.fromkeys(unit.interview for unit in units)
    return [
        list(score([each for each in ratings if each.unit.interview == name], guide).scores)
        for name in names
    ]


@settings(max_examples=200, deadline=None)
@given(guides(), st.data())
def test_as_one_by_one(guide: Guide, data: st.DataObject) -> None:
    """Weights, shares, missing ratings and questions in common change no digit."""
    every = [Unit(i, i, q.id, k.id) for i in INTERVIEWS for q, _, k in guide.units()]
    units = data.draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    pairs = st.lists(st.tuples(VALUES, VALUES), min_size=len(units), max_size=len(units))
    values = np.array(data.draw(pairs), dtype=np.float64)
    together = list(score_all(units, values, guide))
    for column, given_ in enumerate(values.T.tolist()):
        alone = one_by_one(guide, units, given_)
        for place, (level, name, found) in enumerate(together):
            each = [card[place] for card in alone]
            assert {(one.level, one.id) for one in each} == {(level, name)}
            np.testing.assert_array_equal(found[:, column], [number(one) for one in each])


def test_a_float_mean_would_be_off() -> None:
    """Tenths are weighed as written: (0.1 · 1 + 0.2 · 2) / 0.3 is 5/3, and not so in floats."""
    guide = parse_guide(
        """\
id: tenths
version: 1
title: Tenths
scale: {min: 1, max: 5}
competencies:
  - id: care
    name: Care
    tier: primary
    indicators:
      - {id: asks, positive: Asks first, negative: Assumes, weight: 0.1}
      - {id: checks, positive: Checks back, negative: Leaves it, weight: 0.2}
questions:
  - {id: hard, text: What was hard?, competencies: [care]}
""",
        "tenths.yaml",
    )
    units = [Unit("i1", "i1", "hard", name) for name in ("asks", "checks")]
    found = {level: value for level, _, value in score_all(units, np.array([[1.0], [2.0]]), guide)}
    assert found[Level.COMPETENCY].item() == 5 / 3
    assert (0.1 * 1 + 0.2 * 2) / (0.1 + 0.2) != 5 / 3
