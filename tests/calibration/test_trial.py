"""Before and after are told on candidates whom the map wasn't fitted to, and only with enough."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.grid import grid_of
from answer_eval.calibration import trial as trial_module
from answer_eval.calibration.fits import Method
from answer_eval.calibration.pairs import Pairs, pairs_of
from answer_eval.calibration.trial import FOLDS, Trial, cross_fitted, folds_of, rising, trial
from answer_eval.rating import Judged, Rater, Rating, Reason
from answer_eval.rubric import Scale
from judging import ANNA, BEN, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")
SCALE = Scale(min=1, max=5)


def pairs(judged: Iterable[Judged]) -> Pairs:
    """Lay the machine beside the people."""
    grid = grid_of(judged)
    return pairs_of(grid, grid.machines[0], SCALE)


def rated(candidates: int = 60, lenient: float = 1.0, seed: int = 4) -> list[Judged]:
    """Return two people's and a lenient, narrow machine's ratings of two indicators."""
    random = np.random.default_rng(seed)
    true = random.normal(3, 1, candidates * 2)

    def by(rater: Rater, shift: float, width: float) -> list[Judged]:
        seen = 3 + shift + width * (true - 3 + random.normal(0, 0.5, len(true)))
        return said(rater, np.clip(np.round(seen), 1, 5).tolist(), indicators=2)

    return [*by(ANNA, 0, 1), *by(BEN, 0, 1), *by(LLM, lenient, 0.6)]


def tried(judged: Iterable[Judged], method: Method = Method.LINEAR) -> Trial:
    """Try a method, for sure."""
    found = trial(pairs(judged), method)
    assert isinstance(found, Trial)
    return found


def test_a_row_for_every_person_and_unit() -> None:
    """Units that only one side rated give none; a candidate without rows isn't counted."""
    judged = [
        *said(ANNA, [1, None, 3, Reason.NO_EVIDENCE]),
        *said(BEN, [2, 4, None, 5]),
        *said(LLM, [3, Reason.FAILED, 4, None]),
    ]
    found = pairs(judged)
    rows = sorted(zip(found.people.tolist(), found.machine.tolist(), strict=True))
    assert rows == [(1, 3), (2, 3), (3, 4)]
    assert found.names == ("i0", "i2")
    assert (found.raters, found.units, found.scale) == (2, 2, (1, 5))


@given(st.integers(FOLDS, 300))
def test_folds_part_the_candidates(candidates: int) -> None:
    """Each is in one fold, folds are of one size give or take one, and they are always the same."""
    folds = folds_of(candidates)
    sizes = np.bincount(folds, minlength=FOLDS)
    assert sizes.sum() == candidates
    assert sizes.max() - sizes.min() <= 1
    assert folds.tolist() == folds_of(candidates).tolist()


@pytest.mark.parametrize("method", list(Method))
def test_nobody_is_mapped_by_what_people_said_of_them(method: Method) -> None:
    """Whatever people rate one candidate, the mapped ratings of that candidate stay the same."""
    judged = rated(100)
    before = pairs(judged)
    mapped = cross_fitted(before, method)
    own = before.candidates == before.candidates[0]
    fold = folds_of(len(before.names))[before.candidates]
    changed = [_turned(each, before.names[before.candidates[0]]) for each in judged]
    now = cross_fitted(pairs(changed), method)
    assert not isinstance(mapped, Undefined)
    assert not isinstance(now, Undefined)
    fold_mates = fold == fold[0]
    assert own.any()
    np.testing.assert_array_equal(mapped[fold_mates], now[fold_mates])
    assert (mapped[~fold_mates] != now[~fold_mates]).any()


def _turned(judged: Judged, candidate: str) -> Judged:
    """Turn people's ratings of a candidate round."""
    mine = judged.unit.candidate == candidate and judged.rater in {ANNA, BEN}
    if not mine or not isinstance(judged, Rating):
        return judged
    return Rating(unit=judged.unit, rater=judged.rater, value=6 - judged.value)


def test_a_lenient_machine_that_keeps_to_the_middle_comes_closer() -> None:
    """Its bias goes, its spread becomes people's, and QWK rises beyond doubt."""
    found = tried(rated())
    changes = {each.coefficient: each for each in found.changes}
    bias, ratio = changes["bias"], changes["sd_ratio"]
    assert isinstance(bias.second.value, float)
    assert isinstance(bias.first.value, float)
    assert isinstance(ratio.first.value, float)
    assert bias.second.value > 0.7
    assert abs(bias.first.value) < 0.15
    assert ratio.first.value == pytest.approx(1, abs=0.1)
    assert "by QWK yes" in found.finding
    assert {each.indicator for each in found.residues} == {"k0", "k1"}


