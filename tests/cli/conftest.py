"""What tests of commands share: few resamples, runs to compare with people, rated worlds."""

import json
import shutil
from pathlib import Path

import pytest

from agreeing import PEOPLE, RUN_HEADER
from calibration_world import World


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Return a table of two people's ratings."""
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Return a run's folder with the baseline's ratings of the same units."""
    folder = tmp_path / "run"
    folder.mkdir()
    rows = "".join(
        f"int_{i},cand_{i // 2},small,1,hard,{indicator},baseline,baseline,1,{1.5 + i % 4},,2,\n"
        for i in range(6)
        for indicator in ("asks", "checks")
    )
    (folder / "ratings.csv").write_text(RUN_HEADER + rows)
    about = {"labels": {"baseline": True, "illustrative_ratings": True}}
    (folder / "run.json").write_text(json.dumps(about))
    return folder


@pytest.fixture(scope="session")
def rated_world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Rate a world, once for all."""
    first = World(tmp_path_factory.mktemp("world"))
    assert first.score() == 0
    return first


@pytest.fixture
def world(rated_world: World, tmp_path: Path) -> World:
    """Return a copy to do anything to."""
    shutil.copytree(rated_world.run, tmp_path / "run")
    return World(tmp_path)
