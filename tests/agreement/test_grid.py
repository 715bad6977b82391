"""Ratings laid out as units × raters know their scale: the guide's, or else what was seen."""

import pytest

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.grid import Grid, grid_of
from answer_eval.rating import Rater, RaterKind, Rating, Unit
from answer_eval.rubric import Scale

ANNA, BEN = (Rater(f"human:{name}", RaterKind.HUMAN) for name in ("anna", "ben"))
JUDGED = [
    Rating(unit=Unit(f"i{number}", f"i{number}", "q", "k"), rater=rater, value=float(value))
    for rater, values in ((ANNA, (2, 3, 4, 3)), (BEN, (2, 3, 3, 4)))
    for number, value in enumerate(values)
]


def ac1(grid: Grid) -> float:
    """Return AC1 of the two."""
    found = measure(COEFFICIENTS["gwet_ac1"], grid.ratings([0, 1])).value
    assert isinstance(found, float)
    return found


def test_scale_that_was_seen() -> None:
    """Without a guide the scale reaches from the lowest rating to the highest."""
    assert grid_of(JUDGED).span == (2, 4)


def test_scale_of_the_guide() -> None:
    """A guide's scale counts where nobody used its ends."""
    assert grid_of(JUDGED, [Scale(min=1, max=5)]).span == (1, 5)


def test_widest_scale() -> None:
    """Of two guides, and of ratings beyond them, the widest counts."""
    scales = [Scale(min=3, max=5), Scale(min=0, max=3)]
    assert grid_of(JUDGED, scales).span == (0, 5)
    assert grid_of(JUDGED, [Scale(min=3, max=4)]).span == (2, 4)


def test_points_that_nobody_used_lower_chance() -> None:
    """AC1 counts them: p_a = 1/2, shares 2/8 4/8 2/8, Σ π(1 − π) = 5/8, over 2 or over 4."""
    assert ac1(grid_of(JUDGED)) == pytest.approx((1 / 2 - 5 / 16) / (1 - 5 / 16))
    on_five = ac1(grid_of(JUDGED, [Scale(min=1, max=5)]))
    assert on_five == pytest.approx((1 / 2 - 5 / 32) / (1 - 5 / 32))
