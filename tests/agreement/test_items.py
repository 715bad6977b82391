"""Each indicator as a rater used it: mean, spread, what it adds to its scale, what is left out."""

import numpy as np
import pytest

from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.items import Item
from answer_eval.rating import Judged, Reason
from judging import ANNA, BEN, said

pytestmark = pytest.mark.usefixtures("few_resamples")

K0, K1, K2 = [1.0, 2, 3, 4, 5], [2.0, 1, 4, 3, 5], [5.0, 1, 2, 4, 1]
OTHER = said(BEN, [3])


def of_anna(judged: list[Judged], competencies: dict[str, str] | None = None) -> dict[str, Item]:
    """Return Anna's items by indicator."""
    found = compare([*judged, *OTHER], competencies).diagnostics.items
    return {each.indicator: each for each in found if each.rater == ANNA.id}


def table(*indicators: list[float]) -> list[float]:
    """Return ratings of some indicators, interview by interview."""
    return [rating for interview in zip(*indicators, strict=True) for rating in interview]


def cronbach(*indicators: list[float]) -> float:
    """Return α the textbook's way: of item variances and the variance of the sums."""
    size, total = len(indicators), np.sum(indicators, axis=0)
    spread = sum(np.var(each, ddof=1) for each in indicators)
    return float(size / (size - 1) * (1 - spread / np.var(total, ddof=1)))


def test_of_a_complete_table() -> None:
    """Mean, SD, corrected item-total r and α as numpy gives them."""
    found = of_anna(said(ANNA, table(K0, K1, K2), 3))
    first = found["k0"]
    assert (first.scale, first.judged, first.rated, first.not_rated) == ("all", 5, 5, 0)
    assert first.mean == 3
    assert first.sd == pytest.approx(np.std(K0, ddof=1))
    rest = np.mean([K1, K2], axis=0)
    assert first.item_total == pytest.approx(np.corrcoef(K0, rest)[0, 1])
    assert first.alpha == pytest.approx(cronbach(K0, K1, K2))
    assert first.alpha_without == pytest.approx(cronbach(K1, K2))
    assert found["k2"].alpha_without == pytest.approx(cronbach(K0, K1))


def test_the_scale_is_the_competency() -> None:
    """Where competencies are known, an indicator is held against its own."""
    found = of_anna(said(ANNA, table(K0, K1, K2), 3), {"k0": "care", "k1": "care", "k2": "skill"})
    assert found["k0"].scale == "care"
    assert found["k0"].alpha == pytest.approx(cronbach(K0, K1))
    for nothing in (found["k0"].alpha_without, found["k2"].item_total, found["k2"].alpha):
        assert nothing == Undefined("the scale has no other indicator")


def test_what_is_not_rated() -> None:
    """Of four judged units two are not rated; one that failed was never judged."""
    none = Reason.NO_EVIDENCE
    found = of_anna(said(ANNA, [1, 2, none, none, Reason.FAILED]))["k0"]
    assert (found.judged, found.rated, found.not_rated) == (4, 2, 0.5)


def test_too_little_says_so() -> None:
    """Of one interview there is a mean and no more, of an unrated indicator not even that."""
    found = of_anna(said(ANNA, [4, 3, Reason.FAILED], 3))
    assert found["k0"].mean == 4
    assert isinstance(found["k0"].sd, Undefined)
    assert isinstance(found["k0"].item_total, Undefined)
    assert isinstance(found["k0"].alpha, Undefined)
    assert found["k2"].mean == Undefined("never rated")
    assert found["k2"].not_rated == Undefined("never judged")
    assert found["k2"].as_json()["mean"] == {"value": None, "undefined": "never rated"}


def test_indicators_that_cancel_or_stand_still() -> None:
    """Opposite indicators have no α, constant ones no item-total r."""
    against = of_anna(said(ANNA, table([1, 2, 3], [3, 2, 1]), 2))["k0"]
    assert against.alpha == Undefined("the indicators don't vary together")
    still = of_anna(said(ANNA, table([3, 3, 3], [3, 2, 1]), 2))["k0"]
    assert still.item_total == Undefined("fewer than two different ratings")
