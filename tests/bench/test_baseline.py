"""What the bench measures of the baseline doesn't fall below these floors."""

import runpy
from collections import Counter
from pathlib import Path
from statistics import fmean

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "baseline.py"


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Counter[str]]:
    """Return how the bench's pairs of good and weak answers ended, by half."""
    bench = runpy.run_path(str(BENCH))
    ends = [bench["ended"](pair) for pair in [*bench["written"](), *bench["samples"]()]]
    halves = {end.pair.half for end in ends}
    return {half: Counter(e.outcome for e in ends if e.pair.half == half) for half in halves}


@pytest.mark.parametrize("half", ["tuning", "held_out", "samples"])
def test_good_answers_beat_weak_ones(half: str, outcomes: dict[str, Counter[str]]) -> None:
    """In at least four pairs of five."""
    counts = outcomes[half]
    assert counts.total() >= 15
    assert counts["won by numbers"] + counts["won by no_evidence"] >= 0.8 * counts.total()


@pytest.fixture(scope="module")
def shifts() -> dict[str, list[float]]:
    """How far the bench's held-out endings move the sample pairs' good answers."""
    bench = runpy.run_path(str(BENCH))
    moved = bench["shifts"](list(bench["samples"]())[:1])
    return {kind: each for (kind, half), each in moved.items() if half == "held_out"}


def test_endings_move_what_they_must(shifts: dict[str, list[float]]) -> None:
    """Praise and what only sounds like taking back move nothing; taking back moves a lot."""
    assert abs(fmean(shifts["flattery"])) < 0.1
    assert abs(fmean(shifts["no retraction"])) < 0.1
    assert fmean(shifts["retraction"]) < -1
    assert all(len(each) >= 15 for each in shifts.values())


def test_good_answers_beat_weak_ones_by_numbers(outcomes: dict[str, Counter[str]]) -> None:
    """In three of five pairs both have a rating, and the good one's is higher."""
    counts = sum(outcomes.values(), Counter[str]())
    assert counts["won by numbers"] >= 0.6 * counts.total()
