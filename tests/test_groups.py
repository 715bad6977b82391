"""A groups table gives labels by candidate, and everything unmatched is listed."""

import pytest

from answer_eval.errors import InputError
from answer_eval.groups import GroupsRead, read_groups
from answer_eval.tables import read_table

PEOPLE = {"ann", "bob", "=cy"}


def read(text: str) -> GroupsRead:
    """Read a table for three candidates."""
    return read_groups(read_table(text.encode(), "g.csv"), PEOPLE)


def test_labels_by_column() -> None:
    """Each column beside candidate is a grouping; empty and `unknown` say nothing."""
    sex, race = read(
        "candidate,sex,race\nann,woman,unknown\nbob,,White\n'=cy,man,White\n"
    ).attributes
    assert (sex.columns, sex.labels) == (("sex",), {"ann": "woman", "=cy": "man"})
    assert race.labels == {"bob": "White", "=cy": "White"}


def test_case_and_spaces_make_no_group() -> None:
    """`Woman`, `woman` and ` woman ` are one label, as it was written first."""
    (sex,) = read("candidate,sex\nann,Woman\nbob, woman \n=cy,WOMAN\n").attributes
    assert set(sex.labels.values()) == {"Woman"}


def test_everything_unmatched_is_listed() -> None:
    """Strangers, doubled and nameless rows, and candidates without a row, each with what to do."""
    found = read("candidate,sex\nann,woman\nzoe,man\n,man\nann,man\n")
    said = [str(each) for each in found.unmatched]
    assert said[0].startswith("g.csv:3: candidate 'zoe' has no rating — ")
    assert said[1].startswith("g.csv:4: no candidate is named — ")
    assert said[2].startswith("g.csv:5: candidate 'ann' has a row already, at g.csv:2 — ")
    assert [line.split(" — ")[0] for line in said[3:]] == [
        "g.csv: no row for candidate '=cy'",
        "g.csv: no row for candidate 'bob'",
    ]
    assert found.attributes[0].labels == {"ann": "woman"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,sex\nann,woman\n", "no table of groups: it has the columns name, sex"),
        ("candidate\nann\n", "no table of groups"),
        ("candidate,sex\nzoe,woman\n", "none of its 1 rows names a candidate"),
    ],
)
def test_no_table_of_groups(text: str, said: str) -> None:
    """What nothing can be made of is an error that says what to write."""
    with pytest.raises(InputError, match=said) as raised:
        read(text)
    assert raised.value.fix


def test_names_are_no_groups() -> None:
    """A column with more than 30 labels is refused: comparing people one by one is no use."""
    people = {f"c{number}" for number in range(40)}
    text = "candidate,email\n" + "".join(f"{name},{name}@example.org\n" for name in sorted(people))
    with pytest.raises(InputError, match="'email' has 40 different labels: these are no groups"):
        read_groups(read_table(text.encode(), "g.csv"), people)
