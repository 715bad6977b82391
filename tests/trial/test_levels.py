"""Expected ratings against given ones."""

from answer_eval.answers import ExpectedRating
from answer_eval.rating import Reason
from answer_eval.trial.cases import Unlabelled
from answer_eval.trial.levels import Closeness, NoneRated, expectations
from trying import Q1, rated, small_guide


def test_difference_and_nearness_are_those_of_the_rated_answers() -> None:
    """Golden: 4.5 − 4 and 1 − 3 give a mean of −0.75; one of two lies within a point."""
    cases = [
        rated(Unlabelled(), {"asks": 4.5}, name="a", expected=(ExpectedRating(Q1, "asks", 4),)),
        rated(Unlabelled(), {"asks": 1.0}, name="b", expected=(ExpectedRating(Q1, "asks", 3),)),
        rated(
            Unlabelled(),
            {"asks": Reason.NO_EVIDENCE},
            name="c",
            expected=(ExpectedRating(Q1, "asks", 1),),
        ),
    ]
    (found,) = expectations(cases, small_guide())
    assert (found.indicator, found.expected, found.rated) == ("asks", 3, 2)
    assert found.closeness == Closeness(-0.75, 0.5)


def test_one_for_the_whole_answer_holds_for_each_indicator_without_its_own() -> None:
    """The one named keeps its own: asks 2 − 2, checks 2 − 5."""
    expected = (ExpectedRating(Q1, "", 5), ExpectedRating(Q1, "asks", 2))
    case = rated(Unlabelled(), {"asks": 2.0, "checks": 2.0}, expected=expected)
    asks, checks = expectations([case], small_guide())
    assert asks.closeness == Closeness(0.0, 1.0)
    assert checks.closeness == Closeness(-3.0, 0.0)


def test_without_a_rating_there_is_no_difference() -> None:
    """Not rated is no distance of any size."""
    expected = (ExpectedRating(Q1, "asks", 5),)
    case = rated(Unlabelled(), {"asks": Reason.NO_EVIDENCE}, expected=expected)
    (found,) = expectations([case], small_guide())
    assert found.closeness == NoneRated()
    assert expectations([rated(Unlabelled(), {"asks": 3.0})], small_guide()) == ()
