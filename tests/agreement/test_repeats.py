"""What repeats of one rating come to, whoever counts them."""

import pytest

from answer_eval.agreement.repeats import NotRepeated, by_indicator, repeats_of, spread
from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit

RATER = Rater("told", RaterKind.LLM)
UNIT = Unit("i", "c", "q", "asks")


def judged(*given: float | Reason) -> list[Judged]:
    """Judge one unit in repeats numbered from 1."""
    return [
        NotRated(unit=UNIT, rater=RATER, reason=each, sample=sample)
        if isinstance(each, Reason)
        else Rating(unit=UNIT, rater=RATER, value=each, sample=sample)
        for sample, each in enumerate(given, start=1)
    ]


def test_a_rating_that_comes_and_goes_flips_and_does_not_move() -> None:
    """4, nothing, 4: one rating value, two outcomes of three with a number."""
    found = repeats_of(judged(4.0, Reason.NO_EVIDENCE, 4.0))[UNIT]
    assert (found.values, found.unrated, found.outcomes) == ((4.0, 4.0), 1, 3)
    assert found.flips
    assert not found.moves


def test_a_failed_call_is_no_outcome() -> None:
    """A timeout tells of a line, not of a rater: no flip, and one outcome fewer."""
    found = repeats_of(judged(4.0, Reason.FAILED, 3.0))[UNIT]
    assert (found.outcomes, found.flips, found.moves) == (2, False, True)


def test_repeats_stand_in_the_order_of_their_samples() -> None:
    """However the rows of a table are sorted."""
    found = repeats_of(reversed(judged(1.0, 2.0, 5.0)))
    assert found[UNIT].values == (1.0, 2.0, 5.0)


def test_the_spread_is_the_mean_of_each_answers_own() -> None:
    """Golden: SD of 2, 4 is √2 and of 3, 3 is 0; one rated once has none."""
    given = [(2.0, 4.0), (3.0, 3.0), (5.0,)]
    found = spread("asks", [repeats_of(judged(*each))[UNIT] for each in given])
    assert (found.answers, found.wavering) == (2, 0)
    assert found.mean_sd == pytest.approx(2**0.5 / 2)
    assert found.widest_sd == pytest.approx(2**0.5)


def test_without_a_second_rating_there_is_no_spread() -> None:
    """The reason stands in its place, never a 0."""
    found = spread("asks", list(repeats_of(judged(4.0)).values()))
    assert found.answers == 0
    assert isinstance(found.mean_sd, NotRepeated)
    assert isinstance(found.widest_sd, NotRepeated)


def test_indicators_stand_in_the_order_asked_for() -> None:
    """Those that nobody judged are left out."""
    found = repeats_of(judged(4.0))
    assert list(by_indicator(found, ["checks", "asks"])) == ["asks"]
