"""Raters and what they said, for tests of agreement."""

from collections.abc import Iterable, Mapping

import numpy as np

from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit

ANNA = Rater("human:anna", RaterKind.HUMAN)
BEN = Rater("human:ben", RaterKind.HUMAN)
CLEO = Rater("human:cleo", RaterKind.HUMAN)
JUDITH = Rater("adjudicator:judith", RaterKind.ADJUDICATOR)
LLM = Rater("openai/some-model", RaterKind.LLM)
BASELINE = Rater("baseline", RaterKind.BASELINE)


def said(
    rater: Rater, values: Iterable[float | Reason | None], indicators: int = 1
) -> list[Judged]:
    """Return a rater's judgements, unit by unit, so many indicators an interview; None is none."""
    judged: list[Judged] = []
    for number, value in enumerate(values):
        interview, indicator = divmod(number, indicators)
        unit = Unit(f"i{interview}", f"i{interview}", "q", f"k{indicator}")
        if isinstance(value, Reason):
            judged.append(NotRated(unit=unit, rater=rater, reason=value))
        elif value is not None:
            judged.append(Rating(unit=unit, rater=rater, value=value))
    return judged


def simulated(noise: Mapping[Rater, float], candidates: int = 120, seed: int = 3) -> list[Judged]:
    """Return ratings on 1 to 5 of three indicators, each rater with noise of their own."""
    random = np.random.default_rng(seed)
    true = random.normal(3, 1, candidates * 3)
    judged: list[Judged] = []
    for rater, size in noise.items():
        given = np.clip(np.round(true + random.normal(0, size, len(true))), 1, 5)
        judged += said(rater, given.tolist(), indicators=3)
    return judged
