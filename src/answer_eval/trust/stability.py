"""How steady a rater is: the same answers rated again, and whom that carries over a cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from answer_eval.agreement.bootstrap import measure, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS
from answer_eval.agreement.estimate import Estimate
from answer_eval.agreement.ratings import ratings_of
from answer_eval.agreement.repeats import (
    REPEATED,
    Repeats,
    Spread,
    by_indicator,
    repeats_of,
    spread,
)
from answer_eval.agreement.verdict import FEWEST_CANDIDATES
from answer_eval.batch import Work
from answer_eval.evaluation import Evaluation
from answer_eval.guide import Guide
from answer_eval.rating import Judged, NotRated, Rater
from answer_eval.score import Level, NoScore, score
from answer_eval.trust.rounds import Rounds

ONCE = "each answer was rated once: rate again with --runs 5 on the transcripts, or --samples 5"


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How an indicator's ratings, or the overall scores, hold over the repeats."""

    id: str
    of: int
    """Answers, or interviews, with two outcomes or more."""
    candidates: int
    spread: Spread
    icc: Estimate
    """ICC(1,1) over those that are rated in every repeat."""
    moved: int
    """Those that got different ratings."""
    flipped: int
    """Those that are rated in some repeats and not in others."""
    changed: int
    """Those that moved or flipped."""

    @property
    def is_enough(self) -> bool:
        """Whether the candidates are enough for more than a description of themselves."""
        return self.candidates >= FEWEST_CANDIDATES


@dataclass(frozen=True, slots=True)
class Crossing:
    """Who reaches a cut in some repeats and misses it in others."""

    cut: float
    candidates: int
    """Those with a score in two repeats or more."""
    crossing: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether the candidates are enough for the share to mean anything."""
        return self.candidates >= FEWEST_CANDIDATES


@dataclass(frozen=True, slots=True)
class NoCut:
    """No cut was named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """All that repeated ratings by one rater and guide show."""

    guide: Guide
    rater: Rater
    repeats: int
    indicators: tuple[Steadiness, ...]
    overall: Steadiness
    crossing: Crossing | NoCut
    failures: tuple[NotRated, ...]

    @property
    def not_repeated(self) -> str:
        """Why there is nothing to see, "" where there is."""
        return "" if self.repeats >= REPEATED else ONCE


async def repeat(works: Sequence[Work], rounds: Rounds, runs: int) -> list[Evaluation]:
    """Rate every interview in so many rounds, and close the rater; a round is a sample."""
    try:
        made = [await rounds.rate(works, number) for number in range(1, runs + 1)]
    finally:
        await rounds.rater.close()
    return [
        replace(each, judged=tuple(replace(one, sample=number) for one in each.judged))
        for number, of_round in enumerate(made, start=1)
        for each in of_round
    ]


def stabilities(
    evaluations: Iterable[Evaluation], guides: Mapping[str, Guide], cut: float | NoCut
) -> tuple[Stability, ...]:
    """Return the stability of every rater by every guide; `guides` are named by their digests."""
    grouped = dict[tuple[str, Rater], list[Judged]]()
    for each in evaluations:
        grouped.setdefault((each.guide_digest, each.rater), []).extend(each.judged)
    return tuple(
        stability(judged, guides[digest], rater, cut) for (digest, rater), judged in grouped.items()
    )


def stability(
    judged: Sequence[Judged], guide: Guide, rater: Rater, cut: float | NoCut
) -> Stability:
    """Sum up one rater's repeated judgements by one guide."""
    found = by_indicator(repeats_of(judged), (each.id for each in guide.rubric.indicators))
    scores = _scores(judged, guide)
    return Stability(
        guide=guide,
        rater=rater,
        repeats=len({each.sample for each in judged}),
        indicators=tuple(_steadiness(name, repeats) for name, repeats in found.items()),
        overall=_steadiness(Level.OVERALL, scores),
        crossing=_crossing(scores, cut, guide) if isinstance(cut, float) else cut,
        failures=tuple(
            each for each in judged if isinstance(each, NotRated) and each.reason.is_failure
        ),
    )


def _scores(judged: Iterable[Judged], guide: Guide) -> list[Repeats]:
    """Return every interview's overall scores; a repeat with a failed call is no outcome."""
    by_repeat = dict[str, dict[int, list[Judged]]]()
    for each in judged:
        samples = by_repeat.setdefault(each.unit.interview, {})
        samples.setdefault(each.sample, []).append(each)
    return [_overall(list(samples.values()), guide) for samples in by_repeat.values()]


def _overall(samples: Sequence[Sequence[Judged]], guide: Guide) -> Repeats:
    whole = [each for each in samples if not any(map(_failed, each))]
    values = [score(each, guide).overall.value for each in whole]
    scored = tuple(value for value in values if not isinstance(value, NoScore))
    return Repeats(samples[0][0].unit.candidate, scored, len(values) - len(scored))


def _failed(judged: Judged) -> bool:
    return isinstance(judged, NotRated) and judged.reason.is_failure


def _steadiness(name: str, found: Sequence[Repeats]) -> Steadiness:
    repeated = [each for each in found if each.outcomes >= REPEATED]
    return Steadiness(
        id=name,
        of=len(repeated),
        candidates=len({each.candidate for each in repeated}),
        spread=spread(name, repeated),
        icc=_icc(repeated),
        moved=sum(each.moves for each in repeated),
        flipped=sum(each.flips for each in repeated),
        changed=sum(each.moves or each.flips for each in repeated),
    )


def _icc(found: Sequence[Repeats]) -> Estimate:
    most = max((each.outcomes for each in found), default=0)
    whole = [each for each in found if len(each.values) == most]
    if not whole:
        return undefined("nothing was rated in every repeat")
    names, numbers = np.unique([each.candidate for each in whole], return_inverse=True)
    values = np.array([each.values for each in whole])
    return measure(COEFFICIENTS["icc_1_1"], ratings_of(values, numbers, len(names)))


def _crossing(scores: Iterable[Repeats], cut: float, guide: Guide) -> Crossing:
    scored = [each for each in scores if len(each.values) >= REPEATED]
    both = (each.candidate for each in scored if len(_sides(each, cut, guide)) > 1)
    return Crossing(cut, len({each.candidate for each in scored}), tuple(dict.fromkeys(both)))


def _sides(scores: Repeats, cut: float, guide: Guide) -> set[bool]:
    """Return whether each score reaches the cut; on it counts, whichever end is the best."""
    is_up = guide.scale.best == guide.scale.max
    return {value >= cut if is_up else value <= cut for value in scores.values}
