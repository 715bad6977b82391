"""A calibration's file says all that it rests on, and is refused where it says nonsense."""

import json
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.calibration.maps import Linear, Map, Monotone
from answer_eval.calibration.record import (
    Basis,
    Calibration,
    Fitted,
    Misfit,
    Uncalibrated,
    calibration_of,
    candidate_digest,
    read_calibration,
    text_of,
)
from answer_eval.errors import BadCalibration

BASIS = Basis(
    rater="openai/m",
    guide="small",
    guide_version="1",
    guide_digest="a" * 64,
    settings={"model": "m"},
    plan={"per": "answer", "samples": 1},
    prompt="b" * 64,
)


def fitted(mapping: Map = Linear(2, -1), **changed: Any) -> Fitted:  # noqa: B008  it is frozen
    """Return a map for BASIS, with changes."""
    found = Fitted(
        basis=BASIS,
        map=mapping,
        scale=(1, 5),
        seen=(1.5, 4),
        candidates=2,
        units=4,
        ratings=8,
        people=2,
        fitted_on=tuple(map(candidate_digest, ("ana", "bo"))),
        cross_fitted={"folds": 5},
    )
    return replace(found, **changed)


def calibration(*maps: Fitted) -> Calibration:
    """Return a calibration of some maps."""
    return Calibration(
        name="autumn",
        method="linear",
        made="2026-11-22",
        package="0.1.0",
        human={"file": "human.csv", "digest": "c" * 64},
        maps=maps or (fitted(),),
    )


@given(st.sampled_from([Linear(0.5, 1.25), Monotone(((1.0, 1.5), (4.5, 4.0)))]))
def test_written_and_read_it_is_the_same(mapping: Map) -> None:
    """A file holds everything."""
    made = calibration(fitted(mapping))
    assert read_calibration(text_of(made), "autumn.json") == made


def test_a_map_keeps_to_the_scale_and_knows_whom_it_was_fitted_to() -> None:
    """2 × 4 - 1 is 7, so 5; ratings from 1.5 to 4 are those it has seen."""
    one = fitted()
    assert (one.at(2), one.at(4)) == (3, 5)
    assert [one.reaches(each) for each in (1, 1.5, 4, 4.5)] == [False, True, True, False]
    assert (calibration().knows("ana"), calibration().knows("cy")) == (True, False)


def test_no_candidate_is_named() -> None:
    """The file travels; it holds digests."""
    assert "ana" not in text_of(calibration())


def test_a_run_without_a_calibration_says_nothing_of_one() -> None:
    """Nothing is not a calibration of no maps: that one is refused."""
    assert isinstance(calibration_of({}, "run.sqlite"), Uncalibrated)
    assert isinstance(calibration_of(None, "run.json"), Uncalibrated)
    assert Uncalibrated().about == {}
    assert calibration_of(calibration().about, "run.sqlite") == calibration()


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("rater", "openai/other", "fitted to a rater (openai/m) other than openai/other"),
        ("guide", "large", "fitted to a guide (small) other than large"),
        ("guide_digest", "d" * 64, f"a guide's text ({'a' * 16}) other than {'d' * 16}"),
        ("settings", {"model": "m", "effort": "low"}, "settings (model m) other than model m, eff"),
        ("plan", {"per": "answer", "samples": 3}, "samples 1) other than per answer, samples 3"),
        ("prompt", "e" * 64, f"a prompt ({'b' * 16}) other than {'e' * 16}"),
    ],
)
def test_whatever_differs_is_named(field: str, value: object, why: str) -> None:
    """A map holds for ratings made as those it was fitted to."""
    made = calibration()
    assert made.of(BASIS) == made.maps[0]
    wanted: dict[str, Any] = {field: value}
    found = made.of(replace(BASIS, **wanted))
    assert isinstance(found, Misfit)
    assert why in found.why


def test_another_version_of_the_same_text_is_the_same_guide() -> None:
    """The digest tells, and it holds the version; the other fields pick among several maps."""
    other = fitted(Linear(1, 1), basis=replace(BASIS, prompt="f" * 64))
    made = calibration(fitted(), other)
    assert made.of(replace(BASIS, prompt="f" * 64)) == other


def broken(**changed: Any) -> str:
    """Return the file with changes at its top."""
    return json.dumps(json.loads(text_of(calibration())) | changed)


def with_map(mapping: object) -> str:
    """Return the file with another map."""
    return within(map=mapping)


def within(**changed: object) -> str:
    """Return the file with changes in its map's record."""
    about = json.loads(text_of(calibration()))
    about["maps"][0] |= changed
    return json.dumps(about)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "holds no calibration"),
        ("[1]", "of version none"),
        (broken(version=2), "of version 2; this package reads version 1"),
        (broken(maps=3), "maps"),
        (with_map({"method": "linear", "slope": -1, "intercept": 6}), "doesn't rise"),
        (with_map({"method": "monotone", "points": [[1, 4], [2, 3]]}), "don't rise"),
        (with_map({"method": "linear", "slope": nan, "intercept": 6}), "doesn't rise"),
        (with_map({"method": "linear", "slope": inf, "intercept": 6}), "doesn't rise"),
        (with_map({"method": "linear", "slope": 1, "intercept": nan}), "doesn't rise"),
        (with_map({"method": "monotone", "points": []}), "don't rise"),
        (with_map({"method": "monotone", "points": [[1, 2], [inf, 3]]}), "no number"),
        (with_map({"method": "cubic"}), "maps.0.map"),
        (broken(maps=[]), "autumn.json: it has no map"),
        (within(scale=[5, 1]), "maps.0: scale: 5 to 1 is no scale"),
        (within(scale=[3, 3]), "scale: 3 to 3"),
        (within(scale=[nan, 5]), "scale: nan to 5"),
        (within(scale=[1, inf]), "scale: 1 to inf"),
        (within(seen=[4, 2]), "maps.0: seen: no rating lies from 4 to 2"),
        (within(seen=[nan, 2]), "seen: "),
    ],
)
def test_a_file_that_holds_none(text: str, why: str) -> None:
    """One line with the file's name, what is wrong, and how to make one."""
    with pytest.raises(BadCalibration) as caught:
        read_calibration(text, "autumn.json")
    assert str(caught.value).startswith("autumn.json: ")
    assert why in str(caught.value)
    assert "--calibrate FILE" in str(caught.value)
