"""Maps are fitted to a run's raters by what people said, and change what they hold for alone."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from answer_eval import __version__
from answer_eval.batch import Work
from answer_eval.calibrating import (
    Found,
    NotFitted,
    basis_of,
    calibrated,
    check,
    fit_all,
    labels,
    notes,
)
from answer_eval.calibration.fits import Method
from answer_eval.calibration.maps import Linear
from answer_eval.calibration.record import Calibration, Fitted, Uncalibrated, candidate_digest
from answer_eval.errors import BadCalibration
from answer_eval.evaluation import Evaluation, evaluate_sync
from answer_eval.guide import Guide
from answer_eval.prompt import Plan
from answer_eval.rating import Calibrated, Judged, NotRated, Rater, RaterKind, Rating, Unit
from rating_world import GUIDE, TEMPLATE, Told, make_interview, quoted, saying

ANNA, BEN = (Rater(f"human:{name}", RaterKind.HUMAN) for name in ("anna", "ben"))
GUIDES = {GUIDE.digest: GUIDE}


pytestmark = pytest.mark.usefixtures("few_resamples")


def evaluation(
    name: str = "c0",
    rating: int | None = 4,
    *,
    guide: Guide = GUIDE,
    samples: int = 1,
    **settings: str,
) -> Evaluation:
    """Let a model rate one interview: one indicator of four as told."""
    rater = Told(saying(asks=quoted(rating, "I asked her")), **settings)
    rater.plan = Plan(samples=samples)
    return evaluate_sync(make_interview(name), guide, rater, TEMPLATE)


def rated(rater: Rater, evaluations: Sequence[Evaluation], less: float) -> list[Judged]:
    """Let somebody rate what the model rated, so many points lower."""
    return [
        Rating(unit=each.judged[0].unit, rater=rater, value=each.judged[0].value - less)
        for each in evaluations
        if isinstance(each.judged[0], Rating)
    ]


def spread_out(candidates: int) -> list[tuple[int, int]]:
    """Draw each candidate's rating, from 2 to 5."""
    drawn = random.Random(1)  # noqa: S311  a world, no secret
    return [(number, drawn.randint(2, 5)) for number in range(candidates)]


def run(candidates: int) -> list[Evaluation]:
    """Let a model rate so many candidates."""
    return [evaluation(f"c{number}", rating) for number, rating in spread_out(candidates)]


def calibration(of: Evaluation, *people: str) -> Calibration:
    """Return a calibration that halves an evaluation's ratings and adds one."""
    fitted = Fitted(
        basis=basis_of(of),
        map=Linear(0.5, 1),
        scale=(1, 5),
        seen=(2, 4),
        candidates=len(people),
        units=1,
        ratings=1,
        people=1,
        fitted_on=tuple(map(candidate_digest, people)),
    )
    return Calibration(
        name="autumn", method="linear", made="", package=__version__, human={}, maps=(fitted,)
    )


def test_fitted_to_what_single_people_said() -> None:
    """People are one point lower throughout: slope 1, less 1; other machines don't count."""
    evaluations = run(50)
    baseline = Rater("baseline", RaterKind.BASELINE)
    judge = Rater("adjudicator:judith", RaterKind.ADJUDICATOR)
    said = [
        *rated(ANNA, evaluations, 1),
        *rated(baseline, evaluations, -3),
        *rated(judge, evaluations, 3),
    ]
    (found,) = fit_all(evaluations, GUIDES, said, Method.LINEAR)
    assert isinstance(found, Found)
    line = found.fitted.map
    assert isinstance(line, Linear)
    assert (line.slope, line.intercept) == pytest.approx((1, -1))
    assert (found.fitted.people, found.fitted.seen) == (1, (2, 5))


def test_ratings_that_were_set_otherwise_are_another_rater() -> None:
    """Another effort has its own map, or the reason for none; no ratings, nothing to say."""
    evaluations = run(50)
    others = [evaluation(f"d{number}", 3, effort="high") for number in range(3)]
    said = rated(ANNA, [*evaluations, *others], 1)
    everything = [*evaluations, *others, evaluation("nothing", None)]
    first, second = fit_all(everything, GUIDES, said, Method.LINEAR)
    assert isinstance(first, Found)
    assert isinstance(second, NotFitted)
    assert second.basis.settings == {"effort": "high"}
    assert "of 3 candidates, and a linear map needs 50" in second.why


def test_mapped_ratings_keep_all_but_their_value() -> None:
    """4 becomes 3, and the score with it; the quotes stay, and so do reasons."""
    raw = evaluation()
    made = calibrated(raw, GUIDES, calibration(raw))
    before, after = raw.judged[0], made.judged[0]
    assert isinstance(before, Rating)
    assert isinstance(after, Calibrated)
    assert (after.value, after.raw, after.calibration) == (3, 4, "autumn")
    assert (after.quotes, after.unit, after.flags) == (before.quotes, before.unit, before.flags)
    assert [each for each in made.judged if isinstance(each, NotRated)] == list(raw.judged[1:])
    values = [each.scorecard.questions[0].value for each in (raw, made)]
    assert values == [4, 3]


