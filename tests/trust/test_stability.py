"""Repeated ratings: spread, ICC(1), what changes, and who crosses a cut."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.guide import Guide
from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit
from answer_eval.trust.stability import (
    Crossing,
    NoCut,
    Stability,
    repeat,
    stabilities,
    stability,
)
from rating_world import GUIDE
from trust.worlds import Ready, failing, in_turn, works

RATER = Rater("told", RaterKind.LLM)
Given = float | Reason


def judged(name: str, asks: tuple[Given, ...], checks: tuple[Given, ...] = ()) -> list[Judged]:
    """Judge one candidate's answer by both indicators, a value for each repeat."""
    rows = list[Judged]()
    for indicator, values in (("asks", asks), ("checks", checks)):
        unit = Unit(name, name, "helped", indicator)
        for sample, value in enumerate(values, start=1):
            rows.append(
                NotRated(unit=unit, rater=RATER, reason=value, sample=sample)
                if isinstance(value, Reason)
                else Rating(unit=unit, rater=RATER, value=value, sample=sample)
            )
    return rows


def seen(*rows: list[Judged], cut: float | NoCut = NoCut(), guide: Guide = GUIDE) -> Stability:  # noqa: B008  it holds nothing
    """Sum up rows of judgements."""
    return stability([each for group in rows for each in group], guide, RATER, cut)


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    """Golden: of 1,1 3,3 5,4 MS_U is 37/6 and MS_W 1/6, so that ICC(1) is 36/38."""
    found = seen(judged("a", (1.0, 1.0)), judged("b", (3.0, 3.0)), judged("c", (5.0, 4.0)))
    [asks] = found.indicators
    assert asks.icc.value == pytest.approx(36 / 38)
    assert isinstance(asks.icc.interval, Bounds | Undefined)
    assert (asks.of, asks.candidates, asks.moved, asks.flipped, asks.changed) == (3, 3, 1, 0, 1)
    assert not asks.is_enough


def test_evidence_that_comes_and_goes_is_a_change_of_its_own_kind() -> None:
    """A flip counts as changed, not as moved, and takes no part in the ICC."""
    none = Reason.NO_EVIDENCE
    found = seen(judged("a", (4.0, none)), judged("b", (2.0, 2.0)), judged("c", (none, none)))
    [asks] = found.indicators
    assert (asks.of, asks.moved, asks.flipped, asks.changed) == (3, 0, 1, 1)
    assert asks.icc.units == 1


def test_failures_are_listed_and_change_nothing() -> None:
    """A repeat with a failed call is no outcome of the indicator, nor of the overall score."""
    failed = Reason.FAILED
    found = seen(judged("a", (4.0, failed, 4.0), (2.0, 2.0, 2.0)))
    asks, checks = found.indicators
    assert [each.sample for each in found.failures] == [2]
    assert (asks.changed, checks.changed, found.overall.changed) == (0, 0, 0)
    assert found.overall.spread.answers == 1


def test_a_cut_is_crossed_by_who_stands_on_either_side() -> None:
    """Overall 3.5 and 2.5 cross 3; 3.0 and 3.5 don't, as the cut itself reaches it."""
    found = seen(judged("a", (4.0, 3.0), (3.0, 2.0)), judged("b", (3.0, 4.0), (3.0, 3.0)), cut=3.0)
    assert found.crossing == Crossing(3.0, 2, ("a",))
    assert not found.crossing.is_enough


def test_where_the_lowest_point_is_best_a_cut_is_reached_from_above() -> None:
    """On the cut is reached, beyond it isn't: 2 and 3 stand on either side of 2."""
    scale = GUIDE.scale.model_copy(update={"best": 1})
    guide = GUIDE.model_copy(update={"scale": scale})
    found = seen(judged("a", (2.0, 3.0), (2.0, 3.0)), cut=2.0, guide=guide)
    assert isinstance(found.crossing, Crossing)
    assert found.crossing.crossing == ("a",)


def test_without_scores_no_candidate_is_counted() -> None:
    """One indicator of two is rated: the guide asks for two, so that there is no score."""
    found = seen(judged("a", (4.0, 2.0)), cut=3.0)
    assert found.crossing == Crossing(3.0, 0, ())
    assert found.overall.spread.answers == 0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=2, max_size=6), st.integers(2, 4))
def test_a_rater_that_repeats_itself_changes_nothing(values: list[int], repeats: int) -> None:
    """Equal ratings: nothing changes, nobody crosses any cut, and the ICC is 1 or undefined."""
    rows = [
        judged(f"c{i}", (float(v),) * repeats, (float(v),) * repeats) for i, v in enumerate(values)
    ]
    found = seen(*rows, cut=3.0)
    assert [each.changed for each in (*found.indicators, found.overall)] == [0, 0, 0]
    assert found.crossing == Crossing(3.0, len(values), ())
    icc = found.indicators[0].icc.value
    assert isinstance(icc, Undefined) or icc == pytest.approx(1.0)


def test_every_round_asks_anew(tmp_path: Path) -> None:
    """Three interviews, four rounds: twelve requests, each told of, numbered by round."""
    rater = in_turn([4, 3])
    with Ready(rater, tmp_path) as ready:
        made = asyncio.run(repeat(works(3), ready.rounds, 4))
    assert len(rater.requests) == ready.finished == 12
    assert sorted({one.sample for each in made for one in each.judged}) == [1, 2, 3, 4]
    [found] = stabilities(made, {GUIDE.digest: GUIDE}, NoCut())
    assert found.repeats == 4
    assert not found.not_repeated
    assert found.indicators[0].of == 3


def test_an_interrupted_command_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Replies that a folder keeps are not asked for again, round by round."""
    rater = in_turn([4, 3])
    for _ in range(2):
        with Ready(rater, tmp_path) as ready:
            asyncio.run(repeat(works(2), ready.rounds, 3))
    assert len(rater.requests) == 6


def test_one_sample_says_how_to_get_more() -> None:
    """A run without --samples shows nothing, and says so."""
    found = seen(judged("a", (4.0,)))
    assert "--samples 5" in found.not_repeated


def test_a_rater_that_always_fails_leaves_nothing_to_compare(tmp_path: Path) -> None:
    """Every indicator without an outcome is there, with n = 0, and all failures are listed."""
    with Ready(failing(), tmp_path) as ready:
        made = asyncio.run(repeat(works(1), ready.rounds, 2))
    [found] = stabilities(made, {GUIDE.digest: GUIDE}, NoCut())
    assert [each.of for each in found.indicators] == [0, 0]
    assert len(found.failures) == 4
