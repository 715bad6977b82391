"""Every value of the vocabularies has words that a recruiter understands."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from answer_eval.evidence import Match, Polarity
from answer_eval.rating import Flag, RaterKind, Reason
from answer_eval.reports._words import (
    ANCHORS,
    FLAGS,
    KINDS,
    REASONS,
    STATUSES,
    UNLOCATED,
    Said,
    clock,
    turn_range,
)
from answer_eval.segment import Status
from answer_eval.transcript import UNTIMED, Interval, Time

LOCATED = {Match.EXACT, Match.NORMALISED, Match.FUZZY}


@pytest.mark.parametrize(
    ("words", "vocabulary"),
    [
        (FLAGS, set(Flag)),
        (REASONS, set(Reason)),
        (STATUSES, set(Status)),
        (KINDS, set(RaterKind)),
        (ANCHORS, set(Polarity)),
        (UNLOCATED, set(Match) - LOCATED),
    ],
)
def test_no_value_is_without_words(
    words: Mapping[StrEnum, Said | str], vocabulary: set[StrEnum]
) -> None:
    """A value added to a vocabulary needs its words here."""
    assert set(words) == vocabulary


@pytest.mark.parametrize("said", [*FLAGS.values(), *REASONS.values()])
def test_reasons_are_sentences_and_no_verdicts(said: Said) -> None:
    """A reason tells what is the case; it never tells what to do with a candidate."""
    assert said.meaning.endswith(".")
    assert said.meaning[0].isupper()
    words = f"{said.label} {said.meaning}".casefold()
    assert not any(verdict in words for verdict in ("reject", "hire", "unsuitable", "fail to"))


def test_a_clock_reads_as_a_player_shows_it() -> None:
    """Hours only where there are any, and nothing where there is no time."""
    times: list[Time] = [Interval(0, 1), Interval(75.9, 80), Interval(36_001, 36_002), UNTIMED]
    assert [clock(time) for time in times] == ["0:00", "1:15", "10:00:01", ""]


def test_turns_are_counted_as_the_files_count_them() -> None:
    """From 0, so that a number read here can be written into a table of corrections."""
    assert turn_range((0,)) == "turn 0"
    assert turn_range((5, 3, 9)) == "turns 3 to 9"
