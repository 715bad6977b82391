"""Small guides: in a sound one nothing is found, in a faulty one the fault that it names.

Those in `before` were written before there was a rule, those in `after` by somebody who had not
read the rules.
"""

from pathlib import Path

import pytest

from answer_eval.lint import RULES, lint, read_draft
from drafting import no_rubric

HERE = Path(__file__).parent / "guides"
GOOD = sorted(HERE.glob("good/*/*.yaml"))
FAULTY = sorted(HERE.glob("faulty/*/*.yaml"))
EXPECTS = "# expects: "
ROOT = Path(__file__).parents[2]
RUBRICS = ROOT / "rubrics"
OURS = [*sorted(RUBRICS.glob("*.yaml")), *sorted((ROOT / "samples").rglob("*.yaml"))]


def shown(path: Path) -> str:
    """Name a test after its guide."""
    return f"{path.parent.name}/{path.stem}"


def beside(file: str) -> tuple[str, str]:
    """Open a rubric that a shipped guide names."""
    return (RUBRICS / file).read_text("utf-8"), file


@pytest.mark.parametrize("path", GOOD, ids=shown)
def test_nothing_is_found_in_a_sound_guide(path: Path) -> None:
    """Nothing is found in a sound guide."""
    assert lint(read_draft(path.read_text("utf-8"), path.name, no_rubric)) == ()


@pytest.mark.parametrize("path", FAULTY, ids=shown)
def test_the_fault_that_a_guide_was_written_with_is_found(path: Path) -> None:
    """The fault that a guide was written with is found."""
    text = path.read_text("utf-8")
    expected = text.splitlines()[0].removeprefix(EXPECTS).strip()
    assert expected in {each.rule for each in lint(read_draft(text, path.name, no_rubric))}


def test_every_rule_has_a_faulty_guide() -> None:
    """Every rule has a faulty guide."""
    expected = {path.read_text("utf-8").splitlines()[0].removeprefix(EXPECTS) for path in FAULTY}
    assert set(RULES.names) <= expected


def test_a_sample_guide_is_among_ours() -> None:
    """The guide of the ready-made answers is looked at, and so is every rubric."""
    assert {"support_answers", "customer_support", "support_competencies"} <= {
        path.stem for path in OURS
    }


@pytest.mark.parametrize("path", OURS, ids=shown)
def test_nothing_is_found_in_a_guide_of_ours(path: Path) -> None:
    """Nothing is found in the guides that we ship, nor in those of the samples."""
    findings = lint(read_draft(path.read_text("utf-8"), path.name, beside))
    assert [f"{each.place}: {each.message} ({each.rule})" for each in findings] == []
