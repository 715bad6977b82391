"""A machine takes one person's place among the people, beside the others, on the same units."""

import pytest

from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.gates import gates_of
from answer_eval.agreement.grid import grid_of
from answer_eval.agreement.group import POOLED
from answer_eval.agreement.stand_in import StandIn, stand_ins
from answer_eval.rating import Judged
from judging import ANNA, BEN, CLEO, LLM, said, simulated

pytestmark = pytest.mark.usefixtures("few_resamples")


def places(judged: list[Judged], **gates: float) -> dict[str, StandIn]:
    """Return the findings over all units, by the left-out person."""
    moved = gates_of(f"{name}={value}" for name, value in gates.items())
    return {each.person: each for each in stand_ins(POOLED, grid_of(judged), moved)}


def value(estimate: Estimate) -> float:
    """Return an estimate's value, which must be one."""
    assert isinstance(estimate.value, float)
    return estimate.value


def test_both_are_held_against_the_mean_of_the_others() -> None:
    """Anna left out, Ben and Cleo come to 1.5 4 3.5; the fourth unit isn't hers.

    The machine agrees fully with that, Anna's 1 5 4 less.
    """
    judged = (
        said(ANNA, [1, 5, 4, None])
        + said(BEN, [1, 4, 3, 2])
        + said(CLEO, [2, 4, 4, 2])
        + said(LLM, [1.5, 4, 3.5, 5])
    )
    qwk = places(judged)[ANNA.id].losses[0]
    assert qwk.difference.units == 3
    assert value(qwk.second) == pytest.approx(1)
    # Σxy = 35.5, n x̄ȳ = 30: cov = 5.5/3; var x = 3.5/3, var y = (42 − 100/3)/3 = 26/9, gap² = 1/9
    assert value(qwk.first) == pytest.approx(2 * 5.5 / 3 / (3.5 / 3 + 26 / 9 + 1 / 9))
    assert value(qwk.difference) == pytest.approx(value(qwk.first) - 1)


def test_a_good_machine_stands_in() -> None:
    """With data enough a machine that errs less than people takes anybody's place."""
    noise = {ANNA: 0.8, BEN: 0.8, CLEO: 0.8, LLM: 0.3}
    found = places(simulated(noise, candidates=150))
    assert set(found) == {ANNA.id, BEN.id, CLEO.id}
    assert {each.answer for each in found.values()} == {"yes"}
    sentence = found[ANNA.id].sentence
    assert sentence.startswith(f"{LLM.id} stands in at least as well as {ANNA.id}: yes (QWK with")
    assert "allowed 0.1)" in sentence


def test_a_poor_machine_does_not() -> None:
    """One that guesses loses what the left-out person keeps."""
    found = places(simulated({ANNA: 0.3, BEN: 0.3, LLM: 3.0}))
    assert {each.answer for each in found.values()} == {"no"}


def test_the_margin_can_be_moved() -> None:
    """A machine as good as a person is within a margin, and not above it without one."""
    judged = simulated({ANNA: 0.5, BEN: 0.5, LLM: 0.5}, candidates=300, seed=4)
    assert places(judged)[ANNA.id].answer == "yes"
    strict = places(judged, stand_in=0)[ANNA.id]
    assert strict.answer == "not enough data"
    assert "candidates would settle it" in strict.sentence


def test_few_candidates_are_not_enough() -> None:
    """The sentence says how many would be."""
    found = places(simulated({ANNA: 0.3, BEN: 0.3, LLM: 0.3}, candidates=6))[ANNA.id]
    assert found.answer == "not enough data"
    assert "about" in found.sentence


def test_without_common_units_it_says_so() -> None:
    """Two people who never rated the same unit leave nothing to compare."""
    judged = (
        said(ANNA, [1, 2, None, None]) + said(BEN, [None, None, 3, 4]) + said(LLM, [1, 2, 3, 4])
    )
    found = places(judged)[ANNA.id]
    assert isinstance(found.losses[0].difference.value, Undefined)
    assert "no unit was rated by the machine, this person and another" in found.sentence
    assert found.as_json()["stands_in"] == "not enough data"


def test_one_person_leaves_nobody() -> None:
    """With a single person there are no others to stand beside."""
    assert places(said(ANNA, [1, 2]) + said(LLM, [1, 2])) == {}
