"""Intervals resample candidates, are the same on every run, and cover the truth as they say."""

import numpy as np
import pytest

from answer_eval.agreement.bootstrap import RESAMPLES, estimate, measure, resamples_of
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Bounds, FInterval, Undefined
from answer_eval.agreement.ratings import Array, Ratings, ratings_of, sample_of

QWK = COEFFICIENTS["qwk"]
CANDIDATES, INDICATORS, STUDIES = 60, 6, 200

# Two raters of one true score, the second seeing each candidate through a halo of their own.
# Cov = .3 + .3, Var x = .6 + .2, Var y = .6 + .2 + .5; QWK = 2 * .6 / (.8 + 1.3)
TRUTH = 1.2 / 2.1


def study(random: np.random.Generator) -> Array:
    """Return the ratings of one simulated study, units x raters, candidate by candidate."""
    of_candidate = random.normal(0, np.sqrt(0.3), (CANDIDATES, 1))
    true = of_candidate + random.normal(0, np.sqrt(0.3), (CANDIDATES, INDICATORS))
    halo = random.normal(0, np.sqrt(0.5), (CANDIDATES, 1))
    noise = random.normal(0, np.sqrt(0.2), (2, CANDIDATES, INDICATORS))
    return np.stack([true + noise[0], true + halo + noise[1]]).reshape(2, -1).T


