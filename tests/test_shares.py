"""Whole percents never say all or none of what is neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.shares import percent


@pytest.mark.parametrize(
    ("count", "of", "shown"),
    [(657, 660, "99%"), (660, 660, "100%"), (1, 660, "1%"), (0, 660, "0%"), (7, 10, "70%")],
)
def test_counts(count: int, of: int, shown: str) -> None:
    """657 of 660 is not 100 %, nor is 1 of 660 nothing."""
    assert percent(count / of) == shown


@given(st.integers(1, 10**6), st.data())
def test_only_all_is_all(of: int, data: st.DataObject) -> None:
    """100 % is all, 0 % is none, whatever the counts; all else is within a point."""
    count = data.draw(st.integers(0, of))
    shown = percent(count / of)
    assert (shown == "100%", shown == "0%") == (count == of, count == 0)
    assert abs(int(shown[:-1]) - 100 * count / of) < 1
