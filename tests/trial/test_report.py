"""What a trial comes to: the tally, the gates and the verdict."""

import json
from fractions import Fraction

import pytest

from answer_eval.agreement.repeats import NotRepeated
from answer_eval.answers import Kind
from answer_eval.rating import Reason
from answer_eval.trial.as_json import as_json
from answer_eval.trial.cases import LeftOut
from answer_eval.trial.pairs import NoMargin, Outcome
from answer_eval.trial.report import BEATS, BEATS_BY_NUMBERS, Trial, Verdict, trial_of
from trying import RATER, rated, small_guide

ONCE = NotRepeated("rated once")
SILENT = Reason.NO_EVIDENCE


def tried(*weak: float | Reason) -> Trial:
    """Try one good answer, rated 3, against weak ones with these ratings."""
    cases = [rated(Kind.GOOD, {"asks": 3.0})]
    cases += [rated(Kind.WEAK, {"asks": each}, name=f"w{i}") for i, each in enumerate(weak)]
    return trial_of(cases, (), small_guide(), RATER, ONCE)


@pytest.mark.parametrize(
    ("weak", "verdict"),
    [
        ((1.0, 1.0, 1.0, 1.0, 5.0), Verdict.PASSED),  # 4 of 5, all by numbers
        ((1.0, 1.0, 1.0, SILENT, 5.0), Verdict.PASSED),  # 4 of 5, 3 of them by numbers
        ((1.0, 1.0, SILENT, SILENT, 5.0), Verdict.FELL_SHORT),  # 4 of 5, 2 by numbers
        ((1.0, 1.0, 1.0, 3.0, 5.0), Verdict.FELL_SHORT),  # 3 of 5: a tie is not won
        ((1.0, 1.0, 1.0, Reason.FAILED, 5.0), Verdict.FELL_SHORT),  # nor is what failed
        ((), Verdict.NOT_ENOUGH_DATA),
    ],
)
def test_the_verdict_needs_four_of_five_and_three_of_five_by_numbers(
    weak: tuple[float | Reason, ...], verdict: Verdict
) -> None:
    """The bounds are met by standing on them; without a pair nothing has been shown."""
    assert (Fraction(4, 5), Fraction(3, 5)) == (BEATS, BEATS_BY_NUMBERS)
    assert tried(*weak).verdict is verdict


def test_the_tally_keeps_numbers_and_silence_apart() -> None:
    """Each outcome is counted by itself, and the margin is of the pairs with two scores alone."""
    trial = tried(1.0, SILENT, 3.0, 5.0, Reason.REFUSED)
    assert set(trial.tally.values()) == {1}
    assert trial.margin == pytest.approx((2 + 0 - 2) / 3)
    assert trial.blame == (("asks", 2),)
    assert [each.unit.interview for each in trial.failures] == ["w4"]
    assert isinstance(tried(SILENT).margin, NoMargin)


def test_everything_is_in_the_json_and_nothing_missing_is_a_number() -> None:
    """A score or margin that isn't there is null, and the reason stands beside it."""
    cases = [
        rated(Kind.GOOD, {"asks": (3.0, 4.0)}),
        rated(Kind.WEAK, {"asks": (SILENT, SILENT)}),
        rated(Kind.WEAK, {"asks": (1.0, Reason.FAILED)}, name="failed"),
    ]
    left = (LeftOut("x", "helped", "why"),)
    written = as_json(trial_of(cases, left, small_guide(), RATER, 2))
    written = json.loads(json.dumps(written))
    silent, failed = written["by_pair"]
    assert silent["outcome"] == Outcome.WON_BY_NO_EVIDENCE
    assert (silent["weak_score"], silent["margin"]) == (None, None)
    assert silent["no_margin"]
    assert silent["indicators"][0]["weak_not_rated"] == ["no_evidence"]
    assert failed["outcome"] == Outcome.UNDECIDED
    assert written["failures"][0]["reason"] == "failed"
    assert written["left_out"] == [{"interview": "x", "question": "helped", "why": "why"}]
    (spread,) = written["stability"]["indicators"]
    assert spread["mean_sd"] == pytest.approx(0.5**0.5)
    once = as_json(tried(1.0))["stability"]
    assert once == {"why_not": "rated once", "indicators": []}
