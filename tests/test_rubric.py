"""A rubric holds together: its scale, its anchors and the points between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from answer_eval.errors import BadGuide
from answer_eval.guide import parse_rubric
from answer_eval.rubric import Competency, Indicator, Rubric, Scale

HEAD = """\
id: service
version: 1.10
title: Service
scale: {min: 1, max: 4}
competencies:
  - id: focus
    name: Customer focus
    tier: primary
    indicators:
      - id: asks
        positive: Asks what the customer needs
        negative: Assumes what the customer needs
"""


def _fault(text: str) -> tuple[str, str]:
    with pytest.raises(BadGuide) as caught:
        parse_rubric(text, "rubric.yaml")
    return caught.value.where, caught.value.what


def test_a_rubric_needs_no_questions() -> None:
    """Scale and competencies alone are a file that guides can point at."""
    rubric = parse_rubric(HEAD, "rubric.yaml")
    assert rubric.version == "1.10"
    assert [each.id for each in rubric.rubric.indicators] == ["asks"]


def test_what_is_left_out_has_a_default() -> None:
    """An indicator weighs 1, has no elements or levels, and silence means not rated."""
    indicator = parse_rubric(HEAD, "rubric.yaml").rubric.indicators[0]
    assert indicator.weight == 1.0
    assert not indicator.elements
    assert not indicator.levels
    assert indicator.absence == "not_rated"
    assert indicator.source == "ours"


def test_everything_an_indicator_can_hold_is_kept() -> None:
    """Elements, levels, weight, absence and source come back as written."""
    more = """\
        elements: [asks an open question, asks on]
        levels:
          - {point: 2, text: Asks one closed question}
          - {point: 3, text: Asks one open question}
        weight: 2.5
        absence: negative
        source: {seed: "000", line: 46}
        edited_from: nto
