"""The first of the reference documents is imported as it stands, collapsed columns and all."""

from pathlib import Path

import pytest

from answer_eval.guide import Guide, parse_guide
from answer_eval.importing import Imported, import_guide
from answer_eval.lint import lint, read_draft

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
FOUND = sorted(SEEDS.glob("000_*.txt"))
pytestmark = pytest.mark.skipif(not FOUND, reason="the reference documents are not beside us")
TABLES = [*range(46, 51), *range(57, 63)]
FAULTS = {
    ("double-barrelled", 49),  # anticipates; exceeds
    ("double-barrelled", 50),  # asks for; responds to
    ("double-barrelled", 58),  # shies away; avoids asking
    ("double-barrelled", 59),  # displays empathy; listens
    ("double-barrelled", 62),  # remains optimistic; believes
    ("vague", 57),  # reacts positively
    ("silent-omission", 50),  # does not ask for or address
    ("unobservable", 62),  # remains optimistic, becomes pessimistic
}
"""What is wrong with the document's indicators, by rule and line of the document."""


@pytest.fixture(scope="module")
def imported() -> Imported:
    """Import the document."""
    return import_guide(FOUND[0].read_bytes(), FOUND[0].name)


@pytest.fixture(scope="module")
def guide(imported: Imported) -> Guide:
    """Read the guide file that was made of it."""
    return parse_guide(imported.text, "guide.yaml")


def test_every_part_is_counted_right(guide: Guide) -> None:
    """Every part is counted right."""
    assert len(guide.competencies) == 6
    assert [len(each.indicators) for each in guide.competencies] == [5, 6, 0, 0, 0, 0]
    assert [each.tier for each in guide.competencies] == ["primary"] * 2 + ["secondary"] * 4
    assert sum(bool(each.definition) for each in guide.competencies) == 2
    assert len(guide.questions) == 2
    assert len(guide.role.responsibilities) == 5
    assert (guide.scale.min, guide.scale.max, guide.scale.best) == (1, 5, 5)


def test_each_anchor_pair_is_that_of_its_line(guide: Guide) -> None:
    """Each anchor pair is that of its line."""
    lines = FOUND[0].read_text("utf-8").splitlines()
    cells = [lines[number - 1].split("\t") for number in TABLES]
    indicators = [each for competency in guide.competencies for each in competency.indicators]
    assert [(each.positive, each.negative) for each in indicators] == [
        (row[0].strip(), row[2].strip()) for row in cells
    ]
    assert [getattr(each.source, "line", 0) for each in indicators] == TABLES


def test_each_question_is_mapped_by_the_line_above_it(guide: Guide) -> None:
    """Each question is mapped by the line above it."""
    assert [(each.competencies, each.mapping) for each in guide.questions] == [
        (("customer_focus",), "explicit"),
        (("resilience",), "explicit"),
    ]
    assert all(each.text[0] in "GT" and each.text.endswith("?") for each in guide.questions)


def test_what_has_no_place_is_listed(imported: Imported) -> None:
    """What has no place is listed."""
    assert [each.line for each in imported.unplaced] == [31]
    assert imported.missing == ""
    assert imported.found == "6 competencies, 11 indicators, 2 questions"


def test_lint_finds_its_faults_unmended(imported: Imported, guide: Guide) -> None:
    """Lint finds its faults unmended."""

    def no_rubric(file: str) -> tuple[str, str]:
        raise FileNotFoundError(file)

    draft = read_draft(imported.text, "guide.yaml", no_rubric)
    places = {
        f"competencies[{at}].indicators[{place}]": getattr(each.source, "line", 0)
        for at, competency in enumerate(guide.competencies)
        for place, each in enumerate(competency.indicators)
    }
    found = {
        (each.rule, line)
        for each in lint(draft)
        for place, line in places.items()
        if each.place.split(" ")[1].startswith(place)
    }
    assert found >= FAULTS
