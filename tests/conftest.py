"""What all tests share: a slow machine is no failure of a property, nor is a narrow terminal."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from answer_eval.agreement import bootstrap

settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

os.environ.pop("COLUMNS", None)  # what is printed is as wide as in a pipe


@pytest.fixture
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw 100 resamples instead of 2,000: intervals have tests of their own."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 100)
    bootstrap.resamples_of.cache_clear()
    yield
    bootstrap.resamples_of.cache_clear()
