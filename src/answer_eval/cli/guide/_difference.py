"""What `answer-eval guide diff` compares and prints."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answer_eval.changes.change import Change, How, Kind
from answer_eval.changes.guides import changes
from answer_eval.changes.ratings import Moved, Shift, interviews_of, raters_of, shifts
from answer_eval.changes.requests import Asked, Redone, redone
from answer_eval.cli import _show
from answer_eval.errors import BadRatings, UsageError
from answer_eval.files import load_guide, load_table
from answer_eval.guide import Guide
from answer_eval.human_ratings import RatingsRead, read_ratings
from answer_eval.rating import RaterKind
from answer_eval.reports import BASELINE_NOTICE
from answer_eval.shares import percent
from answer_eval.tables import Table as Rows

if TYPE_CHECKING:
    from rich.table import Table

RATINGS = "ratings.csv"
MAPPED_NOTICE = "Compared before calibration: the raters' own ratings, of both runs."


@dataclass(frozen=True, slots=True)
class Movement:
    """How raters' own ratings in two runs compare, and what could not be read of them."""

    raters: tuple[str, ...]
    shifts: tuple[Shift, ...]
    unusable: tuple[str, ...]
    is_baseline: bool
    is_mapped: bool
    """Whether a calibration mapped any of them: what is compared are those before it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that two versions of a guide, and two runs, differ in."""

    was: Guide
    now: Guide
    changes: tuple[Change, ...]
    redone: Redone
    movement: tuple[Movement, ...]
    """One for the two runs; none without them."""

    @property
    def is_unversioned(self) -> bool:
        """Whether the guide changed and its version didn't."""
        same = (self.was.id, self.was.version) == (self.now.id, self.now.version)
        return same and bool(self.changes)


def compare(was: Path, now: Path, runs: tuple[Path, Path] | None) -> Difference:
    """Read two guides, and the ratings of two runs; InputError for what can't be read."""
    old, new = load_guide(was), load_guide(now)
    movement = (_movement(*runs),) if runs else ()
    return Difference(old, new, changes(old, new), redone(old, new), movement)


def _movement(first: Path, second: Path) -> Movement:
    tables = [load_table(folder / RATINGS, BadRatings) for folder in (first, second)]
    reads = [_read(_raw(table)) for table in tables]
    before, after = (read.judged for read in reads)
    shared = raters_of(before) & raters_of(after)
    if not shared:
        raise UsageError(
            f"no rater is in both runs: {', '.join(sorted(raters_of(before)))} in {first},"
            f" {', '.join(sorted(raters_of(after)))} in {second}",
            fix="rate by both versions with one rater: else the shift could be the raters'",
        )
    _check_interviews(interviews_of(before), interviews_of(after), first, second)
    kinds = {each.rater.kind for each in before if each.rater.id in shared}
    return Movement(
        raters=tuple(sorted(shared)),
        shifts=shifts(before, after),
        unusable=tuple(str(each) for read in reads for each in read.unusable),
        is_baseline=RaterKind.BASELINE in kinds,
        is_mapped=any(row.cells.get("calibration") for table in tables for row in table.rows),
    )


def _check_interviews(
    before: frozenset[str], after: frozenset[str], first: Path, second: Path
) -> None:
    if before.isdisjoint(after):
        raise UsageError(
            f"the runs share no interview: {_some(before)} in {first}, {_some(after)} in {second}",
            fix="score the same interviews by both versions, under the same ids",
        )


def _some(names: frozenset[str]) -> str:
    first, *others = sorted(names)
    return f"{first} and {len(others)} more" if others else first


def _read(table: Rows) -> RatingsRead:
    read = read_ratings([table])
    if not read.judged:
        raise BadRatings("no row of it can be used", where=table.name, fix="score the run again")
    return read


