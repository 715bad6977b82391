"""Tells how often 95 % intervals hold the truth, by simulated raters whose truth is known.

    python bench/coverage.py [STUDIES]

Three people and a machine rate on a continuous scale. Of a candidate's unit the true score has
variance .5, each rater's error .25, so a single rating's reliability is 2/3. Three settings: one
unit a candidate; eleven units a candidate, of whose true variance .3 and of whose raters' errors .1
hang together; one unit a candidate, and people drawn anew for every study, whose severity has
variance .1. By 400 studies a share is known to about ± 2 %.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from answer_eval.agreement.bootstrap import measure
from answer_eval.agreement.coefficients import COEFFICIENTS, HasFInterval, Takes
from answer_eval.agreement.estimate import Bounds, Estimate, FInterval
from answer_eval.agreement.ratings import Array, ratings_of

STUDIES = 400
SIZES = (20, 50, 100, 200)
PEOPLE = 3
TRUE, ERROR, SEVERITY = 0.5, 0.25, 0.1
TRUE_SHARED, ERROR_SHARED = 0.3, 0.1
MEASURED = (
    "qwk",
    "pearson",
    "smd",
    "alpha_interval",
    "icc_1_1",
    "icc_2_1",
    "icc_3_1",
    "icc_2_k",
    "prmse",
    "disattenuated_r",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How studies are drawn: units a candidate, and whether people differ in severity."""

    about: str
    units: int
    severity: float


SETTINGS = (
    Setting("one unit a candidate", 1, 0.0),
    Setting("eleven units a candidate", 11, 0.0),
    Setting("one unit, people drawn anew", 1, SEVERITY),
)


def study(setting: Setting, candidates: int, random: np.random.Generator) -> tuple[Array, Array]:
    """Return the ratings of a study, units × raters, the machine last, and people's severity."""

    def spread(shared: float, total: float, raters: int) -> Array:
        if setting.units == 1:
            shared = 0.0
        of_candidate = random.normal(0, np.sqrt(shared), (candidates, 1, raters))
        of_unit = random.normal(0, np.sqrt(total - shared), (candidates, setting.units, raters))
        return (of_candidate + of_unit).reshape(-1, raters)

    severity = random.normal(0, np.sqrt(setting.severity), PEOPLE)
    ratings = spread(TRUE_SHARED, TRUE, 1) + spread(ERROR_SHARED, ERROR, PEOPLE + 1)
    return ratings + np.append(severity, 0.0), severity


def truths(setting: Setting, severity: Array) -> dict[str, float]:
    """Return what each coefficient estimates; pairs take their two raters as they are."""
    total, apart = TRUE + ERROR, severity[1] - severity[0]
    agreement = TRUE / (total + setting.severity)
    of_machine = {"prmse": 1 - ERROR / TRUE, "disattenuated_r": np.sqrt(TRUE / total)}
    return ({} if setting.severity else of_machine) | {
        "qwk": 2 * TRUE / (2 * total + apart**2),
        "pearson": TRUE / total,
        "smd": apart / np.sqrt(total),
        "alpha_interval": agreement,
        "icc_1_1": agreement,
        "icc_2_1": agreement,
        "icc_3_1": TRUE / total,
        "icc_2_k": PEOPLE * agreement / (1 + (PEOPLE - 1) * agreement),
    }


def found(name: str, values: Array, candidates: int) -> Estimate:
    """Return a coefficient of the raters that it takes."""
    coefficient = COEFFICIENTS[name]
    columns = {Takes.PAIR: [0, 1], Takes.MACHINE: [0, 1, 2, 3]}.get(coefficient.takes, [0, 1, 2])
    numbers = np.repeat(np.arange(candidates), len(values) // candidates)
    return measure(coefficient, ratings_of(values[:, columns], numbers, candidates, alike=False))


def intervals(name: str, estimate: Estimate) -> Iterator[tuple[str, Bounds]]:
    """Yield the bootstrap's interval and F's, where there are any."""
    if isinstance(estimate.interval, Bounds):
        yield name, estimate.interval
    if isinstance(estimate.f_interval, FInterval):
        yield f"{name} by F", estimate.f_interval.bounds


def coverage(setting: Setting, candidates: int, studies: int) -> dict[str, float]:
    """Return the share of studies whose interval holds the truth."""
    random = np.random.default_rng([7, candidates, setting.units])
    held = dict[str, list[bool]]()
    for _ in range(studies):
        values, severity = study(setting, candidates, random)
        for name, truth in truths(setting, severity).items():
            for kind, interval in intervals(name, found(name, values, candidates)):
                held.setdefault(kind, []).append(bool(interval.low <= truth <= interval.high))
    return {kind: float(np.mean(each)) for kind, each in held.items()}


def main() -> None:
    """Print a table for each setting."""
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else STUDIES
    names = list(MEASURED)
    rows = [
        kind
        for name in names
        for kind in (name, f"{name} by F")
        if kind == name or isinstance(COEFFICIENTS[name], HasFInterval)
    ]
    for setting in SETTINGS:
        columns = [coverage(setting, size, studies) for size in SIZES]
        print(f"\n| {setting.about} | {' | '.join(map(str, SIZES))} |")
        print(f"|---|{'---|' * len(SIZES)}")
        for row in rows:
            if row in columns[0]:
                shares = " | ".join(f"{100 * each[row]:.0f} %" for each in columns)
                print(f"| {row} | {shares} |")


if __name__ == "__main__":
    main()