def coverage(clusters: int) -> float:
    """Return how often the interval holds the truth when units are resampled in clusters."""
    random = np.random.default_rng(11)
    numbers = np.repeat(np.arange(clusters), CANDIDATES * INDICATORS // clusters)
    held = 0
    for _ in range(STUDIES):
        interval = measure(QWK, ratings_of(study(random), numbers, clusters)).interval
        assert isinstance(interval, Bounds)
        held += interval.low <= TRUTH <= interval.high
    return held / STUDIES


def test_covers_at_about_the_nominal_rate() -> None:
    """A 95 % interval holds the truth in about 95 of 100 studies of 60 candidates."""
    assert coverage(CANDIDATES) == pytest.approx(0.94, abs=0.04)


def test_resampling_rows_would_promise_too_much() -> None:
    """The same studies, each unit drawn alone, give intervals that miss far too often."""
    assert coverage(CANDIDATES * INDICATORS) < 0.85


def pair(values: list[list[float]], candidates: list[int]) -> Ratings:
    """Return two raters' ratings."""
    return ratings_of(np.array(values, dtype=float), np.array(candidates), max(candidates) + 1)


def test_same_ratings_same_interval() -> None:
    """The seed is fixed: two runs print the same interval."""
    values, numbers = [[1.0, 2.0], [3.0, 3.0], [5.0, 4.0], [2.0, 2.0]], [0, 1, 2, 3]
    assert measure(QWK, pair(values, numbers)) == measure(QWK, pair(values, numbers))


def test_counts_equal_copies() -> None:
    """A resample's value is the value of the table with each candidate's units copied."""
    values = [[1.0, 2.0], [3.0, 3.0], [5.0, 4.0], [2.0, 2.0], [4.0, 1.0]]
    numbers = [0, 0, 1, 2, 2]
    drawn = resamples_of(3).counts[5].astype(int)
    copied = [unit for unit, who in zip(values, numbers, strict=True) for _ in range(drawn[who])]
    of_copies = measure(QWK, pair(copied, list(range(len(copied)))))
    resampled = QWK.values(pair(values, numbers), resamples_of(3))
    assert resampled[5] == pytest.approx(of_copies.value)


def test_units_rated_once_are_drawn_too() -> None:
    """AC1 counts a unit with a single rating in the shares, as often as its candidate is drawn."""
    ac1 = COEFFICIENTS["gwet_ac1"]
    values = [[1.0, 2.0], [3.0, np.nan], [5.0, 5.0], [np.nan, 2.0], [4.0, 4.0]]
    numbers = [0, 0, 1, 1, 2]
    whole = pair(values, numbers)
    for draw in (1, 2, 3):
        drawn = resamples_of(3).counts[draw].astype(int)
        copied = [
            unit for unit, who in zip(values, numbers, strict=True) for _ in range(drawn[who])
        ]
        copies = ratings_of(np.array(copied), np.arange(len(copied)), len(copied), span=whole.span)
        resampled = ac1.values(whole, resamples_of(3))[draw]
        assert resampled == pytest.approx(ac1.values(copies, sample_of(len(copied)))[0])


def test_every_resample_draws_as_many_candidates() -> None:
    """Each resample draws as many candidates as there are."""
    counts = resamples_of(17).counts
    assert counts.shape == (RESAMPLES, 17)
    assert (counts.sum(axis=1) == 17).all()


def test_one_candidate_has_no_interval() -> None:
    """One candidate's units give a value, and no interval, with the reason."""
    found = measure(QWK, pair([[1.0, 2], [3, 3]], [0, 0]))
    assert isinstance(found.value, float)
    assert found.interval == Undefined("one candidate only: there is nothing to resample")


def test_no_interval_where_many_resamples_are_undefined() -> None:
    """When one candidate alone differs, a third of the resamples has nothing to measure."""
    found = measure(QWK, pair([[3.0, 3], [3, 3], [1, 2]], [0, 1, 2]))
    assert isinstance(found.value, float)
    assert isinstance(found.interval, Undefined)
    assert "resamples" in found.interval.why


def test_divisor_that_is_not_positive() -> None:
    """A statistic without a divisor is undefined, in words."""
    ratings = pair([[1.0, 2], [3, 3]], [0, 1])
    found = estimate(lambda draws: np.full(len(draws.counts), np.nan), ratings)
    assert isinstance(found.value, Undefined)


def assumed(values: list[list[float]], candidates: list[int]) -> str:
    """Return what the F interval of ICC(3,1) takes for granted."""
    found = measure(COEFFICIENTS["icc_3_1"], pair(values, candidates)).f_interval
    assert isinstance(found, FInterval)
    return found.assumes


def test_f_interval_says_what_it_assumes() -> None:
    """Units of one candidate, and units that not all rated, are named as what weakens it."""
    values = [[1.0, 2.0], [3.0, 3.0], [5.0, 4.0], [2.0, 2.0]]
    assert assumed(values, [0, 1, 2, 3]) == "units independent, normal effects"
    assert assumed(values, [0, 0, 1, 2]).endswith("where a candidate's units hang together")
    three = np.column_stack([values, [2, 3, np.nan, 1]])
    found = measure(COEFFICIENTS["icc_3_1"], ratings_of(three, np.arange(4), 4)).f_interval
    assert isinstance(found, FInterval)
    assert found.assumes.endswith("; 3 of 4 units, those that all rated")


def test_no_f_interval_without_error() -> None:
    """Raters who differ by a constant leave nothing to divide by."""
    for name in ("icc_2_1", "icc_3_k"):
        found = measure(COEFFICIENTS[name], pair([[1.0, 2], [3, 4], [5, 6]], [0, 1, 2]))
        assert isinstance(found.f_interval, Undefined)
        assert found.as_json()["no_f_interval"] == "the raters leave no error: F is infinite"


def test_no_f_interval_for_others() -> None:
    """A coefficient without such a theory has no such keys in JSON."""
    shown = measure(QWK, pair([[1.0, 2], [3, 3], [5, 4]], [0, 1, 2])).as_json()
    assert not [key for key in shown if "f_" in key]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([[5.0, 1], [5, 1], [4, 3], [5, 2]], "less than one degree of freedom is left"),
        ([[4.0, 4, 5], [5, 1, 1], [1, 4, 5]], "has no counterpart for their mean"),
    ],
)
def test_no_f_interval_where_raters_oppose_each_other(values: list[list[float]], why: str) -> None:
    """Where raters contradict each other ICC(2,k) has a value, and no F interval, with a reason."""
    found = measure(COEFFICIENTS["icc_2_k"], pair(values, list(range(len(values)))))
    assert isinstance(found.value, float)
    assert isinstance(found.f_interval, Undefined)
    assert why in found.f_interval.why
