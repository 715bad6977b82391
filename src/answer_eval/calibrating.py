"""A run's ratings mapped to people's scale, and the maps fitted to a run: the store stays raw."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from answer_eval import __version__
from answer_eval._digest import digest
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import grid_of
from answer_eval.batch import Work
from answer_eval.calibration.fits import Method, fit
from answer_eval.calibration.pairs import Pairs, pairs_of
from answer_eval.calibration.record import (
    Basis,
    Calibration,
    Fitted,
    Misfit,
    Uncalibrated,
    candidate_digest,
)
from answer_eval.calibration.trial import Trial, trial
from answer_eval.errors import BadCalibration
from answer_eval.evaluation import Evaluation
from answer_eval.guide import Guide
from answer_eval.raters import MachineRater, plan_of
from answer_eval.rating import Calibrated, Judged, RaterKind, Rating
from answer_eval.rubric import Scale
from answer_eval.score import score

Guides = Mapping[str, Guide]
"""By digest."""
RESCORED = "'answer-eval score' again keeps them, and asks for nothing that is there"


@dataclass(frozen=True, slots=True)
class Found:
    """A map, and the trial of the way it was fitted."""

    fitted: Fitted
    trial: Trial


@dataclass(frozen=True, slots=True)
class NotFitted:
    """No map, and why."""

    basis: Basis
    why: str


def basis_of(evaluation: Evaluation) -> Basis:
    """Return what an evaluation's ratings rest on.

    What was asked first was to be rated; where nothing was, there is no rating either.
    """
    asked = evaluation.asked
    return Basis(
        rater=evaluation.rater.id,
        guide=evaluation.guide,
        guide_version=evaluation.guide_version,
        guide_digest=evaluation.guide_digest,
        settings=evaluation.settings,
        plan=evaluation.plan,
        prompt=asked[0].digests.prompt if asked else "",
    )


def fit_all(
    evaluations: Iterable[Evaluation],
    guides: Guides,
    people: Sequence[Judged],
    method: Method,
) -> Iterator[Found | NotFitted]:
    """Fit a map for every rater, guide and way of asking that rated anything."""
    groups = defaultdict[str, list[Evaluation]](list)
    for each in evaluations:
        if _has_ratings(each):
            groups[basis_of(each).key].append(each)
    for group in groups.values():
        yield _fit(group, guides[group[0].guide_digest].scale, people, method)


def _fit(
    group: Sequence[Evaluation], scale: Scale, people: Iterable[Judged], method: Method
) -> Found | NotFitted:
    basis = basis_of(group[0])
    if not basis.plan:
        return NotFitted(basis, f"--per and --samples aren't kept with its ratings; {RESCORED}")
    grid = grid_of([row for each in group for row in each.judged] + _of_people(group, people))
    return find(basis, pairs_of(grid, grid.machines[0], scale), method)


def find(basis: Basis, pairs: Pairs, method: Method) -> Found | NotFitted:
    """Fit a map to all pairs after trying the method on candidates held out in turn."""
    tried = trial(pairs, method)
    if isinstance(tried, Undefined):
        return NotFitted(basis, tried.why)
    mapping = fit(method, pairs.people, pairs.machine)
    if isinstance(mapping, Undefined):
        return NotFitted(basis, mapping.why)
    fitted = Fitted(
        basis=basis,
        map=mapping,
        scale=pairs.scale,
        seen=(float(pairs.machine.min()), float(pairs.machine.max())),
        candidates=len(pairs.names),
        units=pairs.units,
        ratings=len(pairs),
        people=pairs.raters,
        fitted_on=tuple(sorted(map(candidate_digest, pairs.names))),
        cross_fitted=tried.as_json(),
    )
    return Found(fitted, tried)


def _of_people(group: Iterable[Evaluation], people: Iterable[Judged]) -> list[Judged]:
    """Return what people, adjudicators aside, said of the units that these evaluations are of."""
    units = {_place(row) for each in group for row in each.judged}
    return [row for row in people if row.rater.kind is RaterKind.HUMAN and _place(row) in units]


def _place(judged: Judged) -> tuple[str, str, str]:
    """Return a judgement's unit without its candidate: people's tables often name none."""
    return judged.unit.interview, judged.unit.question, judged.unit.indicator


def check(
    calibration: Calibration | Uncalibrated,
    raters: Sequence[MachineRater],
    todo: Iterable[Work],
    templates: Mapping[str, str],
) -> None:
    """Raise BadCalibration where some ratings of a run to come would have no map."""
    if isinstance(calibration, Uncalibrated):
        return
    guides = {work.guide.digest: work.guide for work in todo}
    for rater in raters:
        plan = plan_of(rater)
        prompt = digest(templates[plan.prompt])
        for key, guide in guides.items():
            basis = Basis(
                rater=rater.rater.id,
                guide=guide.id,
                guide_version=guide.version,
                guide_digest=key,
                settings=dict(rater.settings),
                plan=plan.about,
                prompt=prompt,
            )
            found = calibration.of(basis)
            if why := _unsuited(found, guide.scale):
                raise BadCalibration(
                    f"the calibration {calibration.name!r} doesn't hold for {basis}: {why}",
                    fix="leave --calibration out, or fit one to ratings made as these will be",
                )


def _unsuited(found: Fitted | Misfit, scale: Scale) -> str:
    """Return why ratings to come can't be mapped, "" where they can."""
    if isinstance(found, Misfit):
        return found.why
    low, high = found.scale
    is_same = (low, high) == (scale.min, scale.max)
    return "" if is_same else f"its scale is {low:g} to {high:g}, not {scale.min} to {scale.max}"


