"""What the tests of written findings share: one comparison of people, a model and the baseline."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from answer_eval.agreement import bootstrap
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.report import AgreementReport
from answer_eval.rating import Judged, Rating, Reason
from judging import ANNA, BASELINE, BEN, CLEO, LLM, said, simulated


@contextmanager
def few_resamples() -> Iterator[None]:
    """Draw few resamples for as long as it takes: a session's fixture outlives its tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "RESAMPLES", 100)
        bootstrap.resamples_of.cache_clear()
        yield
    bootstrap.resamples_of.cache_clear()


def judgements() -> list[Judged]:
    """Return 25 candidates' ratings by three people, a model that remarks, and the baseline."""
    people = simulated({ANNA: 0.5, BEN: 0.5, CLEO: 0.9, LLM: 0.7}, candidates=25)
    own = said(BASELINE, [3.5, 3.0, Reason.NO_EVIDENCE] * 25, indicators=3)
    return [_remarked(each) for each in people] + own


def _remarked(judged: Judged) -> Judged:
    words = "=HYPERLINK(<b>\x00\u202e</b>)"
    is_of_model = isinstance(judged, Rating) and judged.rater == LLM
    return replace(judged, observation=words) if is_of_model else judged


@pytest.fixture(scope="session")
def report() -> AgreementReport:
    """Compare people, a model and the baseline."""
    with few_resamples():
        return compare(judgements())


@pytest.fixture(scope="session")
def people() -> AgreementReport:
    """Compare two people, of whom one rates the same throughout."""
    with few_resamples():
        return compare(said(ANNA, [1, 2, 3, 4]) + said(BEN, [3, 3, 3, 3]))
