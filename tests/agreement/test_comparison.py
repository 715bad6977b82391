"""Comparing raters: people with people and machines with people, on the units they share."""

import json

import numpy as np
import pytest

from answer_eval.agreement.compared import MEAN, Comparison, PairKind, TwoByTwo
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.report import NOT_FOR_DECISIONS, AgreementReport
from answer_eval.agreement.verdict import Outcome
from answer_eval.rating import Judged, Rating, Reason, Unit
from judging import ANNA, BASELINE, BEN, LLM, said, simulated

pytestmark = pytest.mark.usefixtures("few_resamples")


def pooled(report: AgreementReport, first: str, second: str) -> Comparison:
    """Return the comparison of two raters over all units."""
    return next(each for each in report.pooled() if (each.first, each.second) == (first, second))


NEARLY_RIGHT = {ANNA: 0.3, BEN: 0.3, LLM: 0.3}


def test_one_path_for_people_and_machines() -> None:
    """Every pair is compared, people first as the reference, machines also with the mean."""
    report = compare(simulated(NEARLY_RIGHT, candidates=5))
    assert [(each.kind, each.first, each.second) for each in report.pooled()] == [
        (PairKind.HUMAN_HUMAN, ANNA.id, BEN.id),
        (PairKind.HUMAN_MACHINE, ANNA.id, LLM.id),
        (PairKind.HUMAN_MACHINE, BEN.id, LLM.id),
        (PairKind.MEAN_MACHINE, MEAN, LLM.id),
    ]


def test_coverage_stands_beside_every_coefficient() -> None:
    """Coefficients are on units that both rated, of those that both took up; gaps aren't units."""
    nothing, failed = Reason.NO_EVIDENCE, Reason.INVALID_REPLY
    judged = said(ANNA, [1, 2, 3, nothing, None, 4]) + said(
        LLM, [1, 2, nothing, nothing, 5, failed]
    )
    found = pooled(compare(judged), ANNA.id, LLM.id)
    assert (found.rated, found.of) == (2, 5)
    assert {each.units for each in found.coefficients.values()} == {2}


def test_not_rated_has_its_own_table() -> None:
    """A failed reply says nothing of the answer: it is in the coverage, not in this table.

    7 of 10 agree; by chance .6 * .7 + .4 * .3 = .54: κ = (.7 - .54) / .46.
    """
    no = Reason.NO_EVIDENCE
    people: list[float | Reason | None] = [1, 2, 3, 4, 5, 1, no, no, no, no, 3]
    machine: list[float | Reason | None] = [1, 2, 3, 4, 5, no, 1, 1, no, no, Reason.FAILED]
    found = pooled(compare(said(ANNA, people) + said(LLM, machine)), ANNA.id, LLM.id).not_rated
    assert isinstance(found, TwoByTwo)
    assert (found.both_rated, found.first_only, found.second_only, found.neither) == (5, 1, 2, 2)
    assert found.exact.value == pytest.approx(0.7)
    assert found.kappa.value == pytest.approx((0.7 - 0.54) / 0.46)


def test_always_rated_has_no_kappa_of_rating() -> None:
    """Where both rated everything there is no second category, and it says so."""
    found = pooled(compare(said(ANNA, [1, 2]) + said(BEN, [1, 3])), ANNA.id, BEN.id).not_rated
    assert isinstance(found, TwoByTwo)
    assert found.kappa.value == Undefined("both found something to rate throughout")


def test_mean_of_people_is_of_two_or_more() -> None:
    """The mean is compared on units that two people rated: (1+2)/2 and (4+5)/2, not the third."""
    judged = said(ANNA, [1, 4, 3]) + said(BEN, [2, 5, None]) + said(LLM, [2, 5, 3])
    found = pooled(compare(judged), MEAN, LLM.id)
    assert (found.rated, found.of) == (2, 2)
    assert found.coefficients["bias"].value == pytest.approx(0.5)


def test_samples_count_as_their_median() -> None:
    """Three samples of one unit are one rating."""
    unit = Unit("i0", "i0", "q", "k0")
    samples: list[Judged] = [
        Rating(unit=unit, rater=LLM, value=value, sample=number)
        for number, value in enumerate([2, 5, 4], start=1)
    ]
    found = pooled(compare([*samples, *said(ANNA, [3])]), ANNA.id, LLM.id)
    assert found.coefficients["bias"].value == 1


def test_people_need_not_name_the_candidate() -> None:
    """A table without candidates meets a run with them: the unit is the interview's."""
    unit = Unit("i0", "c. andidate", "q", "k0")
    report = compare([Rating(unit=unit, rater=LLM, value=4), *said(ANNA, [3])])
    assert (report.units, pooled(report, ANNA.id, LLM.id).rated) == (1, 1)


def test_groups_follow_the_guide() -> None:
    """Units are grouped by competency, question and indicator as well as pooled."""
    report = compare(simulated(NEARLY_RIGHT, candidates=5), {"k0": "care", "k1": "care"})
    groups = {(each.group.kind, each.group.id) for each in report.comparisons}
    assert groups == {
        ("all", ""),
        ("competency", "care"),
        ("question", "q"),
        ("indicator", "k0"),
        ("indicator", "k1"),
        ("indicator", "k2"),
    }


def test_a_machine_as_good_as_people_passes() -> None:
    """With data enough, a machine that reads as people do clears every gate."""
    noise = {ANNA: 0.5, BEN: 0.5, LLM: 0.5}
    standing = compare(simulated(noise, candidates=500)).standings[0]
    assert standing.verdict.outcome is Outcome.PASS
    assert standing.against == MEAN


