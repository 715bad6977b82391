"""A trial's findings, and whether the guide passes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import fmean

from answer_eval.agreement.repeats import NotRepeated, Spread
from answer_eval.guide import Guide
from answer_eval.rating import NotRated, Rater
from answer_eval.trial.cases import LeftOut
from answer_eval.trial.levels import Expectation, expectations
from answer_eval.trial.pairs import NoMargin, Outcome, Pair, pairs_of, unpaired
from answer_eval.trial.rated import RatedCase
from answer_eval.trial.stability import stability

BEATS = Fraction(4, 5)
"""The share of pairs that the good answer has to win, by numbers or by no evidence."""
BEATS_BY_NUMBERS = Fraction(3, 5)
"""The share of pairs that it has to win by numbers."""


class Verdict(StrEnum):
    """Whether good answers beat weak ones by this guide and this rater."""

    PASSED = "passed"
    FELL_SHORT = "fell_short"
    NOT_ENOUGH_DATA = "not_enough_data"


@dataclass(frozen=True, slots=True)
class Gate:
    """A share of the pairs that has to be won."""

    name: str
    won: int
    pairs: int
    needed: Fraction

    @property
    def passed(self) -> bool:
        """Whether enough pairs are won; none at all are not enough."""
        return self.pairs > 0 and Fraction(self.won, self.pairs) >= self.needed

    def __str__(self) -> str:
        return f"{self.name}: {self.won} of {self.pairs} pairs, {float(self.needed):.0%} needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All that trying a guide on sample answers has shown."""

    guide: Guide
    rater: Rater
    samples: int
    answers: int
    left_out: tuple[LeftOut, ...]
    pairs: tuple[Pair, ...]
    unpaired: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    stability: tuple[Spread, ...] | NotRepeated
    failures: tuple[NotRated, ...]

    @property
    def tally(self) -> dict[Outcome, int]:
        """How many pairs came to each outcome."""
        counted = Counter(pair.outcome for pair in self.pairs)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def margin(self) -> float | NoMargin:
        """The mean margin of the pairs with two scores, in points."""
        margins = [pair.margin for pair in self.pairs if isinstance(pair.margin, float)]
        return fmean(margins) if margins else NoMargin("no pair has two scores")

    @property
    def blame(self) -> tuple[tuple[str, int], ...]:
        """How many lost, tied or narrow pairs each indicator holds back, the most first."""
        counted = Counter(side.indicator for pair in self.pairs for side in pair.blamed)
        return tuple(counted.most_common())

    @property
    def gates(self) -> tuple[Gate, ...]:
        """What the verdict rests on."""
        won, silent = self.tally[Outcome.WON], self.tally[Outcome.WON_BY_NO_EVIDENCE]
        return (
            Gate("good beats weak", won + silent, len(self.pairs), BEATS),
            Gate("by numbers", won, len(self.pairs), BEATS_BY_NUMBERS),
        )

    @property
    def verdict(self) -> Verdict:
        """Passed where every gate is; without a pair nothing is shown."""
        if not self.pairs:
            return Verdict.NOT_ENOUGH_DATA
        passed = all(gate.passed for gate in self.gates)
        return Verdict.PASSED if passed else Verdict.FELL_SHORT


def trial_of(
    rated: Sequence[RatedCase],
    left_out: tuple[LeftOut, ...],
    guide: Guide,
    rater: Rater,
    samples: int | NotRepeated,
) -> Trial:
    """Sum up the ratings of every case; `samples` says why where they weren't repeated."""
    repeats = samples if isinstance(samples, int) else 1
    return Trial(
        guide=guide,
        rater=rater,
        samples=repeats,
        answers=len(rated),
        left_out=left_out,
        pairs=pairs_of(rated, guide),
        unpaired=unpaired(rated),
        expectations=expectations(rated, guide),
        stability=stability(rated, guide) if isinstance(samples, int) else samples,
        failures=tuple(failure for each in rated for failure in each.failures),
    )
