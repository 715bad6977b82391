"""Good answers against weak ones to the same question, and which indicators are to blame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, product

from answer_eval.answers import Kind
from answer_eval.guide import Guide
from answer_eval.rubric import Scale
from answer_eval.score import NoScore
from answer_eval.trial.rated import RatedCase, Silent

NARROW = 0.5
"""A pair won by less than this many points is looked into as a lost one is."""
EVEN = 1e-9
"""Scores nearer than this are one score: what lies between is rounding."""


class Outcome(StrEnum):
    """What came of a pair."""

    WON = "won"
    """Both have a score, and the good one's is nearer to the best point."""
    WON_BY_NO_EVIDENCE = "won_by_no_evidence"
    """The good answer has a score; in the weak one the rater found nothing to rate."""
    TIED = "tied"
    """The scores are equal, or the rater found nothing to rate in either."""
    LOST = "lost"
    """The weak answer's score is nearer to the best point, or it is the only one with a score."""
    UNDECIDED = "undecided"
    """For some of it no valid reply came."""


@dataclass(frozen=True, slots=True)
class NoMargin:
    """There are no two scores to take from each other, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """An indicator's mean rating in both answers of a pair."""

    indicator: str
    good: float | Silent
    weak: float | Silent

    def margin(self, scale: Scale) -> float | NoMargin:
        """Return by how many points the good answer is ahead, towards the best point."""
        if isinstance(self.good, Silent) or isinstance(self.weak, Silent):
            return NoMargin("not rated in both")
        return _ahead(self.good, self.weak, scale)

    def is_to_blame(self, scale: Scale) -> bool:
        """Whether the good answer gains nothing on the weak one by it."""
        if isinstance(self.good, Silent):
            return True
        return not isinstance(self.weak, Silent) and _ahead(self.good, self.weak, scale) <= EVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A good and a weak answer to one question, and what the rater made of them."""

    question: str
    good: str
    weak: str
    good_score: float | NoScore
    weak_score: float | NoScore
    outcome: Outcome
    margin: float | NoMargin
    sides: tuple[Side, ...]
    """Every indicator of the question, in the guide's order."""
    blamed: tuple[Side, ...]
    """Of a lost, tied or narrow pair, the indicators that hold it back, the worst first."""


def pairs_of(rated: Sequence[RatedCase], guide: Guide) -> tuple[Pair, ...]:
    """Set every good answer against every weak one to the same question, in the guide's order."""
    order = {question.id: place for place, question in enumerate(guide.questions)}
    in_order = sorted(rated, key=lambda each: order[each.case.question])
    pairs = list[Pair]()
    for _, group in groupby(in_order, key=lambda each: each.case.question):
        mine = list(group)
        matches = product(_of_kind(Kind.GOOD, mine), _of_kind(Kind.WEAK, mine))
        pairs.extend(_pair(good, weak, guide) for good, weak in matches)
    return tuple(pairs)


def unpaired(rated: Sequence[RatedCase]) -> tuple[str, ...]:
    """Return the questions with good answers and no weak one, or the other way round."""
    kinds = dict[str, set[Kind]]()
    for each in rated:
        if isinstance(each.case.kind, Kind):
            kinds.setdefault(each.case.question, set()).add(each.case.kind)
    return tuple(question for question, found in kinds.items() if len(found) == 1)


def _of_kind(kind: Kind, rated: Sequence[RatedCase]) -> list[RatedCase]:
    return [each for each in rated if each.case.kind == kind]


def _pair(good: RatedCase, weak: RatedCase, guide: Guide) -> Pair:
    ours, theirs = good.overall(guide), weak.overall(guide)
    margin = _margin(ours, theirs, guide.scale)
    failed = bool(good.failures or weak.failures)
    sides = tuple(Side(each, good.level(each), weak.level(each)) for each in good.indicators)
    outcome = Outcome.UNDECIDED if failed else _outcome(ours, theirs, margin)
    return Pair(
        question=good.case.question,
        good=good.case.interview.id,
        weak=weak.case.interview.id,
        good_score=ours,
        weak_score=theirs,
        outcome=outcome,
        margin=NoMargin("no valid reply for some of it") if failed else margin,
        sides=sides,
        blamed=tuple(_blamed(outcome, margin, sides, guide.scale)),
    )


def _ahead(good: float, weak: float, scale: Scale) -> float:
    return good - weak if scale.best == scale.max else weak - good


def _margin(good: float | NoScore, weak: float | NoScore, scale: Scale) -> float | NoMargin:
    if isinstance(good, NoScore):
        which = "either" if isinstance(weak, NoScore) else "the good one"
        return NoMargin(f"nothing rated in {which}")
    if isinstance(weak, NoScore):
        return NoMargin("nothing rated in the weak one")
    return _ahead(good, weak, scale)


def _outcome(good: float | NoScore, weak: float | NoScore, margin: float | NoMargin) -> Outcome:
    if isinstance(margin, NoMargin):
        if isinstance(good, NoScore):
            return Outcome.TIED if isinstance(weak, NoScore) else Outcome.LOST
        return Outcome.WON_BY_NO_EVIDENCE
    if abs(margin) <= EVEN:
        return Outcome.TIED
    return Outcome.WON if margin > 0 else Outcome.LOST


def _blamed(
    outcome: Outcome, margin: float | NoMargin, sides: Sequence[Side], scale: Scale
) -> Iterator[Side]:
    narrow = outcome is Outcome.WON and isinstance(margin, float) and margin < NARROW
    if not (narrow or outcome in {Outcome.LOST, Outcome.TIED}):
        return
    worst_first = sorted(sides, key=lambda side: _weight(side, scale))
    blamed = [side for side in worst_first if side.is_to_blame(scale)]
    yield from blamed or worst_first[:1]


def _weight(side: Side, scale: Scale) -> float:
    """Order what holds a pair back: a lead of the weak one's, its rating alone, then silence."""
    margin = side.margin(scale)
    if isinstance(margin, float):
        return margin
    if isinstance(side.weak, float):  # the good one is silent: as if it stood at the worst point
        return _ahead(scale.worst, side.weak, scale)
    return 0.0 if isinstance(side.good, Silent) else float(scale.max - scale.min)
