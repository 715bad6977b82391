"""What tests of calibration share."""

from collections.abc import Iterator

import pytest

from answer_eval.agreement import bootstrap


@pytest.fixture
def few_resamples(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Draw 200 resamples instead of 2,000: intervals have tests of their own."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 200)
    bootstrap.resamples_of.cache_clear()
    yield
    bootstrap.resamples_of.cache_clear()
