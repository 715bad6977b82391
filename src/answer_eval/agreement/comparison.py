"""Compare raters, people or machines, through one path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from answer_eval.agreement.answers import NOTHING_KNOWN, AnswersKnown
from answer_eval.agreement.bootstrap import RESAMPLES, SEED, measure
from answer_eval.agreement.coefficients import COEFFICIENTS, Takes
from answer_eval.agreement.compared import Together
from answer_eval.agreement.diagnostics import diagnose
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import Grid, Mask, State, grid_of
from answer_eval.agreement.group import POOLED, Group
from answer_eval.agreement.report import NOT_FOR_DECISIONS, AgreementReport
from answer_eval.agreement.rivals import rivals
from answer_eval.agreement.scores import Scorer, compare_scores, score_stand_ins
from answer_eval.agreement.stand_in import StandIn, stand_ins
from answer_eval.agreement.standing import examine
from answer_eval.agreement.summary import summaries
from answer_eval.guide import Guide
from answer_eval.rating import Judged, RaterKind

Parts = Sequence[tuple[Group, Grid]]


def compare(
    judged: Iterable[Judged],
    competencies: Mapping[str, str] | None = None,
    guides: Sequence[Guide] = (),
    answers: AnswersKnown = NOTHING_KNOWN,
    gates: Gates = GATES,
) -> AgreementReport:
    """Compare every pair of raters, each machine with the people's mean, and all together.

    `competencies` says which competency an indicator belongs to; without it there are no
    comparisons by competency. `guides` give the rules by which scores are made of ratings;
    without one, scores aren't compared. `answers` tell guide versions and lengths; without them
    there are none. Units are interview × question × indicator; a rater's samples of one unit
    count as their median.
    """
    judged, competencies = list(judged), competencies or {}
    grid = grid_of(judged, [guide.scale for guide in guides])
    parts = [(group, grid.where(mask)) for group, mask in _groups(grid, competencies, answers)]
    scorers = [Scorer(part, guide) for guide, part in _of_guides(grid, guides)]
    found = [
        *(examine(group, part, gates) for group, part in parts),
        *(compare_scores(scorer, gates) for scorer in scorers),
    ]
    return AgreementReport(
        units=len(grid.units),
        interviews=len({unit.interview for unit in grid.units}),
        candidates=grid.population,
        raters=summaries(grid),
        comparisons=tuple(each for comparisons, _ in found for each in comparisons),
        together=tuple(_all_together(parts, scorers)),
        standings=tuple(each for _, standings in found for each in standings),
        stand_ins=tuple(_all_stand_ins(parts, scorers, gates)),
        rivals=tuple(each for group, part in parts for each in rivals(group, part)),
        diagnostics=diagnose(grid, judged, competencies, answers),
        labels=_labels(grid),
        resamples=RESAMPLES,
        seed=SEED,
        gates=gates,
    )


def _all_together(parts: Parts, scorers: Sequence[Scorer]) -> Iterator[Together]:
    for group, part in parts:
        yield from _together(group, part)
    for scorer in scorers:
        yield from _scored_together(scorer)


def _all_stand_ins(parts: Parts, scorers: Sequence[Scorer], gates: Gates) -> Iterator[StandIn]:
    for group, part in parts:
        yield from stand_ins(group, part, gates)
    for scorer in scorers:
        yield from score_stand_ins(scorer, gates)


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


def _groups(
    grid: Grid, competencies: Mapping[str, str], answers: AnswersKnown
) -> Iterator[tuple[Group, Mask]]:
    yield POOLED, np.ones(len(grid.units), dtype=np.bool_)
    named = {
        "competency": [competencies.get(unit.indicator, "") for unit in grid.units],
        "question": [unit.question for unit in grid.units],
        "indicator": [unit.indicator for unit in grid.units],
    }
    versions = [answers.versions.get((unit.interview, unit.question), "") for unit in grid.units]
    if len(set(versions)) > 1:
        named["guide_version"] = versions
    for kind, ids in named.items():
        for name in dict.fromkeys(filter(None, ids)):
            yield Group(kind, name), np.array(ids) == name


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
        for group, part in scorer.scores_of(columns).items():
            yield _at_once(group, who, part, list(range(len(columns))))


def _at_once(group: Group, who: str, grid: Grid, columns: list[int]) -> Together:
    ratings = grid.ratings(columns)
    taken_up = (grid.states[:, columns] > State.NOT_DONE).sum(axis=1)
    return Together(
        group=group,
        who=who,
        raters=tuple(grid.raters[column].id for column in columns),
        of=int((taken_up > 1).sum()),
        coefficients={
            each.name: measure(each, ratings)
            for each in COEFFICIENTS
            if each.takes in {Takes.COMPLETE, Takes.RAGGED}
        },
    )
