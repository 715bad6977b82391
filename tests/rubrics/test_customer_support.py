"""The shipped customer support guide holds the whole of its source, in words of its own."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from answer_eval.guide import Guide, Question, parse_guide
from answer_eval.rubric import Competency, Indicator, Source, Sourced

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "rubrics" / "customer_support.yaml"
SEEDS = ROOT.parent / "shared" / "seeds"
COPIED = 5
"""Words in a row that are no coincidence any more."""

WORDS_ON_THE_LINE = {
    "finds_out_needs": ("Questions customers", "Assumes understanding"),
    "solves_problems": ("swiftly", "unresolved"),
    "checks_satisfaction": ("Checks in", "passive"),
    "exceeds_expectations": ("Anticipates", "minimum"),
    "uses_feedback": ("responds to feedback", "Does not ask"),
    "welcomes_criticism": ("Reacts positively", "hostile"),
    "clarifies_criticism": ("fully understood", "Shies away"),
    "shows_empathy": ("attentively", "indifference"),
    "stays_calm": ("calmly", "anxiety"),
    "acts_on_criticism": ("taking action", "withdrawing"),
    "keeps_optimism": ("optimistic", "pessimistic"),
    "customer_focus": ("Customer Focus",),
    "resilience": ("Resilience",),
    "quality_and_delivery": ("Quality and delivery",),
    "drive_and_motivation": ("Drive",),
    "collaboration": ("Collaboration",),
    "adaptability": ("Adaptability",),
    "excellent_service": ("excellent customer service",),
    "unhappy_customer": ("not happy",),
}


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the guide as shipped."""
    return parse_guide(GUIDE.read_text("utf-8"), GUIDE.name)


@pytest.fixture(scope="module")
def source_lines() -> list[str]:
    """Return the lines of the document that the guide names as its source."""
    found = sorted(SEEDS.glob("000_*.txt"))
    if not found:
        pytest.skip("the document that the guide was made from is not beside this checkout")
    return found[0].read_text("utf-8").splitlines()


def _kinds(guide: Guide) -> dict[str, tuple[Sourced, ...]]:
    return {
        "about": guide.about,
        "responsibility": guide.role.responsibilities,
        "competency": guide.competencies,
        "indicator": guide.rubric.indicators,
        "question": guide.questions,
    }


def _items(guide: Guide) -> list[Sourced]:
    return [item for kind in _kinds(guide).values() for item in kind]


def _line(item: Sourced) -> int:
    assert isinstance(item.source, Source)
    return item.source.line


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z']+", text.lower())
    return {tuple(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}


def _texts(guide: Guide) -> Iterable[str]:
    yield from (each.text for each in (*guide.about, *guide.role.responsibilities))
    yield from (each.text for each in guide.questions)
    yield from (each.definition for each in guide.competencies)
    for indicator in guide.rubric.indicators:
        yield from (indicator.positive, indicator.negative)


def test_the_whole_document_is_there(guide: Guide) -> None:
    """Six competencies, two of them primary with 5 and 6 indicators; two questions; five duties."""
    primary = [each for each in guide.competencies if each.tier == "primary"]
    secondary = [each for each in guide.competencies if each.tier == "secondary"]
    assert [len(each.indicators) for each in primary] == [5, 6]
    assert [len(each.indicators) for each in secondary] == [0, 0, 0, 0]
    assert all(each.definition for each in primary)
    assert len(guide.questions) == 2
    assert len(guide.role.responsibilities) == 5
    assert all(each.audience == "assessor" for each in guide.about)
    assert "Claire Crisp" in guide.about[0].text


def test_the_scale_runs_from_one_to_five_with_five_the_best(guide: Guide) -> None:
    """Five is the positive anchor, and only the ends are anchored."""
    assert list(guide.scale.points) == [1, 2, 3, 4, 5]
    assert (guide.scale.best, guide.scale.worst, guide.scale.anchored) == (5, 1, "ends")


def test_each_question_is_rated_for_its_own_competency(guide: Guide) -> None:
    """Eleven units: five for the first question, six for the second."""
    rated = [(question.id, competency.id) for question, competency, _ in guide.units()]
    assert (
        rated
        == [("excellent_service", "customer_focus")] * 5 + [("unhappy_customer", "resilience")] * 6
    )


def test_silence_is_negative_only_where_the_anchor_is_an_omission(guide: Guide) -> None:
    """Never asking for feedback shows as silence; no other behaviour here does."""
    silent = [each.id for each in guide.rubric.indicators if each.absence == "negative"]
    assert silent == ["uses_feedback"]


def test_every_item_names_a_line_of_its_own(guide: Guide) -> None:
    """No two items come from one line, and all come from the one document."""
    lines = [_line(item) for item in _items(guide)]
    assert len(set(lines)) == len(lines)
    assert {item.source.seed for item in _items(guide) if isinstance(item.source, Source)} == {
        "000"
    }


def test_each_item_stands_on_the_line_it_names(guide: Guide, source_lines: list[str]) -> None:
    """The line named holds the source's own key words for that very item."""
    items: list[Competency | Indicator | Question] = [
        *guide.competencies,
        *guide.rubric.indicators,
        *guide.questions,
    ]
    for item in items:
        said = source_lines[_line(item) - 1]
        missing = [words for words in WORDS_ON_THE_LINE[item.id] if words not in said]
        assert not missing, item.id


def test_each_mended_slip_is_found_in_the_source(guide: Guide, source_lines: list[str]) -> None:
    """The words kept in `edited_from` stand on the item's line."""
    mended = [item for item in _items(guide) if item.edited_from]
    assert len(mended) >= 6
    for item in mended:
        said = source_lines[_line(item) - 1]
        assert all(part.strip() in said for part in item.edited_from.split(",")), item


def test_no_sentence_is_copied(guide: Guide, source_lines: list[str]) -> None:
    """No text of the guide shares five words in a row with the source."""
    theirs = {run for line in source_lines for run in _runs(line)}
    copied = [text for text in _texts(guide) if _runs(text) & theirs]
    assert not copied
