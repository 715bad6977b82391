"""Machine and people are scored over what both rated, a candidate once."""

from collections.abc import Sequence

import pytest

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import grid_of
from answer_eval.impact.pairing import mean_rating, pair
from answer_eval.impact.sample import Paired
from answer_eval.rating import Judged, Rater, RaterKind, Rating, Unit

ANNA, BEN = (Rater(f"human:{name}", RaterKind.HUMAN) for name in ("anna", "ben"))
MACHINE = Rater("openai/x", RaterKind.LLM)


def rated(rater: Rater, value: float, indicator: str = "k", interview: str = "i1") -> Judged:
    """Return a rating in an interview of the one candidate."""
    return Rating(unit=Unit(interview, "cy", "q", indicator), rater=rater, value=value)


def test_only_what_both_rated_counts() -> None:
    """The machine's 5 for what nobody else rated is out; people's mean is of those who rated."""
    judged = [
        rated(MACHINE, 2),
        rated(MACHINE, 3, "l"),
        rated(MACHINE, 5, "m"),
        rated(ANNA, 3),
        rated(BEN, 4),
        rated(ANNA, 4, "l"),
        rated(BEN, 1, "n"),
    ]
    grid = grid_of(judged)
    found = pair(grid, grid.machines[0], mean_rating)
    assert isinstance(found, Paired)
    assert (found.people, found.machine.tolist()) == (("cy",), [2.5])
    assert found.human.tolist() == [3.75]
    assert found.error.tolist() == [-1.25]


def test_a_candidate_of_two_interviews_counts_once() -> None:
    """Each interview is scored, and the candidate has the mean of the two."""
    grid = grid_of(
        rated(rater, value, interview=name)
        for name, rater, value in (
            ("i1", MACHINE, 2),
            ("i1", ANNA, 3),
            ("i2", MACHINE, 4),
            ("i2", ANNA, 4),
        )
    )
    found = pair(grid, grid.machines[0], mean_rating)
    assert isinstance(found, Paired)
    assert (found.machine.tolist(), found.human.tolist()) == ([3.0], [3.5])


@pytest.mark.parametrize(
    ("judged", "why"),
    [
        ([rated(MACHINE, 2)], "no people's ratings"),
        ([rated(MACHINE, 2), rated(ANNA, 3, "l")], "no candidate has a score"),
    ],
)
def test_nobody_to_compare(judged: list[Judged], why: str) -> None:
    """Without people, or without a unit that both rated, it says so."""
    grid = grid_of(judged)
    found = pair(grid, grid.machines[0], mean_rating)
    assert isinstance(found, Undefined)
    assert why in found.why


def test_a_rule_may_give_no_score() -> None:
    """An interview with too little rated by both is left out."""

    def never(ratings: Sequence[Rating]) -> float | Undefined:
        return Undefined(f"{len(ratings)} rated")

    grid = grid_of([rated(MACHINE, 2), rated(ANNA, 3)])
    assert isinstance(pair(grid, grid.machines[0], never), Undefined)