def test_a_machine_in_place_cannot_be_told_to_gain() -> None:
    """A machine that rates as one person does changes by chance alone."""
    judged = rated(lenient=0)
    judged = [each for each in judged if each.rater is not LLM]
    ben = [each for each in judged if each.rater is BEN and isinstance(each, Rating)]
    values = [each.value for each in ben]
    found = tried([*judged, *said(LLM, values, indicators=2)])
    assert "by QWK yes" not in found.finding


def test_exact_agreement_is_undefined_where_ratings_fall_between_points() -> None:
    """It is told before calibrating; after it, why not."""
    shown = tried(rated()).as_json()["coefficients"]["exact"]
    assert shown["before"]["value"] > 0
    assert "between" in shown["after"]["undefined"]
    assert "between" in shown["change"]["undefined"]


@pytest.mark.parametrize(("method", "enough"), [(Method.LINEAR, 50), (Method.MONOTONE, 100)])
def test_too_few_candidates(method: Method, enough: int) -> None:
    """One fewer than are needed is refused, with both numbers."""
    found = trial(pairs(rated(enough - 1)), method)
    assert isinstance(found, Undefined)
    assert f"of {enough - 1} candidates, and a {method} map needs {enough}" in found.why
    assert isinstance(trial(pairs(rated(enough)), method), Trial)


def test_a_machine_that_does_not_rise_with_people() -> None:
    """Noise has an r whose interval holds 0: no map, whatever its slope came out as."""
    judged = [each for each in rated() if each.rater is not LLM]
    noise = np.random.default_rng(1).integers(1, 6, 120)
    found = trial(pairs([*judged, *said(LLM, noise.tolist(), indicators=2)]), Method.LINEAR)
    assert isinstance(found, Undefined)
    assert "r with people is" in found.why


def test_a_machine_that_tells_only_indicators_apart() -> None:
    """Pooled r is high where one indicator is hard for all; within indicators it is noise."""
    random = np.random.default_rng(2)
    hard = np.tile([0, 2], 60)
    people, machine = (np.clip(1 + hard + random.integers(0, 3, 120), 1, 5) for _ in range(2))
    judged = [*said(ANNA, people.tolist(), indicators=2), *said(LLM, machine.tolist(), 2)]
    risen = rising(pairs(judged))
    assert isinstance(risen.pooled.interval, Bounds)
    assert isinstance(risen.within.value, float)
    assert risen.pooled.interval.low > 0.3
    assert abs(risen.within.value) < 0.2
    found = trial(pairs(judged), Method.LINEAR)
    assert isinstance(found, Undefined)
    assert f"{risen.within} within indicators" in found.why


def test_within_indicators_by_hand() -> None:
    """People 1 3 | 4 5 less 2 | 4.5; the machine 2 4 | 2 2 less 3 | 2."""
    judged = [*said(ANNA, [1, 4, 3, 5], indicators=2), *said(LLM, [2, 2, 4, 2], indicators=2)]
    found = pairs(judged).centred
    rows = sorted(zip(found.people.tolist(), found.machine.tolist(), strict=True))
    assert rows == [(-1, -1), (-0.5, 0), (0.5, 0), (1, 1)]


def test_a_machine_of_one_rating_an_indicator() -> None:
    """All that differs is between indicators: no map."""
    judged = [each for each in rated() if each.rater is not LLM]
    found = trial(pairs([*judged, *said(LLM, [2, 4] * 60, indicators=2)]), Method.LINEAR)
    assert isinstance(found, Undefined)
    assert found.why.startswith("within its indicators")


def test_r_is_not_told_after() -> None:
    """Five folds' lines pooled are no rising map: r before is told, pooled and within."""
    shown = tried(rated()).as_json()
    assert "pearson" not in shown["coefficients"]
    assert shown["r"].keys() == {"pooled", "within_indicators"}
    assert "take the maps as they are" in shown["finding"]


def test_a_machine_of_one_rating() -> None:
    """It has no r at all, and says so."""
    judged = [each for each in rated() if each.rater is not LLM]
    found = trial(pairs([*judged, *said(LLM, [3] * 120, indicators=2)]), Method.LINEAR)
    assert isinstance(found, Undefined)
    assert found.why == "a rater gave every unit 3: there is no spread to relate"


def test_a_fold_without_spread_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all that differs comes from one fold, the others' map can't be fitted."""
    monkeypatch.setattr(trial_module, "folds_of", lambda count: np.arange(count) // 12)
    last = sorted(range(60), key=lambda number: f"i{number}")[48:]
    values = [1.0 + 4 * (number % 2) if number in last else 2.0 for number in range(60)]
    found = trial(pairs([*said(ANNA, values), *said(LLM, values)]), Method.LINEAR)
    assert isinstance(found, Undefined)
    assert found.why.startswith("without one fifth of the candidates, the machine gave 2")


def test_further_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map that makes it worse is told as such."""
    monkeypatch.setattr(trial_module, "cross_fitted", lambda pairs, _: 6 - pairs.machine)
    assert "by QWK no, further away" in tried(rated()).finding
