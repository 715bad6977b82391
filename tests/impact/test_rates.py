"""Local Law 144's tables and four fifths: rates, ratios, and what a small sample can't say."""

import numpy as np
import pytest

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.ratings import Array
from answer_eval.impact.attribute import Attribute, Members
from answer_eval.impact.rates import RateTable, Screen, rate_tables
from answer_eval.impact.sample import Criterion, above_median, criteria


def sample(**groups: tuple[int, int]) -> tuple[Array, Members]:
    """Return scores of 4 (hits) and 2 (the others), and whose they are."""
    scores, people = list[float](), dict[str, str]()
    for name, (hits, of) in groups.items():
        people |= {f"{name}{number}": name for number in range(of)}
        scores += [4.0] * hits + [2.0] * (of - hits)
    return np.array(scores), Attribute(("group",), people).members(list(people))


def table(criterion: Criterion | None = None, **groups: tuple[int, int]) -> RateTable:
    """Return the table of all groups."""
    scores, members = sample(**groups)
    return rate_tables(scores, members, criterion or Criterion("selection rate", 3, True))[0]


def test_a_worked_example() -> None:
    """Rates and ratios by hand.

    Women 30 of 100 = .30, men 48 of 120 = .40: the ratio is .30 / .40 = .75. Fisher's p, two-sided,
    is .1568 (SciPy's fisher_exact).
    """
    found = table(women=(30, 100), men=(48, 120))
    men, women = found.groups
    assert (men.group, men.count.rate, men.against.screen) == ("men", 0.4, Screen.REFERENCE)
    assert women.count.rate == 0.3
    assert women.against.ratio.value == pytest.approx(0.75)
    assert women.against.fisher == pytest.approx(0.15683, abs=5e-6)
    assert women.share == pytest.approx(100 / 220)
    assert women.against.screen is Screen.UNSETTLED
    assert isinstance(women.against.enough, int)


def test_the_median_is_the_whole_samples_and_strict() -> None:
    """Scores on the median are not above it: 1 2 3 3 4 5 has two of six above 3."""
    scores = np.array([1.0, 2, 3, 3, 4, 5])
    criterion = above_median(scores)
    assert str(criterion) == "> 3"
    assert criterion.met(scores).tolist() == [0, 0, 0, 0, 1, 1]


def test_people_of_unknown_group_count_in_the_median_alone() -> None:
    """Two unknown low scorers move the median from 3 to 2.5, and are in no rate."""
    scores = np.array([1.0, 1, 2, 3, 4, 5])
    labels = {"c": "x", "d": "x", "e": "y", "f": "y"}
    members = Attribute(("group",), labels).members(list("abcdef"))
    (found,) = rate_tables(scores, members, above_median(scores))
    assert found.criterion.threshold == 2.5
    assert {row.group: (row.count.hits, row.count.of) for row in found.groups} == {
        "x": (1, 2),
        "y": (2, 2),
    }


def test_a_cut_is_reached_from_it_on() -> None:
    """A score on the cut is selected."""
    _, cut = criteria(np.array([2.0, 3.0]), [3.0])
    assert (str(cut), cut.met(np.array([2.9, 3.0])).tolist()) == ("≥ 3", [0, 1])


@pytest.mark.parametrize(
    ("low", "high", "screen"),
    [
        ((100, 1000), (500, 1000), Screen.BELOW),
        ((490, 1000), (500, 1000), Screen.CLEAR),
        ((400, 1000), (500, 1000), Screen.UNSETTLED),
        ((1, 19), (500, 1000), Screen.UNSETTLED),
    ],
)
def test_the_screen_needs_the_whole_interval(
    low: tuple[int, int], high: tuple[int, int], screen: Screen
) -> None:
    """It says something only where the interval is on one side of .8, and 20 are in each group."""
    found = table(low=low, high=high)
    assert next(row for row in found.groups if row.group == "low").against.screen is screen


def test_a_group_of_few_tells_no_number_that_would_be_enough() -> None:
    """Below 20 people there is nothing to go by."""
    few = table(few=(3, 9), many=(30, 60)).groups[1]
    assert isinstance(few.against.enough, Undefined)


def test_nobody_above() -> None:
    """Where no group has the favourable outcome ratios are undefined, never 0."""
    for row in table(first=(0, 30), second=(0, 40)).groups:
        assert isinstance(row.against.ratio.value, Undefined)
        assert "nobody" in row.against.ratio.value.why


def test_one_group_has_no_ratio() -> None:
    """A single group has nothing to be held against."""
    (row,) = table(only=(3, 9)).groups
    assert row.against.ratio.value == Undefined("there is one group only")


def test_small_groups_are_flagged_and_the_others_shown_alone() -> None:
    """One person of 150 is in the first table with a ratio, and not in the second."""
    scores, members = sample(tiny=(1, 1), women=(30, 70), men=(40, 79))
    whole, others = rate_tables(scores, members, Criterion("selection rate", 3, True))
    assert [(row.group, row.is_small) for row in whole.groups] == [
        ("men", False),
        ("women", False),
        ("tiny", True),
    ]
    assert whole.groups[2].against.screen is Screen.REFERENCE
    assert [row.group for row in others.groups] == ["men", "women"]
    assert others.groups[0].against.screen is Screen.REFERENCE
    assert not others.is_whole
