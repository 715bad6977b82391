"""The columns of a table of indicators are known by their headers."""

import pytest

from answer_eval.importing._anchors import columns_of, pairs
from answer_eval.importing._blocks import Row, Table


def table(*rows: tuple[str, ...]) -> Table:
    """Return a table of these rows."""
    return Table(tuple(Row(at, cells) for at, cells in enumerate(rows, start=1)))


@pytest.mark.parametrize(
    ("header", "ends", "scale"),
    [
        (("Positive", "5", "4", "3", "2", "1", "Negative"), (0, 6), (1, 5, 5)),
        (("Positive", "1", "2", "3", "4", "Negative"), (0, 5), (1, 4, 1)),
        (("Behaviour", "1 Poor", "2", "3 Good"), (3, 1), (1, 3, 3)),
        (("Item", "1 (excellent)", "2", "3", "4 (poor)"), (1, 4), (1, 4, 1)),
        (("Red flags", "Green flags"), (1, 0), (1, 5, 5)),
        (("Poor", "Fair", "Good", "Excellent"), (3, 0), (1, 4, 4)),
        (("Criterion", "Score 0", "Score 1", "Score 2"), (3, 1), (0, 2, 2)),
    ],
)
def test_ends_and_scale_are_read_off_the_header(
    header: tuple[str, ...], ends: tuple[int, int], scale: tuple[int, int, int]
) -> None:
    """Ends and scale are read off the header."""
    found = columns_of(table(header))
    assert found
    assert (found.positive, found.negative) == ends
    assert (found.low, found.high, found.best) == scale


@pytest.mark.parametrize("header", [("Stage", "Who"), ("Positive", "Notes"), ("Day", "1")])
def test_a_table_of_something_else_has_no_such_columns(header: tuple[str, ...]) -> None:
    """A table of something else has no such columns."""
    assert columns_of(table(header)) is None


def test_points_between_are_described_where_their_cells_hold_words() -> None:
    """Points between are described where their cells hold words."""
    found = table(("Poor", "Fair", "Good", "Excellent"), ("shouts", "sighs", "", "speaks"))
    columns = columns_of(found)
    assert columns
    [pair] = pairs(found, columns)
    assert not isinstance(pair, Row)
    assert (pair.positive, pair.negative, pair.levels) == ("speaks", "shouts", ((2, "sighs"),))


@pytest.mark.parametrize("cells", [("only", "", ""), ("", "", ""), ("a", "b", "c", "d")])
def test_a_row_without_two_ends_is_given_back(cells: tuple[str, ...]) -> None:
    """A row without two ends is given back."""
    found = table(("Positive", "2", "1", "0", "Negative"), cells)
    columns = columns_of(found)
    assert columns
    assert list(pairs(found, columns)) == [found.rows[1]]
