"""The wheel carries all that the program needs: the demo runs from it, without the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DEMO = "import answer_eval; print(answer_eval.__file__); from answer_eval.cli import main; main()"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned builder, offline, and unpack it."""
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)  # noqa: S603  our own build
    (wheel,) = made.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(made / "site")
    return made / "site"


def test_the_demo_runs_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    """Prompts, rubrics, samples and templates are inside; nothing is taken from the checkout."""
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", DEMO, "demo"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(unpacked) in done.stdout.splitlines()[0]
    assert str(ROOT) not in done.stdout
    assert "not for decisions" in done.stdout
    assert (tmp_path / "demo-run" / "report.html").stat().st_size > 10_000


def test_no_path_of_the_builders_machine_is_inside(unpacked: Path) -> None:
    """What is shipped names no folder of ours."""
    texts = [p for p in unpacked.rglob("*") if p.suffix in {".py", ".yaml", ".md", ".json", ".txt"}]
    assert texts
    assert [p for p in texts if str(ROOT) in p.read_text("utf-8")] == []