"""
    indicator = parse_rubric(HEAD + more, "rubric.yaml").rubric.indicators[0]
    assert indicator.elements == ("asks an open question", "asks on")
    assert [(level.point, level.text) for level in indicator.levels] == [
        (2, "Asks one closed question"),
        (3, "Asks one open question"),
    ]
    assert (indicator.weight, indicator.absence) == (2.5, "negative")
    assert indicator.model_dump()["source"] == {"seed": "000", "line": 46}


def test_a_competency_may_go_by_other_names() -> None:
    """Aliases are kept in order."""
    text = HEAD.replace("    tier: primary", "    tier: primary\n    aliases: [care, focus]")
    assert parse_rubric(text, "rubric.yaml").competencies[0].aliases == ("care", "focus")


@pytest.mark.parametrize(
    ("level", "what"),
    [
        ("{point: 1, text: x}", "1 is no point between the anchors"),
        ("{point: 4, text: x}", "4 is no point between the anchors"),
        ("{point: 9, text: x}", "9 is no point between the anchors"),
    ],
)
def test_levels_lie_between_the_anchors(level: str, what: str) -> None:
    """A level on an anchored point, or off the scale, is refused at its own line."""
    where, said = _fault(HEAD + f"        levels:\n          - {level}\n")
    assert where == "rubric.yaml:14"
    assert what in said


def test_a_point_is_described_once() -> None:
    """Two levels for one point contradict each other."""
    levels = "        levels:\n          - {point: 2, text: x}\n          - {point: 2, text: y}\n"
    assert _fault(HEAD + levels)[1].startswith(
        "competencies[0].indicators[0].levels[0].point: point 2 is described 2 times"
    )


def test_a_scale_anchored_by_levels_needs_each_of_them() -> None:
    """Where the scale promises levels, a point left out is a fault that names it."""
    text = HEAD.replace("max: 4}", "max: 4, anchored: levels}")
    where, what = _fault(text + "        levels:\n          - {point: 2, text: x}\n")
    assert where == "rubric.yaml:13"
    assert "point 3 has none here" in what
    assert "point 2, 3 has none here" in _fault(text)[1]


def test_a_rubric_holds_at_least_one_competency() -> None:
    """An empty list of competencies is told as such."""
    text = HEAD[: HEAD.index("competencies:")] + "competencies: []\n"
    assert _fault(text) == ("rubric.yaml:5", "competencies: is empty: at least one is needed")


def test_ids_are_used_once() -> None:
    """A competency's or an indicator's id that is taken is refused where it comes again."""
    again = HEAD[HEAD.index("  - id") :]
    where, what = _fault(HEAD + again)
    assert where == "rubric.yaml:13"
    assert what == "competencies[1].id: competency id 'focus' is taken already (and 1 more)"


def test_a_rubric_that_points_on_is_refused() -> None:
    """Competencies come from one file, not through a chain of them."""
    where, what = _fault(HEAD + "rubric: third.yaml\n")
    assert where == "rubric.yaml:13"
    assert "third file" in what


@given(st.integers(-5, 5), st.integers(1, 9), st.booleans())
def test_a_scale_knows_its_ends_and_points(low: int, width: int, upward: bool) -> None:
    """Points run from min to max; best and worst are its ends, `max` the best by default."""
    high = low + width
    scale = Scale(min=low, max=high, best=high if upward else low)
    assert list(scale.points) == list(range(low, high + 1))
    assert {scale.best, scale.worst} == {low, high}
    assert list(scale.between) == list(scale.points)[1:-1]
    assert all(scale.holds(point) for point in scale.points)
    assert not scale.holds(low - 0.5)
    assert Scale(min=low, max=high).best == high


@pytest.mark.parametrize(
    "scale", [{"min": 5, "max": 1}, {"min": 1, "max": 1}, {"min": 1, "max": 5, "best": 3}]
)
def test_a_scale_that_is_none_is_refused(scale: dict[str, int]) -> None:
    """Ends in order, and the best point at one of them."""
    with pytest.raises(ValidationError):
        Scale(**scale)


@pytest.mark.parametrize(
    "labels",
    [
        "{1: Poor, 4: Strong}",
        "{'1': Poor, '4': Strong}",
        "[{point: 1, text: Poor}, {point: '4', text: Strong}]",
    ],
)
def test_points_have_names_in_either_form(labels: str) -> None:
    """A mapping of points to names is the same as a list of both."""
    scale = parse_rubric(HEAD.replace("max: 4", f"max: 4, labels: {labels}"), "rubric.yaml").scale
    assert [(each.point, each.text) for each in scale.labels] == [(1, "Poor"), (4, "Strong")]
    assert scale.named(" strong") == 4
    assert Scale.model_validate_json(scale.model_dump_json()) == scale


@pytest.mark.parametrize(
    "labels",
    [
        "[Poor, Fair, Good, Strong]",
        "[1, 2, 3, 4]",
        "[{1: Poor}, {4: Strong}]",
        "{Poor: 1, Strong: 4}",
        "{1: , 4: Strong}",
        "Strong",
    ],
)
def test_names_that_say_no_point_are_shown_the_form(labels: str) -> None:
    """Nobody knows at which end names alone begin."""
    assert _fault(HEAD.replace("max: 4", f"max: 4, labels: {labels}")) == (
        "rubric.yaml:4",
        "scale.labels: must give each point its name, as in {1: Poor, 5: Strong}",
    )


@pytest.mark.parametrize(
    ("labels", "what"),
    [
        ("{1: Poor, 9: Strong}", "names 9, which is no point from 1 to 4"),
        ("{1: Poor, 4: poor}", "'poor' is another point's name already"),
    ],
)
def test_names_fit_the_scale(labels: str, what: str) -> None:
    """A name stands for one point of the scale."""
    where, said = _fault(HEAD.replace("max: 4", f"max: 4, labels: {labels}"))
    assert (where, said) == ("rubric.yaml:4", f"scale.labels[1]: {what}")


def test_nothing_of_a_rubric_can_be_changed() -> None:
    """Records are frozen."""
    scale = Scale(min=1, max=5)
    with pytest.raises(ValidationError):
        scale.min = 0  # type: ignore[misc]  # what must not work


def test_the_digest_follows_what_the_rubric_says() -> None:
    """Equal rubrics have equal digests; another word in an anchor is another digest."""

    def rubric(negative: str) -> Rubric:
        indicator = Indicator(id="asks", positive="Asks", negative=negative)
        competency = Competency(id="focus", name="Focus", tier="primary", indicators=(indicator,))
        return Rubric(scale=Scale(min=1, max=5), competencies=(competency,))

    assert rubric("Assumes").digest == rubric("Assumes").digest
    assert rubric("Assumes").digest != rubric("Guesses").digest
