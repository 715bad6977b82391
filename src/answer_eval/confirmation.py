"""Two raters of one interview joined: quotes and rating from one, probabilities from the other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from answer_eval.evaluation import WIDEST_SPREAD, Evaluation
from answer_eval.evidence import Located
from answer_eval.guide import Guide
from answer_eval.rating import Flag, Judged, NotRated, Rating, Unit
from answer_eval.score import score

MOST_APART = 1.0
"""Points between two raters' ratings, above which a person looks."""


def confirm(quoted: Evaluation, decided: Evaluation, guide: Guide) -> tuple[Evaluation, Evaluation]:
    """Join a quoting rater's evaluation of an interview with a decision rater's.

    A decision gets the quotes of the rating it confirms and counts in its own scorecard from then
    on; the rating gets the decision's probabilities. Both are flagged where they lie apart, where
    only one found evidence, or where the decision's spread is wide.
    """
    pairs = {unit: _Pair(*both) for unit, both in _by_unit(quoted, decided).items()}
    with_probabilities = tuple(_confirmed(each, pairs[each.unit]) for each in quoted.judged)
    with_quotes = tuple(_evidenced(each, pairs[each.unit]) for each in decided.judged)
    return (
        replace(quoted, judged=with_probabilities, scorecard=score(with_probabilities, guide)),
        replace(decided, judged=with_quotes, scorecard=score(with_quotes, guide)),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two raters made of one unit, a judgement for each sample."""

    quoted: Sequence[Judged]
    decided: Sequence[Judged]

    @property
    def flags(self) -> Iterator[Flag]:
        values = [[each.value for each in _rated(side)] for side in (self.quoted, self.decided)]
        if all(values) and abs(median(values[0]) - median(values[1])) > MOST_APART:
            yield Flag.RATERS_APART
        if any(values) and not all(values) and not any(map(_failed, self.all)):
            yield Flag.RATERS_APART
        if any(each.spread > WIDEST_SPREAD for each in _rated(self.decided)):
            yield Flag.SPREAD

    @property
    def all(self) -> tuple[Judged, ...]:
        return (*self.quoted, *self.decided)

    @property
    def quotes(self) -> tuple[Located, ...]:
        return next((each.quotes for each in _rated(self.quoted)), ())

    @property
    def probabilities(self) -> tuple[tuple[int, float], ...]:
        return next((each.probabilities for each in _rated(self.decided)), ())


def _by_unit(
    quoted: Evaluation, decided: Evaluation
) -> Mapping[Unit, tuple[list[Judged], list[Judged]]]:
    pairs = defaultdict[Unit, tuple[list[Judged], list[Judged]]](lambda: ([], []))
    for side, evaluation in enumerate((quoted, decided)):
        for each in evaluation.judged:
            pairs[each.unit][side].append(each)
    return pairs


def _confirmed(judged: Judged, pair: _Pair) -> Judged:
    flagged = _flagged(judged, pair.flags)
    if isinstance(flagged, NotRated):
        return flagged
    return replace(flagged, probabilities=pair.probabilities)


def _evidenced(judged: Judged, pair: _Pair) -> Judged:
    flagged = _flagged(judged, pair.flags)
    if isinstance(flagged, NotRated) or not pair.quotes:
        return flagged
    flags = tuple(each for each in flagged.flags if each is not Flag.UNEVIDENCED)
    return replace(flagged, quotes=pair.quotes, flags=flags)


def _flagged(judged: Judged, flags: Iterator[Flag]) -> Judged:
    return replace(judged, flags=tuple(dict.fromkeys([*judged.flags, *flags])))


def _rated(judged: Sequence[Judged]) -> list[Rating]:
    return [each for each in judged if isinstance(each, Rating)]


def _failed(judged: Judged) -> bool:
    return isinstance(judged, NotRated) and judged.reason.is_failure
