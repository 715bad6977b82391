"""Compare raters, people or machines, through one path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from answer_eval.agreement.bootstrap import RESAMPLES, SEED, measure
from answer_eval.agreement.coefficients import COEFFICIENTS, Takes
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import Grid, Mask, State, grid_of
from answer_eval.agreement.report import (
    NOT_FOR_DECISIONS,
    AgreementReport,
    Group,
    RaterSummary,
    Together,
)
from answer_eval.agreement.scores import Scorer, compare_scores, groups_of
from answer_eval.agreement.standing import examine
from answer_eval.guide import Guide
from answer_eval.rating import Judged, RaterKind

POOLED = Group("all", "")


def compare(
    judged: Iterable[Judged],
    competencies: Mapping[str, str] | None = None,
    guides: Sequence[Guide] = (),
) -> AgreementReport:
    """Compare every pair of raters, each machine with the people's mean, and all together.

    `competencies` says which competency an indicator belongs to; without it there are no
    comparisons by competency. `guides` give the rules by which scores are made of ratings;
    without one, scores aren't compared. Units are interview × question × indicator; a rater's
    samples of one unit count as their median.
    """
    grid = grid_of(judged, [guide.scale for guide in guides])
    groups = [(group, grid.where(mask)) for group, mask in _groups(grid, competencies or {})]
    examined = [examine(group, part) for group, part in groups]
    scorers = [Scorer(part, guide) for guide, part in _of_guides(grid, guides)]
    examined += map(compare_scores, scorers)
    together = [each for group, part in groups for each in _together(group, part)]
    together += [each for scorer in scorers for each in _scored_together(scorer)]
    return AgreementReport(
        units=len(grid.units),
        interviews=len({unit.interview for unit in grid.units}),
        candidates=grid.population,
        raters=tuple(_summary(grid, column) for column in range(len(grid.raters))),
        comparisons=tuple(each for comparisons, _ in examined for each in comparisons),
        together=tuple(together),
        standings=tuple(each for _, standings in examined for each in standings),
        labels=_labels(grid),
        resamples=RESAMPLES,
        seed=SEED,
    )


def _of_guides(grid: Grid, guides: Sequence[Guide]) -> Iterator[tuple[Guide, Grid]]:
    """Yield each guide with the units of its questions and indicators; a unit has one guide."""
    taken = np.zeros(len(grid.units), dtype=np.bool_)
    for guide in guides:
        questions = {each.id for each in guide.questions}
        indicators = {each.id for each in guide.rubric.indicators}
        own = [unit.question in questions and unit.indicator in indicators for unit in grid.units]
        mask = np.array(own, dtype=np.bool_) & ~taken
        taken |= mask
        if mask.any():
            yield guide, grid.where(mask)


def _labels(grid: Grid) -> tuple[str, ...]:
    has_baseline = any(rater.kind is RaterKind.BASELINE for rater in grid.raters)
    return (NOT_FOR_DECISIONS,) if has_baseline else ()


def _groups(grid: Grid, competencies: Mapping[str, str]) -> Iterator[tuple[Group, Mask]]:
    yield POOLED, np.ones(len(grid.units), dtype=np.bool_)
    named = {
        "competency": [competencies.get(unit.indicator, "") for unit in grid.units],
        "question": [unit.question for unit in grid.units],
        "indicator": [unit.indicator for unit in grid.units],
    }
    for kind, ids in named.items():
        for name in dict.fromkeys(filter(None, ids)):
            yield Group(kind, name), np.array(ids) == name


def _summary(grid: Grid, column: int) -> RaterSummary:
    states, given = grid.states[:, column], grid.values[:, column]
    given = given[~np.isnan(given)]
    nothing = Undefined("this rater rated nothing")
    return RaterSummary(
        rater=grid.raters[column].id,
        kind=grid.raters[column].kind.value,
        rated=len(given),
        not_rated=int((states == State.NOT_RATED).sum()),
        failed=int((states == State.FAILED).sum()),
        mean=float(given.mean()) if len(given) else nothing,
        sd=float(given.std(ddof=1)) if len(given) > 1 else Undefined("fewer than two ratings"),
        lowest=float(given.min()) if len(given) else nothing,
        highest=float(given.max()) if len(given) else nothing,
    )


def _sets(grid: Grid) -> Iterator[tuple[str, list[int]]]:
    """Yield the raters that are taken together, where there are two or more."""
    for who, columns in (("humans", grid.humans), ("all raters", list(range(len(grid.raters))))):
        if len(columns) > 1:
            yield who, columns


def _together(group: Group, grid: Grid) -> Iterator[Together]:
    for who, columns in _sets(grid):
        yield _at_once(group, who, grid, columns)


def _scored_together(scorer: Scorer) -> Iterator[Together]:
    """Yield what the scores of raters together come to, over the units that all of them rated."""
    for who, columns in _sets(scorer.grid):
        for group, part in groups_of(scorer.grid_of(columns)):
            yield _at_once(group, who, part, list(range(len(columns))))


def _at_once(group: Group, who: str, grid: Grid, columns: list[int]) -> Together:
    ratings = grid.ratings(columns)
    return Together(
        group=group,
        who=who,
        raters=tuple(grid.raters[column].id for column in columns),
        coefficients={
            each.name: measure(each, ratings)
            for each in COEFFICIENTS
            if each.takes in {Takes.COMPLETE, Takes.RAGGED}
        },
    )
