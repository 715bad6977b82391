"""Tells when a calibration helps on fresh candidates and when it harms, by simulated raters.

    python bench/calibration.py [STUDIES]

Two people and a machine rate one unit a candidate on 1 to 5. True scores have SD 0.9 around 3;
everybody's errors have SD 0.7, so a single rating's reliability is about .6. The machine is in
place; or half a point lenient; or half a point lenient and keeps to the middle (its deviations
times 0.6). A map is fitted to so many candidates and tried on 4,000 others; for QWK and the mean
absolute error with single people: the mean change, and the share of studies that it made worse.
"""

import sys
from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.ratings import Array
from answer_eval.calibration.fits import Method, fit
from answer_eval.calibration.maps import apply

STUDIES = 400
SIZES = (20, 30, 50, 100, 200)
FRESH = 4_000
SCALE = (1.0, 5.0)
MIDDLE, TRUE, ERROR = 3.0, 0.9, 0.7
PEOPLE = 2
NOTICEABLE = 0.01


@dataclass(frozen=True, slots=True)
class Machine:
    """How a machine departs from people."""

    about: str
    lenient: float
    width: float


MACHINES = (
    Machine("in place", 0.0, 1.0),
    Machine("lenient", 0.5, 1.0),
    Machine("lenient and narrow", 0.5, 0.6),
)


def rated(machine: Machine, candidates: int, random: np.random.Generator) -> tuple[Array, Array]:
    """Return people's ratings and the machine's beside them, a row for each person and unit."""
    true = random.normal(0, TRUE, candidates)
    people = MIDDLE + true + random.normal(0, ERROR, (PEOPLE, candidates))
    own = MIDDLE + machine.lenient + machine.width * (true + random.normal(0, ERROR, candidates))
    return _on_scale(people).ravel(), np.tile(_on_scale(own), PEOPLE)


def _on_scale(values: Array) -> Array:
    return np.clip(np.round(values), *SCALE)


def agreement(people: Array, machine: Array) -> tuple[float, float]:
    """Return QWK and the mean absolute error."""
    cov = np.mean((people - people.mean()) * (machine - machine.mean()))
    apart = people.var() + machine.var() + (people.mean() - machine.mean()) ** 2
    return float(2 * cov / apart), float(np.mean(np.abs(people - machine)))


def study(
    machine: Machine, candidates: int, random: np.random.Generator
) -> dict[Method, tuple[float, float]]:
    """Return how QWK and the error change on fresh candidates, by method; 0 where none was fit."""
    people, given = rated(machine, candidates, random)
    fresh_people, fresh = rated(machine, FRESH, random)
    before = agreement(fresh_people, fresh)
    changes = dict.fromkeys(Method, (0.0, 0.0))
    for method in Method:
        mapping = fit(method, people, given)
        if not isinstance(mapping, Undefined):
            points = {each: apply(mapping, each, SCALE) for each in np.unique(fresh).tolist()}
            after = agreement(fresh_people, np.array([points[each] for each in fresh.tolist()]))
            changes[method] = (after[0] - before[0], after[1] - before[1])
    return changes


def main() -> None:
    """Print a line for every machine, method and size."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    random = np.random.default_rng(1)
    print(f"{'machine':<20}{'method':<10}{'n':>5}{'QWK':>8}{'worse':>7}{'MAE':>8}{'worse':>7}")
    for machine in MACHINES:
        for size in SIZES:
            found = [study(machine, size, random) for _ in range(studies)]
            for method in Method:
                changes = np.array([each[method] for each in found]).T
                worse = [float(np.mean(w > NOTICEABLE)) for w in (-changes[0], changes[1])]
                means = changes.mean(axis=1)
                print(
                    f"{machine.about:<20}{method:<10}{size:>5}{means[0]:>+8.3f}{worse[0]:>7.0%}"
                    f"{means[1]:>+8.3f}{worse[1]:>7.0%}"
                )


if __name__ == "__main__":
    main()