def test_a_machine_that_guesses_fails() -> None:
    """A scorer that says 3 or 4 at random is adjacent on most units, and fails."""
    random = np.random.default_rng(1)
    judged = simulated({ANNA: 0.3, BEN: 0.3})
    guesses = said(BASELINE, random.integers(3, 5, 360).tolist(), indicators=3)
    report = compare(judged + guesses)
    found = pooled(report, ANNA.id, BASELINE.id)
    adjacent, qwk = (found.coefficients[name].value for name in ("adjacent", "qwk"))
    assert isinstance(adjacent, float)
    assert isinstance(qwk, float)
    assert adjacent > 0.7
    assert abs(qwk) < 0.15
    assert found.verdict.outcome is Outcome.FAIL
    assert report.standings[0].verdict.outcome is Outcome.FAIL
    assert report.labels == (NOT_FOR_DECISIONS,)


def test_few_candidates_are_not_enough() -> None:
    """Perfect agreement of five candidates proves nothing, and it says how many would."""
    verdict = compare(simulated(dict.fromkeys((ANNA, BEN), 0.0), candidates=5)).pooled()[0].verdict
    assert verdict.outcome is Outcome.NOT_ENOUGH_DATA
    assert verdict.enough == 20


def test_degradation_is_on_units_that_all_three_rated() -> None:
    """Human-human and human-machine agreement come from the same units, and so does the loss."""
    judged = simulated({ANNA: 0.5, BEN: 0.5, LLM: 1.5})
    some = [each for each in judged if each.rater != LLM or each.unit.indicator != "k0"]
    standing = compare(some).standings[0]
    qwk = standing.degradations[0]
    assert qwk.difference.units == qwk.human_human.units == 240
    values = [each.value for each in (qwk.human_human, qwk.human_machine, qwk.difference)]
    human, machine, loss = (value for value in values if isinstance(value, float))
    assert loss == pytest.approx(human - machine)
    assert loss > 0.1


def test_ceiling_is_the_root_of_reliability() -> None:
    """Against one person √ρ, against the mean of two √(2ρ / (1 + ρ))."""
    report = compare(simulated({ANNA: 1.0, BEN: 1.0, LLM: 0.1}))
    rho = report.standings[0].reliability
    assert isinstance(rho, float)
    assert pooled(report, ANNA.id, LLM.id).ceiling == pytest.approx(rho**0.5)
    assert pooled(report, MEAN, LLM.id).ceiling == pytest.approx((2 * rho / (1 + rho)) ** 0.5)
    assert isinstance(pooled(report, ANNA.id, BEN.id).ceiling, Undefined)


def test_no_ceiling_where_people_disagree() -> None:
    """People whose ratings run against each other set no ceiling."""
    judged = said(ANNA, [1, 2, 3, 4]) + said(BEN, [4, 3, 2, 1]) + said(LLM, [1, 2, 3, 5])
    assert isinstance(pooled(compare(judged), ANNA.id, LLM.id).ceiling, Undefined)


def test_one_person_gives_no_baseline() -> None:
    """A single person is who the machine is held against, and there is no human-human baseline."""
    standing = compare(said(ANNA, [1, 2, 3]) + said(LLM, [1, 2, 4])).standings[0]
    assert standing.against == ANNA.id
    assert standing.degradations[0].difference.value == Undefined(
        "no unit was rated by two people and the machine"
    )


def test_ratings_between_points_leave_exactness_out() -> None:
    """A machine that rates with a decimal is judged without the gate on exact agreement."""
    judged = simulated({ANNA: 0.5, BEN: 0.5})
    with_decimals = said(BASELINE, [2.5, 3.5, 4.5] * 120, indicators=3)
    standing = compare(judged + with_decimals).standings[0]
    gates = [each.gate.name for each in standing.verdict.gates]
    assert gates == ["qwk", "pearson", "smd", "sd_ratio", "degradation_qwk", "degradation_pearson"]
    assert isinstance(standing.degradations[2].difference.value, Undefined)


def test_raters_are_summed_up() -> None:
    """A rater's severity and range stand in the report, with what was not rated and what failed."""
    report = compare(
        said(ANNA, [1, 3, Reason.NOT_ASKED]) + said(LLM, [Reason.TRUNCATED, Reason.FAILED])
    )
    anna, llm = report.raters
    assert (anna.rated, anna.not_rated, anna.failed) == (2, 1, 0)
    assert (anna.mean, anna.lowest, anna.highest) == (2.0, 1.0, 3.0)
    assert anna.sd == pytest.approx(2**0.5)
    assert (llm.rated, llm.failed, llm.mean) == (0, 2, Undefined("this rater rated nothing"))


def test_machines_without_people() -> None:
    """Two machines are compared with each other, and stand beside nobody."""
    report = compare(said(LLM, [1, 2, 3]) + said(BASELINE, [1, 2, 4]))
    assert [each.kind for each in report.pooled()] == [PairKind.MACHINE_MACHINE]
    assert report.standings == ()


def test_json_says_why_there_is_no_number() -> None:
    """JSON has a null with its reason where there is none."""
    report = compare(said(ANNA, [3, 3]) + said(LLM, [3, 3]))
    shown = json.loads(json.dumps(report.to_json(), allow_nan=False))
    qwk = shown["comparisons"][0]["coefficients"]["qwk"]
    assert qwk["value"] is None
    assert "every rating is 3" in qwk["undefined"]
    assert report.shares_units


def test_together_takes_all_raters_at_once() -> None:
    """Coefficients for any number of raters are given for the people and for all."""
    report = compare(simulated(NEARLY_RIGHT, candidates=5))
    together = [each for each in report.together if each.group.kind == "all"]
    assert [(each.who, len(each.raters)) for each in together] == [("humans", 2), ("all raters", 3)]
    assert {"alpha_ordinal", "icc_2_1"} <= together[1].coefficients.keys()
    assert "qwk" not in together[1].coefficients
