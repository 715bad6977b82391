"""Which points of one rater meet which of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.agreement.comparison import compare
from answer_eval.agreement.confusion import confusions
from answer_eval.agreement.grid import grid_of
from judging import ANNA, BEN, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def test_a_row_a_point_of_the_persons() -> None:
    """Anna's 1 met the machine's 1 and 2, her 3 a 3; what one of them left out isn't there."""
    judged = said(ANNA, [1, 1, 3, 2]) + said(LLM, [1, 2, 3, None])
    (pooled, by_indicator) = compare(judged).diagnostics.confusions
    assert pooled.points == (1, 2, 3)
    assert pooled.counts == ((1, 1, 0), (0, 0, 0), (0, 0, 1))
    assert not pooled.rounded
    assert by_indicator.as_json() == {
        "group": "indicator",
        "id": "k0",
        "raters": [ANNA.id, LLM.id],
        "points": [1, 2, 3],
        "counts": [[1, 1, 0], [0, 0, 0], [0, 0, 1]],
        "rounded": False,
    }


def test_between_points_the_nearest_counts() -> None:
    """2.5 counts as 3, and the table says that it was rounded."""
    pooled = compare(said(ANNA, [1, 3]) + said(LLM, [1.2, 2.5])).diagnostics.confusions[0]
    assert pooled.counts == ((1, 0, 0), (0, 0, 0), (0, 0, 1))
    assert pooled.rounded


def test_people_alone_meet_each_other() -> None:
    """Without a machine it is every two people."""
    pooled = compare(said(ANNA, [1, 2]) + said(BEN, [2, 2])).diagnostics.confusions[0]
    assert (pooled.first, pooled.second) == (ANNA.id, BEN.id)
    assert pooled.counts == ((0, 1), (0, 1))


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30))
def test_nothing_is_lost(rows: list[tuple[int, int]]) -> None:
    """Every unit that both rated is counted once, and each row holds the first rater's ratings."""
    anna, machine = zip(*rows, strict=True)
    table = next(iter(confusions(grid_of(said(ANNA, anna) + said(LLM, machine)))))
    assert sum(map(sum, table.counts)) == len(rows)
    assert [sum(row) for row in table.counts] == [anna.count(point) for point in table.points]
