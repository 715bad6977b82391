"""How far ratings of one answer move when it is rated again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.agreement.repeats import NotRepeated
from answer_eval.rating import Reason
from answer_eval.trial.cases import Unlabelled
from answer_eval.trial.stability import stability
from trying import rated, small_guide

SILENT = Reason.NO_EVIDENCE


def test_the_spread_is_each_answers_own() -> None:
    """Golden: SD of (2, 4) is √2, of (3, 3) 0; the mean over both answers is √2 / 2."""
    cases = [
        rated(Unlabelled(), {"asks": (2.0, 4.0), "checks": (1.0, SILENT)}, name="a"),
        rated(Unlabelled(), {"asks": (3.0, 3.0), "checks": (SILENT, SILENT)}, name="b"),
    ]
    asks, checks = stability(cases, small_guide())
    assert (asks.indicator, asks.answers, asks.wavering) == ("asks", 2, 0)
    assert asks.mean_sd == pytest.approx(2**0.5 / 2)
    assert asks.widest_sd == pytest.approx(2**0.5)
    assert (checks.answers, checks.wavering) == (0, 1)
    assert isinstance(checks.mean_sd, NotRepeated)


@given(st.floats(1, 5), st.integers(2, 6))
def test_a_rater_that_repeats_itself_has_no_spread(value: float, samples: int) -> None:
    """Equal ratings have an SD of exactly 0, however many there are."""
    (found,) = stability([rated(Unlabelled(), {"asks": (value,) * samples})], small_guide())
    assert found.mean_sd == pytest.approx(0.0, abs=1e-9)
    assert found.wavering == 0
