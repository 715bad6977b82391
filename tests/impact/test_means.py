"""Mean differences in standard deviations, with intervals that resample candidates."""

import numpy as np
import pytest

from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.held import TOO_FEW
from answer_eval.impact.means import group_means


def members_of(labels: str) -> tuple[list[str], Attribute]:
    """Return a person for each letter, which is their group; a dot is unknown."""
    people = [str(number) for number in range(len(labels))]
    return people, Attribute(
        ("group",), dict(p for p in zip(people, labels, strict=True) if p[1] != ".")
    )


def test_by_hand() -> None:
    """A: 1 2 3, mean 2, s² 1; B: 3 5, mean 4, s² 2; d = (4 − 2) / √((2·1 + 1·2) / 3) = √3."""
    people, attribute = members_of("AAABB.")
    scores = np.array([1.0, 2, 3, 3, 5, 9])
    first, second = group_means(scores, attribute.members(people))
    assert (first.group, first.n, first.mean, first.sd) == ("A", 3, 2.0, 1.0)
    assert second.smd.value == pytest.approx(np.sqrt(3))
    assert first.smd.value == 0.0
    assert isinstance(first.smd.interval, Undefined)
    assert second.smd.interval == TOO_FEW


def test_alike_scores_have_no_standard_deviation_to_divide_by() -> None:
    """Everybody at 3: undefined and said so; one person's SD too."""
    people, attribute = members_of("AAB")
    _, second = group_means(np.full(3, 3.0), attribute.members(people))
    assert isinstance(second.smd.value, Undefined)
    assert second.sd == Undefined("one candidate")


def test_the_interval_is_that_of_theory() -> None:
    """With 400 in each of two groups half a deviation apart the interval is d ± 1.96 √(2/400 + …).

    SE = √(n₁+n₂)/(n₁n₂) + d²/2(n₁+n₂)) = √(.005 + .25/1600) = .0718.
    """
    random = np.random.default_rng(1)
    people, attribute = members_of("A" * 400 + "B" * 400)
    scores = random.normal(3, 1, 800) - 0.5 * (np.arange(800) >= 400)
    smd = group_means(scores, attribute.members(people))[1].smd
    assert isinstance(smd.interval, Bounds)
    assert smd.interval.low < -0.5 < smd.interval.high
    assert (smd.interval.high - smd.interval.low) / 2 / 1.96 == pytest.approx(0.0718, rel=0.1)


def test_nobody_of_known_group_has_no_mean() -> None:
    """Without labels there is nothing to show."""
    people, attribute = members_of("...")
    assert group_means(np.ones(3), attribute.members(people)) == ()


def test_one_person_who_differs_makes_no_interval() -> None:
    """Where most have one score many resamples have no spread at all: no interval, and why."""
    people, attribute = members_of("A" * 25 + "B" * 25)
    scores = np.array([3.0] * 49 + [4.0])
    interval = group_means(scores, attribute.members(people))[1].smd.interval
    assert isinstance(interval, Undefined)
    assert "of 2000 resamples: too few candidates" in interval.why