def _raw(table: Rows) -> Rows:
    """Return a run's ratings as its raters gave them, whatever calibration mapped them."""
    rows = (
        replace(row, cells=row.cells | {"rating": own})
        if (own := row.cells.get("raw_rating"))
        else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def as_json(found: Difference) -> dict[str, Any]:
    """Return everything as JSON-able data."""
    written: dict[str, Any] = {
        "was": _version(found.was),
        "now": _version(found.now),
        "changes": [asdict(each) for each in found.changes],
        "redo": {
            "again": _pairs(found.redone.again),
            "first": _pairs(found.redone.first),
            "no_longer": _pairs(found.redone.no_longer),
            "standing": _pairs(found.redone.standing),
        },
    }
    for movement in found.movement:
        written["ratings"] = {
            "raters": list(movement.raters),
            "labels": {"baseline": movement.is_baseline, "calibrated": movement.is_mapped},
            "indicators": [_shift(each) for each in movement.shifts],
            "unusable": list(movement.unusable),
        }
    return written


def _version(guide: Guide) -> dict[str, str]:
    return {"guide": guide.id, "version": guide.version, "digest": guide.digest}


def _pairs(asked: tuple[Asked, ...]) -> list[dict[str, str]]:
    return [{"question": question, "competency": competency} for question, competency in asked]


def _shift(each: Shift) -> dict[str, Any]:
    moved = each.moved if isinstance(each.moved, Moved) else None
    return {
        "indicator": each.indicator,
        "rated_in_both": each.both,
        "mean_shift": moved.shift if moved else None,
        "share_changed": moved.changed if moved else None,
        "rated_to_not_rated": each.lost,
        "not_rated_to_rated": each.gained,
        "in_one_run_only": each.apart,
    }


def show(found: Difference) -> None:
    """Print the changes, what they mean for ratings, and how ratings moved."""
    for line in _lines(found):
        click.echo(line)
    for movement in found.movement:
        _show.console().print(_table(movement))
        if movement.is_baseline:
            click.echo(BASELINE_NOTICE)
        if movement.is_mapped:
            click.echo(MAPPED_NOTICE)
        for line in movement.unusable:
            click.echo(line, err=True)


def _lines(found: Difference) -> Iterator[str]:
    old, new = found.was, found.now
    yield f"{old.id} {old.version} → {new.id} {new.version}"
    if not found.changes:
        yield "nothing that a guide says differs: no rating has to be redone"
        return
    for title, seen in (("What raters see", True), ("What raters don't see", False)):
        mine = [each for each in found.changes if each.seen is seen]
        if mine:
            yield f"\n{title}:"
        yield from (f"  {_line(each)}" for each in mine)
    yield ""
    yield from _consequences(found.redone)
    if found.is_unversioned:
        yield f"the version is still {new.version}: count it up, so that results can be told apart"


def _line(change: Change) -> str:
    kind = "" if change.kind is Kind.REMAINDER else f"{change.kind.replace('_', ' ')} "
    field = f" ({change.field})" if change.field else ""
    return f"{kind}{change.id} {change.how}{field}{_words(change)}"


def _words(change: Change) -> str:
    match change.how:
        case How.ADDED:
            return f": {change.now}"
        case How.REMOVED:
            return f": {change.was}"
        case How.MOVED if change.was == change.now:
            return f": {change.now}" if change.now else ""
        case _ if change.was or change.now:
            return f": {change.was or 'nothing'} → {change.now or 'nothing'}"
    return ""


def _consequences(found: Redone) -> Iterator[str]:
    for said, asked in (
        ("ratings to be redone", found.again),
        ("rated for the first time", found.first),
        ("no longer rated", found.no_longer),
    ):
        if asked:
            yield f"{said} (question: competency): {_listed(asked)}"
    if not (found.again or found.first or found.no_longer):
        yield "no rating has to be redone; run score again for scores and reports by the new rules"


def _listed(asked: tuple[Asked, ...]) -> str:
    return ", ".join(f"{question}: {competency}" for question, competency in asked)


def _table(movement: Movement) -> "Table":
    title = f"ratings by {', '.join(movement.raters)}: the second run less the first"
    changed = ["rated in both", "mean shift", "changed", "rated → not", "not → rated"]
    table = _show.table(title, ["indicator"], [*changed, "in one run only"])
    for shift in movement.shifts:
        counts = (str(shift.lost), str(shift.gained), str(shift.apart))
        table.add_row(shift.indicator, str(shift.both), *_moved(shift), *counts)
    return table


def _moved(shift: Shift) -> tuple[str, str]:
    if isinstance(shift.moved, Moved):
        return f"{shift.moved.shift:+.2f}", percent(shift.moved.changed)
    return "-", "-"
