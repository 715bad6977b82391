"""The samples' ratings are told as such in any form, and nobody else's are."""

import pandas as pd
import pytest

from answer_eval.cli._illustrative import labels
from answer_eval.files import packaged
from answer_eval.human_ratings import read_ratings
from answer_eval.tables import read_table

RATINGS = pd.read_csv(packaged("samples", "human_ratings.csv"), dtype=str, na_filter=False)
BESIDE = ["interview", "question", "indicator", "rater"]
LABEL = ("illustrative human ratings",)


def wide(across: str) -> pd.DataFrame:
    """Lay the samples' ratings out with a column for each indicator or rater."""
    cells = RATINGS.assign(cell=RATINGS["rating"] + RATINGS["not_rated"])
    rows = [name for name in BESIDE if name not in {across, "question"}]
    return cells.pivot_table("cell", rows, across, aggfunc="first").fillna("").reset_index()


def labels_of(table: pd.DataFrame) -> tuple[str, ...]:
    """Return the labels of a table's ratings."""
    data = table.to_csv(index=False).encode()
    return labels(read_ratings([read_table(data, "people.csv")]).judged, {})


@pytest.mark.parametrize(
    "table",
    [
        RATINGS,
        RATINGS[::-1],
        RATINGS[RATINGS["interview"] == "int_01_amara"],
        RATINGS[RATINGS["rater"] == "r2"],
        RATINGS.assign(rater="human:" + RATINGS["rater"]),
        pd.concat([RATINGS, RATINGS.assign(rater="anna", rating="3", not_rated="")]),
        wide("indicator"),
        wide("rater"),
    ],
    ids=[
        "whole",
        "turned",
        "one interview",
        "one rater",
        "prefix",
        "with others",
        "wide",
        "raters",
    ],
)
def test_whatever_their_form(table: pd.DataFrame) -> None:
    """Turned round, in part, side by side: somebody's ratings are those that were written."""
    assert labels_of(table) == LABEL


def test_other_peoples_ratings_of_the_samples_are_their_own() -> None:
    """Also where they agree with the samples' now and then."""
    assert labels_of(RATINGS.assign(rater="anna")) == ()
    assert labels_of(RATINGS.assign(rating="4", not_rated="")) == ()


def test_a_run_that_says_so_is_believed() -> None:
    """The demo's, whatever it is compared with."""
    assert labels([], {"labels": {"illustrative_ratings": True}}) == LABEL
    assert labels([], {"labels": {}}) == labels([], {}) == ()
