"""A table of indicators gives back its anchors, whatever file holds it and however it is ruled."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.guide import parse_rubric
from answer_eval.importing import import_guide
from documents import BOX, POINTS, Rows, comma_separated, markdown, page, tabbed, word

WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "guide.md": markdown,
    "guide.txt": tabbed,
    "guide.html": page,
    "guide.docx": word,
    "guide.csv": comma_separated,
}
LETTERS = "abcdefghijklmnopqrstuvwxyzäéAZ"
anchor = st.builds(
    "{}{}".format, st.sampled_from(LETTERS), st.text(LETTERS + " ,.;:'()-/?!%&+=", max_size=40)
).map(lambda text: " ".join(text.split()))
pairs = st.lists(st.tuples(anchor, anchor), min_size=1, max_size=5)


def ruled(found: list[tuple[str, str]]) -> Rows:
    """Write the anchors with a box for every point between them."""
    header = ["Positive behaviours", *POINTS, "Negative behaviours"]
    return [header, *([one, *[BOX] * len(POINTS), other] for one, other in found)]


def collapsed(found: list[tuple[str, str]]) -> Rows:
    """Write the anchors with one box only, so that the negative one stands under a point."""
    header = ["Positive behaviours", *POINTS, "Negative behaviours"]
    empty = [""] * (len(POINTS) - 1)
    return [header, *([one, BOX, other, *empty] for one, other in found)]


def turned(found: list[tuple[str, str]]) -> Rows:
    """Write the negative anchors first."""
    header = ["Weak", *reversed(POINTS), "Strong"]
    return [header, *([other, *[""] * len(POINTS), one] for one, other in found)]


def anchored(found: list[tuple[str, str]]) -> Rows:
    """Write the anchors under the numbers of their points."""
    header = ["Behaviour", "1", "3", "5"]
    return [header, *([f"item {at}", pair[1], "", pair[0]] for at, pair in enumerate(found))]


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("rule", [ruled, collapsed, turned, anchored])
@settings(deadline=None, max_examples=8)
@given(found=pairs)
def test_a_table_gives_back_its_anchors(
    name: str, rule: Callable[[list[tuple[str, str]]], Rows], found: list[tuple[str, str]]
) -> None:
    """A table gives back its anchors."""
    imported = import_guide(WRITERS[name](rule(found)), name)
    rubric = parse_rubric(imported.text, name)
    assert [(each.positive, each.negative) for each in rubric.rubric.indicators] == found
    assert (rubric.scale.min, rubric.scale.max, rubric.scale.best) == (1, 5, 5)
    assert imported.unplaced == ()
    assert imported.missing == ""
