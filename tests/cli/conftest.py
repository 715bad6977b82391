"""What tests of calibration from the command line share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer_eval.agreement import bootstrap
from calibration_world import World


@pytest.fixture
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw few resamples: this is about the commands."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 100)
    bootstrap.resamples_of.cache_clear()
    yield
    bootstrap.resamples_of.cache_clear()


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