def test_what_no_map_holds_for_stays() -> None:
    """Other settings, or no calibration at all."""
    raw, other = evaluation(), evaluation(effort="high")
    assert calibrated(other, GUIDES, calibration(raw)) is other
    otherwise = replace(raw, plan={"per": "answer", "samples": 3})
    assert calibrated(otherwise, GUIDES, calibration(raw)) is otherwise
    assert calibrated(raw, GUIDES, Uncalibrated()) is raw


def test_notes() -> None:
    """Who was fitted to, what lies beyond, and what stays; nothing without a calibration."""
    raw = evaluation("c0", 4)
    everything = [raw, evaluation("c1", 5), evaluation("c2", 4, effort="low")]
    said = list(notes(calibration(raw, "c0", "c9"), everything))
    assert len(said) == 4
    assert "ratings.csv has the raters' own under raw_rating" in said[0]
    assert said[1].startswith("1 evaluations of earlier runs keep their ratings")
    assert "fitted to 1 of these 2 candidates" in said[2]
    assert said[3].startswith("1 ratings lie beyond")
    assert list(notes(calibration(raw), [raw])) == said[:1]
    assert list(notes(Uncalibrated(), everything)) == []
    older = replace(calibration(raw), package="0.0.1")
    assert "fitted by answer_eval 0.0.1; this is" in list(notes(older, [raw]))[1]


def test_a_map_on_another_scale_than_its_guides_is_refused() -> None:
    """A scale that somebody changed in the file is told of before anything is rated."""
    raw = evaluation()
    made = calibration(raw)
    rater, todo = Told(saying()), [Work(raw.interview, GUIDE)]
    templates = {Plan().prompt: TEMPLATE}
    check(made, [rater], todo, templates)
    wide = replace(made, maps=(replace(made.maps[0], scale=(1, 9)),))
    with pytest.raises(BadCalibration, match="its scale is 1 to 9, not 1 to 5"):
        check(wide, [rater], todo, templates)


def test_labels_count_whom_people_rated() -> None:
    """A machine's rows beside them are no leak."""
    raw, other = evaluation("c0"), evaluation("c1")
    made = calibration(raw, "c0")
    judged = [*raw.judged, *rated(ANNA, [other], 1)]
    assert [each for each in labels(made, judged) if "was fitted to" in each] == []
    leaked = list(labels(made, [*judged, *rated(ANNA, [raw], 1)]))
    assert "fitted to 1 of the 2 candidates whom people rated" in leaked[1]
    assert list(labels(Uncalibrated(), judged)) == []


def test_ratings_asked_for_otherwise_have_a_map_of_their_own() -> None:
    """Rated once and, later, thrice into one folder: each by its own evaluation's word."""
    once = run(50)
    thrice = [evaluation(f"t{number}", rating, samples=3) for number, rating in spread_out(50)]
    said = [*rated(ANNA, once, 1), *rated(ANNA, thrice, 0.5)]
    first, second = fit_all([*once, *thrice], GUIDES, said, Method.LINEAR)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert [each.fitted.basis.plan["samples"] for each in (first, second)] == [1, 3]
    assert [each.fitted.at(4) for each in (first, second)] == [3, 3.5]


def test_how_an_old_store_was_asked_is_not_known() -> None:
    """An evaluation stored before that was kept is read, has no map, and is told how to get one."""
    stored = TypeAdapter(Evaluation).dump_python(evaluation(), mode="json")
    del stored["plan"]
    old = TypeAdapter(Evaluation).validate_python(stored)
    assert calibrated(old, GUIDES, calibration(evaluation())) is old
    (found,) = fit_all([old], GUIDES, rated(ANNA, [old], 1), Method.LINEAR)
    assert isinstance(found, NotFitted)
    assert "'answer-eval score' again keeps them" in found.why


def test_a_map_is_on_its_guides_scale() -> None:
    """A guide of 1 to 9 in the same folder, and what people said by it, change nothing."""
    wide = Guide.model_validate(GUIDE.model_dump() | {"id": "wide", "scale": {"min": 1, "max": 9}})
    narrow = run(50)
    others = [evaluation(f"w{number}", 9 - rating, guide=wide) for number, rating in spread_out(50)]
    said = [*rated(ANNA, narrow, 1), *rated(BEN, others, 0)]
    both = fit_all([*narrow, *others], {**GUIDES, wide.digest: wide}, said, Method.LINEAR)
    alone = list(fit_all(narrow, GUIDES, rated(ANNA, narrow, 1), Method.LINEAR))
    first, second = both
    assert [first] == alone
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (first.fitted.scale, second.fitted.scale) == ((1, 5), (1, 9))


def test_an_evaluation_that_asked_nothing_has_no_prompt() -> None:
    """Nobody was asked about an interview in which nothing was answered."""
    assert basis_of(replace(evaluation(), asked=())).prompt == ""


def test_units_are_told_apart_by_interview() -> None:
    """A person's rating of another interview is no pair."""
    evaluations = run(50)
    stray = Rating(unit=Unit("c0", "c0", "failed", "asks"), rater=ANNA, value=1)
    (found,) = fit_all(evaluations, GUIDES, [stray], Method.LINEAR)
    assert isinstance(found, NotFitted)
    assert "of 0 candidates" in found.why