def calibrated(
    evaluation: Evaluation, guides: Guides, calibration: Calibration | Uncalibrated
) -> Evaluation:
    """Map an evaluation's ratings and score them again; as it was where no map holds for it."""
    if isinstance(calibration, Uncalibrated):
        return evaluation
    found = calibration.of(basis_of(evaluation))
    if isinstance(found, Misfit):
        return evaluation
    judged = tuple(_mapped(each, found, calibration.name) for each in evaluation.judged)
    return replace(
        evaluation, judged=judged, scorecard=score(judged, guides[evaluation.guide_digest])
    )


def _mapped(judged: Judged, fitted: Fitted, name: str) -> Judged:
    if not isinstance(judged, Rating):
        return judged
    given = {each.name: getattr(judged, each.name) for each in fields(judged)}
    given["value"] = fitted.at(judged.value)
    return Calibrated(**given, raw=judged.value, calibration=name)


def notes(
    calibration: Calibration | Uncalibrated, evaluations: Sequence[Evaluation]
) -> Iterator[str]:
    """Yield what there is to know of applying a calibration to these evaluations, still raw."""
    if isinstance(calibration, Uncalibrated):
        return
    called = f"the calibration {calibration.name!r}"
    yield (
        f"ratings and scores are mapped by {called} ({calibration.method}); "
        "ratings.csv has the raters' own under raw_rating"
    )
    if calibration.package != __version__:
        yield f"{called} was fitted by answer_eval {calibration.package}; this is {__version__}"
    rated = [each for each in evaluations if _has_ratings(each)]
    found = [(each, calibration.of(basis_of(each))) for each in rated]
    fitting = [(each, fitted) for each, fitted in found if isinstance(fitted, Fitted)]
    if raw := len(found) - len(fitting):
        yield f"{raw} evaluations of earlier runs keep their ratings: {called} isn't for them"
    people = {each.interview.candidate for each, _ in fitting}
    if known := sum(map(calibration.knows, people)):
        yield (
            f"{called} was fitted to {known} of these {len(people)} candidates: "
            "how well it does shows in others"
        )
    ratings = [(row, fitted) for each, fitted in fitting for row in each.judged]
    if beyond := sum(
        isinstance(row, Rating) and not fitted.reaches(row.value) for row, fitted in ratings
    ):
        yield f"{beyond} ratings lie beyond those that {called} was fitted to"


def _has_ratings(evaluation: Evaluation) -> bool:
    return any(isinstance(each, Rating) for each in evaluation.judged)


def labels(calibration: Calibration | Uncalibrated, judged: Iterable[Judged] = ()) -> Iterator[str]:
    """Yield what has to stand over a comparison of mapped ratings with people's."""
    if isinstance(calibration, Uncalibrated):
        return
    called = f"the calibration {calibration.name}"
    raters = ", ".join(dict.fromkeys(each.basis.rater for each in calibration.maps))
    yield (
        f"ratings by {raters} are mapped to people's scale by {called} ({calibration.method}), "
        "but for any that were asked for otherwise than those of its calibration set"
    )
    rated = {each.unit.candidate for each in judged if each.rater.kind is RaterKind.HUMAN}
    if known := sum(map(calibration.knows, rated)):
        yield (
            f"{called} was fitted to {known} of the {len(rated)} candidates whom people rated: "
            "agreement on those flatters it, its file has the figures on units not used to fit"
        )
