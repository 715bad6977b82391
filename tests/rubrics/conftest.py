"""The shipped guides as they are read, and the documents they were taken from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from answer_eval.guide import Guide, parse_guide, parse_rubric
from answer_eval.rubric import RubricFile

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "rubrics"


def _text(file: str) -> str:
    return (SHIPPED / file).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], Guide]:
    """Return a way to read a shipped guide by its file's name without the suffix."""

    def read(name: str) -> Guide:
        return parse_guide(_text(f"{name}.yaml"), name, lambda file: (_text(file), file))

    return read


@pytest.fixture(scope="session")
def competencies() -> RubricFile:
    """Return the rubric that the shipped guides take their competencies from."""
    return parse_rubric(_text("support_competencies.yaml"), "support_competencies.yaml")


@pytest.fixture(scope="session")
def seeds() -> dict[str, list[str]]:
    """Return the lines of each document the guides were taken from, by its short name."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the documents that the guides were taken from are not beside this checkout")
    files = sorted(folder.glob("*.txt"))
    return {file.name[:3]: file.read_text(encoding="utf-8").splitlines() for file in files}
