"""Wide ratings tables say the same as long ones."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.errors import BadRatings
from answer_eval.guide import Guide
from answer_eval.human_ratings import RatingsRead, known_from, read_ratings
from answer_eval.rating import Judged, Rating
from answer_eval.tables import Table, csv_text, read_table
from rating_world import GUIDE

LABELS = {1: "Poor", 5: "Strong"}
NAMED = Guide.model_validate(
    {**GUIDE.model_dump(), "scale": {"min": 1, "max": 5, "labels": LABELS}}
)


def table(text: str, name: str = "people.csv") -> Table:
    """Read a table as a file of that name would be."""
    return read_table(text.encode(), name)


def said(read: RatingsRead) -> set[tuple[str, str, str, str, float | str]]:
    """Return who judged what how."""
    return {_said(each) for each in read.judged}


def _said(judged: Judged) -> tuple[str, str, str, str, float | str]:
    unit = judged.unit
    outcome = judged.value if isinstance(judged, Rating) else judged.reason.value
    return unit.interview, unit.question, unit.indicator, judged.rater.id, outcome


LONG = """interview,question,indicator,rater,rating,not_rated
a,helped,asks,anna,4,
a,helped,checks,anna,,no_evidence
a,helped,asks,bo,2.5,
b,helped,checks,bo,5,
"""
BY_RATER = """interview,question,indicator,anna,bo
a,helped,asks,4,2.5
a,helped,checks,No evidence,
b,helped,checks,,5
"""
BY_INDICATOR = """interview,question,rater,asks,checks
a,helped,anna,4,no_evidence
a,helped,bo,2.5,
b,helped,bo,,5
"""
NAMED_COLUMNS = """interview,rater,helped.asks,helped.checks
a,anna,4,no_evidence
a,bo,2.5,
b,bo,,5
"""


@pytest.mark.parametrize("text", [BY_RATER, BY_INDICATOR, NAMED_COLUMNS])
def test_each_layout_says_what_the_long_one_does(text: str) -> None:
    """An empty cell is not done; a reason is judged, with nothing to rate."""
    long, wide = read_ratings([table(LONG)]), read_ratings([table(text)])
    assert not wide.unusable
    assert said(wide) == said(long)


def test_a_table_without_questions_is_of_whole_interviews_or_of_the_one_question() -> None:
    """The guide tells where an indicator is rated; asked in two questions, the row is left out."""
    text = "interview,rater,asks\na,anna,4\n"
    assert said(read_ratings([table(text)])) == {("a", "interview", "asks", "human:anna", 4.0)}
    first = GUIDE.model_copy(update={"questions_alone": GUIDE.questions_alone[:1]})
    one = read_ratings([table(text)], known_from([first]))
    assert said(one) == {("a", "helped", "asks", "human:anna", 4.0)}
    two = read_ratings([table(text)], known_from([GUIDE]))
    assert [str(each) for each in two.unusable] == [
        "people.csv:2: column asks: no question is named — fill in the question column"
    ]


def test_words_are_points_where_the_scale_says_so() -> None:
    """In any case; a word that it doesn't know is listed with those it does."""
    text = "interview,question,rater,asks,checks\na,helped,anna,strong,Poor\nb,helped,bo,fine,3\n"
    read = read_ratings([table(text)], known_from([NAMED]))
    assert {each[-1] for each in said(read)} == {5.0, 1.0, 3.0}
    assert [str(each) for each in read.unusable] == [
        (
            "people.csv:3: column asks: rating 'fine' is not a number — "
            "write a number such as 3 or 3.5, or 'Poor', or 'Strong'"
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "interview,question\na,helped\n",
        "candidate,rater,asks\na,anna,3\n",
        "interview,question,indicator,rater\na,helped,asks,anna\n",
        "interview,anna,bo\na,3,4\n",
    ],
)
def test_a_table_that_is_neither_says_what_both_look_like(text: str) -> None:
    """One line, with the columns it has and those it could have."""
    with pytest.raises(BadRatings, match="neither a column rating nor ratings side by side"):
        read_ratings([table(text)])


def test_a_mark_before_a_formula_is_no_part_of_an_id() -> None:
    """What a run's own tables neutralise is read back as it was."""
    text = csv_text(
        ["interview", "question", "indicator", "rater", "rating"], [("=a", "-q", "+i", "@r", 3)]
    )
    assert said(read_ratings([table(text)])) == {("=a", "-q", "+i", "human:@r", 3.0)}


names = st.sampled_from(["a", "b", "c"])


@given(
    st.dictionaries(
        st.tuples(names, st.sampled_from(["asks", "checks"]), st.sampled_from(["anna", "bo"])),
        st.integers(1, 5),
        min_size=1,
    )
)
def test_any_ratings_survive_both_layouts(ratings: dict[tuple[str, str, str], int]) -> None:
    """Long, by rater and by indicator: the same judgements."""
    units = sorted({key[:2] for key in ratings})
    by_rater = [
        (i, "helped", n, *(ratings.get((i, n, r), "") for r in ("anna", "bo"))) for i, n in units
    ]
    whos = sorted({(key[0], key[2]) for key in ratings})
    by_indicator = [
        (i, "helped", r, *(ratings.get((i, n, r), "") for n in ("asks", "checks"))) for i, r in whos
    ]
    one = csv_text(["interview", "question", "indicator", "anna", "bo"], by_rater)
    other = csv_text(["interview", "question", "rater", "asks", "checks"], by_indicator)
    expected = {(i, "helped", n, f"human:{r}", float(v)) for (i, n, r), v in ratings.items()}
    assert said(read_ratings([table(one)])) == said(read_ratings([table(other)])) == expected


def test_a_wide_table_in_json_lines() -> None:
    """The layout is the table's, not the file's."""
    text = json.dumps({"interview": "a", "question": "helped", "rater": "anna", "asks": 4})
    assert len(read_ratings([table(text, "people.jsonl")]).judged) == 1


def test_remarks_and_versions_are_no_ratings() -> None:
    """Columns that a rater adds for words, and those of a run about its guide, hold no ratings."""
    text = "interview,question,rater,asks,comment,guide,guide_version\na,helped,bo,4,so so,g,1\n"
    found = read_ratings([table(text)])
    assert (said(found), found.unusable) == ({("a", "helped", "asks", "human:bo", 4.0)}, ())
