"""Times a full agreement report, and resampling with scikit-learn's kappa in a loop beside it.

    python bench/agreement.py

1,000 candidates × 11 indicators × 4 raters: three people and a machine, with a guide of three
competencies, so that scores are compared too: 14 to 17 s of processor time; 20
is the most that it may take. The loop is timed on a few resamples of one pair's QWK and set
against ours for the same pair, resample for resample.
"""

import json
import os
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is loaded

import numpy as np
from sklearn.metrics import cohen_kappa_score

from answer_eval.agreement.bootstrap import RESAMPLES, measure, resamples_of
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.ratings import Array, ratings_of
from answer_eval.guide import Guide, parse_guide
from answer_eval.rating import Judged, Rater, RaterKind, Rating, Unit

CANDIDATES, INDICATORS = 1000, 11
RATERS = [
    *(Rater(f"human:{name}", RaterKind.HUMAN) for name in ("anna", "ben", "cleo")),
    Rater("openai/some-model", RaterKind.LLM),
]
LOOPED = 20
COMPETENCIES = {f"k{number}": f"c{number // 4}" for number in range(INDICATORS)}


def guide() -> Guide:
    """Return a guide of one question whose competencies have four indicators each, or three."""
    competencies = [
        {
            "id": name,
            "name": name,
            "tier": "primary",
            "definition": "What is rated.",
            "indicators": [
                {"id": each, "positive": "Does it", "negative": "Leaves it"}
                for each, of in COMPETENCIES.items()
                if of == name
            ],
        }
        for name in dict.fromkeys(COMPETENCIES.values())
    ]
    names = [each["id"] for each in competencies]
    said = {
        "id": "bench",
        "version": 1,
        "title": "Bench",
        "scale": {"min": 1, "max": 5},
        "competencies": competencies,
        "questions": [{"id": "q", "text": "What was hard?", "competencies": names}],
    }
    return parse_guide(json.dumps(said), "bench.yaml")


def simulated() -> Array:
    """Return ratings from 1 to 5, units × raters."""
    random = np.random.default_rng(1)
    true = random.normal(3, 1, (CANDIDATES * INDICATORS, 1))
    given: Array = np.clip(np.round(true + random.normal(0, 0.7, (len(true), len(RATERS)))), 1, 5)
    return given


def judged(values: Array) -> list[Judged]:
    """Return them as judgements."""
    units = [
        Unit(f"i{number // INDICATORS}", f"i{number // INDICATORS}", "q", f"k{number % INDICATORS}")
        for number in range(len(values))
    ]
    return [
        Rating(unit=unit, rater=rater, value=float(value))
        for unit, row in zip(units, values, strict=True)
        for rater, value in zip(RATERS, row, strict=True)
    ]


def looped(values: Array) -> float:
    """Return the seconds that scikit-learn takes for one resample of one pair's QWK."""
    random = np.random.default_rng(2)
    table = values[:, [0, 3]].astype(int).reshape(CANDIDATES, INDICATORS, 2)
    began = time.perf_counter()
    for _ in range(LOOPED):
        drawn = table[random.integers(0, CANDIDATES, CANDIDATES)].reshape(-1, 2)
        cohen_kappa_score(*drawn.T, labels=[1, 2, 3, 4, 5], weights="quadratic")
    return (time.perf_counter() - began) / LOOPED


def ours(values: Array) -> float:
    """Return the seconds that we take for one resample of the same."""
    candidates = np.repeat(np.arange(CANDIDATES), INDICATORS)
    resamples_of(CANDIDATES)
    began = time.perf_counter()
    measure(COEFFICIENTS["qwk"], ratings_of(values[:, [0, 3]], candidates, CANDIDATES))
    return (time.perf_counter() - began) / RESAMPLES


def main() -> None:
    """Print both."""
    values = simulated()
    said, by = judged(values), guide()
    began, began_cpu = time.perf_counter(), time.process_time()
    report = compare(said, COMPETENCIES, [by])
    wall, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    print(f"{len(report.comparisons)} comparisons, {len(report.together)} of all together")
    print(f"full report: {wall:.1f} s ({cpu:.1f} s CPU)")
    theirs, mine = looped(values), ours(values)
    print(f"one resample of one QWK: {theirs * 1e3:.2f} ms in a loop, {mine * 1e3:.4f} ms here")
    print(f"times faster: {theirs / mine:.0f}")


if __name__ == "__main__":
    main()
