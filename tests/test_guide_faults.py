"""What is wrong with a guide file is told in one line: file, line, item and what."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.errors import BadGuide
from answer_eval.guide import parse_guide
from broken_guides import BROKEN
from guide_texts import POINTING, RUBRIC, SMALLEST, open_shared


def _fault(text: str) -> tuple[str, str]:
    with pytest.raises(BadGuide) as caught:
        parse_guide(text, "g.yaml", open_shared)
    assert "\n" not in str(caught.value)
    return caught.value.where, caught.value.what


@pytest.mark.parametrize("variant", BROKEN)
def test_a_broken_guide_is_told_by_file_and_line(variant: str) -> None:
    """One line: which file, which line, which item and what is wrong with it."""
    text, line, what = BROKEN[variant]
    where, said = _fault(text)
    assert what in said
    assert where == f"g.yaml:{line}"


def test_other_faults_are_counted() -> None:
    """The first fault is told in full, with the number of others."""
    text = SMALLEST.replace("id: focus", "id: Focus").replace("tier: primary", "tier: main")
    where, said = _fault(text)
    assert where == "g.yaml:6"
    assert said.endswith("(and 1 more)")


def test_an_unknown_field_is_told_before_what_it_leaves_missing() -> None:
    """`scala` explains why `scale` is missing, so it comes first."""
    assert _fault(SMALLEST.replace("scale:", "scala:"))[1].startswith("scala:")


def test_a_name_is_put_forward_where_one_is_near_and_none_elsewhere() -> None:
    """Of the fields of that item alone: a question has no `stages`, though a guide has."""
    assert _fault(SMALLEST + "colour: red\n")[1] == "colour: is not a field here"
    assert _fault(SMALLEST + "    stage: []\n")[1] == "questions[0].stage: is not a field here"
    assert _fault(SMALLEST + "stage: []\n")[1].endswith("did you mean stages?")


@given(
    st.integers(0, len(POINTING)), st.integers(0, 12), st.text(":- \t\n[]{}'\"#&*!ab", max_size=4)
)
def test_whatever_is_done_to_a_guide_it_is_read_or_told_by_line(
    at: int, cut: int, put: str
) -> None:
    """A slip of the keyboard never ends in anything but a guide or one line with its place."""
    try:
        parse_guide(POINTING[:at] + put + POINTING[at + cut :], "g.yaml", lambda _: (RUBRIC, "r"))
    except BadGuide as error:
        assert re.match(r"g\.yaml:\d+: ", str(error))  # noqa: PT017  either end is right
        assert "\n" not in str(error)  # noqa: PT017
