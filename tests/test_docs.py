"""What the documents promise holds: code runs, links lead somewhere, the README stays short."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "samples" / "README.md"]
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


def test_the_readme_is_short() -> None:
    """A newcomer reads 120 lines."""
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120


def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The lines under "From Python" work as they stand, and print a score."""
    monkeypatch.chdir(tmp_path)
    found = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(found[1], "README.md", "exec"), {})  # noqa: S102  our own README
    assert "Score(level=" in printed.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    """Every relative link and picture is in the repository."""
    targets = LINK.findall(page.read_text("utf-8"))
    assert [each for each in targets if not (page.parent / each).exists()] == []
