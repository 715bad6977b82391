"""Rates of a favourable outcome in each group, and the ratios of Local Law 144 and four fifths."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np

from answer_eval.agreement.estimate import Bounds, Estimate, Undefined
from answer_eval.agreement.gates import Gate
from answer_eval.agreement.ratings import Array
from answer_eval.agreement.verdict import Outcome
from answer_eval.impact.attribute import Members
from answer_eval.impact.chance import FOUR_FIFTHS, chance_below
from answer_eval.impact.fisher import fisher
from answer_eval.impact.held import hold
from answer_eval.impact.intervals import Count, koopman, wilson
from answer_eval.impact.sample import Criterion

RATIO = Gate("impact ratio", FOUR_FIFTHS, inf, "29 CFR 1607.4(D)")


class Screen(StrEnum):
    """What an impact ratio and its interval say beside four fifths: a screen, and no verdict."""

    BELOW = "below four fifths"
    CLEAR = "not below four fifths"
    UNSETTLED = "not enough data"
    REFERENCE = "highest rate"


_SCREENS = {
    Outcome.FAIL: Screen.BELOW,
    Outcome.PASS: Screen.CLEAR,
    Outcome.NOT_ENOUGH_DATA: Screen.UNSETTLED,
}


@dataclass(frozen=True, slots=True)
class Against:
    """A group held against the one with the highest rate."""

    ratio: Estimate
    fisher: float | Undefined
    by_chance: float | Undefined
    """How often two such groups of one true rate would show a ratio below four fifths."""
    screen: Screen
    enough: int | Undefined
    """About how many people the smaller of the two groups would need to settle it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRate:
    """One group's rate; `is_small` where it is below 2 % of the sample."""

    group: str
    count: Count
    share: float
    is_small: bool
    interval: Bounds
    against: Against


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """All groups' rates by one criterion; `is_whole` unless small groups are left out."""

    criterion: Criterion
    is_whole: bool
    groups: tuple[GroupRate, ...]


def rate_tables(scores: Array, members: Members, criterion: Criterion) -> tuple[RateTable, ...]:
    """Return the table of all groups and, where some are below 2 %, that of the others alone."""
    whole = _table(scores, members, criterion, is_whole=True)
    if not any(members.small) or len(members.larger.names) < 2:  # noqa: PLR2004  a ratio needs two
        return (whole,)
    return whole, _table(scores, members.larger, criterion, is_whole=False)


def _table(scores: Array, members: Members, criterion: Criterion, *, is_whole: bool) -> RateTable:
    hits = criterion.met(scores) @ members.masks
    counts = [Count(int(hit), of) for hit, of in zip(hits, members.sizes, strict=True)]
    highest = int(np.argmax([count.rate for count in counts])) if counts else 0
    rows = (
        GroupRate(
            group=name,
            count=counts[number],
            share=counts[number].of / len(scores),
            is_small=members.small[number],
            interval=wilson(counts[number]),
            against=_against(counts, number, highest),
        )
        for number, name in enumerate(members.names)
    )
    return RateTable(criterion=criterion, is_whole=is_whole, groups=tuple(rows))


def _against(counts: list[Count], number: int, highest: int) -> Against:
    group, reference = counts[number], counts[highest]
    if len(counts) == 1:
        return _nothing("there is one group only", group.of)
    if not reference.hits:
        return _nothing("nobody in any group has the favourable outcome", group.of)
    if number == highest:
        itself = Undefined("it is the group with the highest rate")
        ratio = Estimate(1.0, itself, group.of, group.of)
        return Against(ratio, itself, itself, Screen.REFERENCE, itself)
    smaller = min(group.of, reference.of)
    ratio = Estimate(
        group.rate / reference.rate, koopman(group, reference), group.of + reference.of, smaller
    )
    judged = hold(RATIO, ratio)
    return Against(
        ratio=ratio,
        fisher=fisher(group, reference),
        by_chance=chance_below(group, reference),
        screen=_SCREENS[judged.outcome],
        enough=judged.enough,
    )


def _nothing(why: str, size: int) -> Against:
    missing = Undefined(why)
    ratio = Estimate(missing, Undefined("there is no value"), size, size)
    return Against(ratio, missing, missing, Screen.UNSETTLED, missing)
