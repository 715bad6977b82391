"""Whatever is imported, nothing is lost, nothing breaks, and the same comes out every time."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from answer_eval.errors import InputError
from answer_eval.importing import READERS, import_guide
from answer_eval.importing._blocks import Heading, Paragraph, Point, Row, Table
from answer_eval.importing._walk import outline_of

NAMES = ["guide.md", "guide.txt", "guide.html", "guide.csv", "guide.docx", "guide.xlsx"]
MARKS = (
    "# ",
    "- ",
    "1. ",
    "|",
    "\t",
    "\n",
    "\n\n",
    "?",
    "---",
    "**",
    "“",
    "”",
    ",",
    '"',
    "☐",
    "  ",
)
TAGS = ("<td>", "<tr>", "<table>", "</table>", "<li>", "&amp;")
WORDS = ("Positive", "5", "1", "Negative", "How to assess: ", "Questions", "Q: ", "Competencies")
LABELS = ("Key Points:", "Good Answer:", "Care ")
pieces = st.sampled_from([*MARKS, *TAGS, *WORDS, *LABELS])
texts = st.lists(pieces | st.text(max_size=6), max_size=40).map("".join)


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
@example(text="</table></ul><td>What?")
def test_any_text_is_imported_or_refused(name: str, text: str) -> None:
    """Any text is imported or refused."""
    try:
        imported = import_guide(text.encode("utf-8", "surrogatepass"), name)
    except InputError:
        return
    assert yaml.safe_load(imported.text)["id"]
    assert imported == import_guide(text.encode("utf-8", "surrogatepass"), name)


HEADINGS = ("Questions", "Competencies", "Responsibilities", "Closing words", "Primary", "Calm")
SAID = ("Care for others", "Tell me about a bad day.", "What upset you?", "Some words of it.")
SIGNS = ("How to assess: Calm", "To assess Care", "Key points:", "Good answer: I did.", "Intent:")
phrase = st.sampled_from([*HEADINGS, *SAID, *SIGNS, "Q: Why us?"])
blocks = st.lists(
    st.builds(Heading, st.just(0), phrase, st.integers(1, 3))
    | st.builds(Paragraph, st.just(0), phrase)
    | st.builds(Point, st.just(0), phrase, st.integers(0, 2))
    | st.just(Table((Row(0, ("Good", "Bad")), Row(0, ("Mops up.", "Rests.")), Row(0, ("Half",)))))
    | st.just(Table((Row(0, ("Day", "Who")), Row(0, ("Monday", "All"))))),
    max_size=12,
)


def strings(data: Any) -> Iterator[str]:
    """Yield every text in a record or in what it holds."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from strings(list(data.values()))
    elif isinstance(data, list | tuple):
        for each in data:
            yield from strings(each)
    elif hasattr(data, "__dict__"):
        yield from strings(vars(data))
    elif hasattr(data, "__slots__"):
        yield from strings([getattr(data, name) for name in data.__slots__])


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(blocks)
def test_every_text_is_placed_or_listed(document: list[Any]) -> None:
    """Every text is placed or listed."""
    outline = outline_of(document)
    kept = " ".join(strings(outline)).lower()
    for block in document:
        if isinstance(block, Paragraph | Point):
            said = block.text.removeprefix("Q: ").removeprefix("Good answer: ").lower()
            is_sign = said.endswith(":") or said.startswith(("to assess", "how to assess"))
            assert is_sign or said in kept
        elif isinstance(block, Table):
            assert all(cell.lower() in kept for row in block.rows[1:] for cell in row.cells)


def test_no_two_readers_read_one_kind_of_file() -> None:
    """No two readers read one kind of file."""
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert {".md", ".txt", ".html", ".docx", ".csv", ".xlsx"} <= set(suffixes)
